#include "ui/headless/library/listed_files.h"

namespace unclip {

ListedFiles::ListedFiles(std::vector<QByteArray> records) : records_(std::move(records)) {
    heads_.reserve(records_.size());
    places_.reserve(static_cast<qsizetype>(records_.size()));
    for (const QByteArray& bytes : records_) {
        const auto head = headOf(bytes);
        areWhole_ &= head.has_value();
        heads_.push_back(head.value_or(RecordHead()));
        places_.insert(heads_.back().path, static_cast<int>(heads_.size()) - 1);
    }
}

int ListedFiles::find(const std::string& path) const {
    return places_.value(QByteArrayView(path.data(), static_cast<qsizetype>(path.size())), -1);
}

QByteArray ListedFiles::id(int place) const {
    const QByteArrayView id = heads_[static_cast<std::size_t>(place)].id;
    return QByteArray::fromRawData(id.data(), id.size());
}

std::string ListedFiles::path(int place) const {
    const QByteArrayView path = heads_[static_cast<std::size_t>(place)].path;
    return {path.data(), static_cast<std::size_t>(path.size())};
}

FileFacts ListedFiles::facts(int place) const {
    const RecordHead& head = heads_[static_cast<std::size_t>(place)];
    return {head.bytes, head.modified};
}

PictureRecord ListedFiles::record(int place) const {
    return RecordReader().read(records_[static_cast<std::size_t>(place)]).value_or(PictureRecord());
}

}  // namespace unclip
