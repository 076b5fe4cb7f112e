#pragma once

#include <QByteArray>
#include <QHash>
#include <optional>
#include <vector>

#include "ui/headless/library/library_files.h"
#include "ui/headless/library/picture_record.h"
#include "ui/headless/library/record_bytes.h"

namespace unclip {

/// Every file that an index lists, to be compared with those that are there. Of nearly all of them the comparison needs
/// path, size and time alone, so their records stay as the index holds them.
class ListedFiles {
public:
    ListedFiles() = default;
    /// `records`: as toBytes() makes them. Throws nothing; `areWhole` becomes false when one of them is something else.
    explicit ListedFiles(std::vector<QByteArray> records);

    bool areWhole() const { return areWhole_; }
    int size() const { return static_cast<int>(heads_.size()); }
    /// Where the file at this path, in UTF-8, stands among them; -1 when it isn't listed.
    int find(const std::string& path) const;

    /// UTF-8, as long as this object is there.
    QByteArray id(int place) const;
    std::string path(int place) const;
    FileFacts facts(int place) const;
    PictureRecord record(int place) const;

private:
    std::vector<QByteArray> records_;
    std::vector<RecordHead> heads_;
    QHash<QByteArrayView, int> places_;  ///< by path
    bool areWhole_ = true;
};

}  // namespace unclip
