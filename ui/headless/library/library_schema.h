#pragma once

#include "ui/headless/library/database.h"
#include "ui/headless/library/picture_record.h"

namespace unclip {

inline constexpr int kSchemaVersion = 4;

/// The version of the tables in a database; 0: there are none yet.
int schemaVersion(Database& database);

/// Makes the tables, or brings those of an older program up to date with all that they hold, unless another program
/// just did. Returns whether there were none.
bool makeTables(Database& database);

/// Lists a picture, which keeps its row, in place of what was listed under its id or its path.
void putRecord(Database& database, const PictureRecord& record);

/// Forgets a picture, but not how it looks.
void removeRecord(Database& database, const QString& id);

}  // namespace unclip
