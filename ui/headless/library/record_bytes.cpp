#include "ui/headless/library/record_bytes.h"

#include <cstring>

namespace unclip {
namespace {

constexpr char kBetween = '\n';  // between the names of a list

struct Numbers {
    qint64 number, bytes, modified, trashedAt;
    quint64 seed;
    qint32 width, height;
    quint8 isTrashed, isFavourite, saysNoSeed;
    quint8 unused[5];
};

void append(QByteArray& bytes, const QString& text) {
    const QByteArray utf8 = text.toUtf8();
    const auto length = static_cast<quint32>(utf8.size());
    bytes.append(reinterpret_cast<const char*>(&length), sizeof length);
    bytes.append(utf8);
}

/// The texts behind the numbers, in their order.
class Texts {
public:
    explicit Texts(QByteArrayView bytes) : rest_(bytes) {}

    QByteArrayView next() {
        quint32 length = 0;
        if (static_cast<std::size_t>(rest_.size()) < sizeof length)
            return fail();
        std::memcpy(&length, rest_.data(), sizeof length);
        rest_ = rest_.sliced(sizeof length);
        if (static_cast<qsizetype>(length) > rest_.size())
            return fail();
        const QByteArrayView text = rest_.first(length);
        rest_ = rest_.sliced(length);
        return text;
    }
    bool haveFailed() const { return hasFailed_; }
    bool wereWhole() const { return !hasFailed_ && rest_.isEmpty(); }

private:
    QByteArrayView fail() {
        hasFailed_ = true;
        rest_ = {};
        return {};
    }

    QByteArrayView rest_;
    bool hasFailed_ = false;
};

QStringList namesOf(QByteArrayView bytes) {
    return bytes.isEmpty() ? QStringList() : QString::fromUtf8(bytes).split(QLatin1Char(kBetween), Qt::SkipEmptyParts);
}

template <class Last>
bool isNew(Last& last, QByteArrayView bytes) {
    if (last.bytes == bytes)
        return false;
    last.bytes = bytes.toByteArray();
    return true;
}

}  // namespace

QByteArray toBytes(const PictureRecord& record) {
    const Numbers numbers{record.number,
                          record.bytes,
                          record.modified,
                          record.trashedAt.value_or(0),
                          record.seed.value_or(0),
                          record.width,
                          record.height,
                          record.trashedAt.has_value(),
                          record.isFavourite,
                          !record.seed,
                          {}};
    QByteArray bytes(reinterpret_cast<const char*>(&numbers), sizeof numbers);
    for (const QString& text : {record.id, record.path, record.created, record.task, record.prompt, record.modelName,
                                record.tags.join(QLatin1Char(kBetween)), record.collections.join(QLatin1Char(kBetween)),
                                record.parents.join(QLatin1Char(kBetween))})
        append(bytes, text);
    return bytes;
}

std::optional<RecordHead> headOf(QByteArrayView bytes) {
    Numbers numbers;
    if (static_cast<std::size_t>(bytes.size()) < sizeof numbers)
        return {};
    std::memcpy(&numbers, bytes.data(), sizeof numbers);
    Texts texts(bytes.sliced(sizeof numbers));
    RecordHead head{texts.next(), texts.next(), numbers.bytes, numbers.modified};
    return texts.haveFailed() ? std::nullopt : std::optional(head);
}

std::optional<PictureRecord> RecordReader::read(const QByteArray& bytes) {
    Numbers numbers;
    if (static_cast<std::size_t>(bytes.size()) < sizeof numbers)
        return {};
    std::memcpy(&numbers, bytes.constData(), sizeof numbers);
    PictureRecord record;
    record.number = numbers.number;
    record.bytes = numbers.bytes;
    record.modified = numbers.modified;
    if (numbers.isTrashed)
        record.trashedAt = numbers.trashedAt;
    if (!numbers.saysNoSeed)
        record.seed = numbers.seed;
    record.width = numbers.width;
    record.height = numbers.height;
    record.isFavourite = numbers.isFavourite;

    Texts texts(QByteArrayView(bytes).sliced(sizeof numbers));
    const auto shared = [&](LastText& last) {
        if (const QByteArrayView text = texts.next(); isNew(last, text))
            last.text = QString::fromUtf8(text);
        return last.text;
    };
    const auto sharedNames = [&](LastNames& last) {
        if (const QByteArrayView text = texts.next(); isNew(last, text))
            last.names = namesOf(text);
        return last.names;
    };
    record.id = QString::fromUtf8(texts.next());
    record.path = QString::fromUtf8(texts.next());
    record.created = QString::fromUtf8(texts.next());
    record.task = shared(task_);
    record.prompt = QString::fromUtf8(texts.next());
    record.modelName = shared(model_);
    record.tags = sharedNames(tags_);
    record.collections = sharedNames(collections_);
    record.parents = namesOf(texts.next());
    return texts.wereWhole() ? std::optional(std::move(record)) : std::nullopt;
}

}  // namespace unclip
