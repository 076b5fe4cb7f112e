#pragma once

#include <QString>
#include <QStringList>

namespace unclip {

/// How long what nothing needs any more is kept: masks of requests, pasted pictures, pictures in the trash.
inline constexpr int kLeftoverDays = 30;

/// Removes the files of `folder` that match `pattern` and weren't written for `days` days, except those in `needed`
/// (absolute paths). What can't be removed stays.
void removeLeftovers(const QString& folder, const QString& pattern, int days, const QStringList& needed);

}  // namespace unclip
