#pragma once

#include <QByteArray>
#include <optional>

#include "ui/headless/library/picture_record.h"

namespace unclip {

/// A record as one value of the index: a hundred thousand are read in a fraction of the time that their columns would
/// take. Numbers in the machine's own order, then each text's length and UTF-8.
QByteArray toBytes(const PictureRecord& record);

/// The beginning of a record, where it stands in the record's bytes. Texts are UTF-8.
struct RecordHead {
    QByteArrayView id, path;
    qint64 bytes = 0, modified = 0;
};

/// Absent when the bytes are not what toBytes() makes.
std::optional<RecordHead> headOf(QByteArrayView bytes);

/// Reads records one after another; texts that many have in common are shared.
class RecordReader {
public:
    /// Absent when the bytes are not what toBytes() makes.
    std::optional<PictureRecord> read(const QByteArray& bytes);

private:
    struct LastText {
        QByteArray bytes;
        QString text;
    };
    struct LastNames {
        QByteArray bytes;
        QStringList names;
    };
    LastText task_, model_;
    LastNames tags_, collections_;
};

}  // namespace unclip
