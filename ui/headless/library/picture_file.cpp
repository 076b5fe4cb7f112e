#include "ui/headless/library/picture_file.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/image/png_chunks.h"
#include "engine/image/read_picture.h"
#include "engine/image/tiff_tags.h"
#include "ui/headless/harmless_text.h"
#include "ui/headless/library/library_files.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr int kNameLetters = 60;         // of the prompt, in a file name
constexpr int kNameBytes = 180;          // of the prompt, in a file name
constexpr qsizetype kLongestId = 200;    // characters; longer ones are no names
constexpr qsizetype kLongestName = 200;  // of a model, a tag, a collection
constexpr qsizetype kLongestPrompt = 20'000;
constexpr qsizetype kMostNames = 200;
constexpr int kMostAttempts = 10'000;
constexpr char kLibraryKey[] = "library";

/// A name for lists: one line, not too long, its letters composed.
QString nameFrom(const std::string& text) {
    return plainName(firstLetters(QString::fromStdString(text), kLongestName));
}

QStringList namesFrom(const nlohmann::json& object, const char* key) {
    QStringList names;
    if (const auto list = object.find(key); list != object.end() && list->is_array())
        for (const auto& name : *list)
            if (name.is_string() && names.size() < kMostNames)
                names << nameFrom(name.get<std::string>());
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

nlohmann::json namesAsJson(const QStringList& names) {
    nlohmann::json list = nlohmann::json::array();
    for (const QString& name : names) list.push_back(name.toStdString());
    return list;
}

std::uint32_t bigEndian(std::span<const std::uint8_t> bytes) {
    return std::uint32_t(bytes[0]) << 24 | std::uint32_t(bytes[1]) << 16 | std::uint32_t(bytes[2]) << 8 | bytes[3];
}

}  // namespace

QString plainName(const QString& name) {
    return name.normalized(QString::NormalizationForm_C).simplified();
}

QString pictureFileName(qint64 number, const QString& prompt, int attempt) {
    QString words;
    for (const char32_t c : prompt.toUcs4()) {
        const bool isPlain = QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == U'-' || c == U'\'';
        words += isPlain ? QString::fromUcs4(&c, 1) : QStringLiteral(" ");
        if (words.size() > 4 * kNameLetters)
            break;
    }
    words = words.simplified().left(kNameLetters);
    while (words.toUtf8().size() > kNameBytes || (!words.isEmpty() && words.back().isHighSurrogate())) words.chop(1);
    words = words.trimmed();
    QString name = QStringLiteral("%1").arg(number, 6, 10, QLatin1Char('0'));
    if (!words.isEmpty())
        name += QLatin1Char(' ') + words;
    if (attempt > 1)
        name += QStringLiteral(" (%1)").arg(attempt);
    return name + QStringLiteral(".png");
}

qint64 numberOfFileName(const QString& name) {
    qsizetype digits = 0;
    while (digits < name.size() && digits < 15 && name[digits] >= QLatin1Char('0') && name[digits] <= QLatin1Char('9'))
        ++digits;
    return digits < 6 ? 0 : QStringView(name).left(digits).toLongLong();
}

QString idOfContent(std::span<const std::uint8_t> bytes) {
    const QByteArrayView view(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(view);
    return QStringLiteral("file-") + QString::fromLatin1(hash.result().toHex());
}

QString idOfPlace(const QString& path) {
    return QStringLiteral("copy-") +
           QString::fromLatin1(QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha1).toHex());
}

PictureRecord recordOf(const PictureMetadata& metadata, const fs::path& root, const QString& path, int width,
                       int height) {
    PictureRecord record;
    record.path = path;
    record.width = width;
    record.height = height;
    record.id = QString::fromStdString(metadata.id);
    if (record.id.size() > kLongestId || record.id.contains(QLatin1Char('\n')))
        record.id.clear();
    record.created = QString::fromStdString(metadata.created).left(40);
    record.modelName = nameFrom(metadata.modelName);
    if (metadata.request)
        record.task = QString::fromLatin1(name(metadata.request->task));
    // Another program's picture may tell its prompt in that program's words.
    if (const auto request = metadata.saidRequest()) {
        record.prompt = firstLetters(QString::fromStdString(request->prompt), kLongestPrompt);
        record.seed = metadata.saidSeed();
    }
    for (const std::string& parent : metadata.parents)
        if (parent.size() <= std::size_t(kLongestId) && record.parents.size() < kMostNames)
            record.parents << nameFrom(parent);
    if (const auto facts = metadata.extra.find(kLibraryKey); facts != metadata.extra.end() && facts->is_object()) {
        if (const auto number = facts->find("number"); number != facts->end() && number->is_number_integer())
            record.number = std::clamp<qint64>(number->get<qint64>(), 0, qint64(1) << 52);
        if (const auto favourite = facts->find("favourite"); favourite != facts->end() && favourite->is_boolean())
            record.isFavourite = favourite->get<bool>();
        record.tags = namesFrom(*facts, "tags");
        record.collections = namesFrom(*facts, "collections");
    }
    const FileFacts file = factsOf(root / toPath(path)).value_or(FileFacts());
    record.bytes = file.bytes;
    record.modified = file.modified;
    if (record.created.isEmpty())
        record.created = QDateTime::fromMSecsSinceEpoch(file.modified / 1'000'000, Qt::UTC).toString(Qt::ISODate);
    if (path.startsWith(QLatin1String(kTrashFolder) + QLatin1Char('/')))
        record.trashedAt = QDateTime::currentSecsSinceEpoch();
    return record;
}

PictureRecord readRecord(const fs::path& root, const QString& path) {
    const fs::path file = root / toPath(path);
    const std::vector<std::uint8_t> bytes = readPictureBytes(file, PictureLimits().fileBytes);
    const std::vector<PngChunk> chunks = pngChunks(bytes);
    const bool isWhole = isPng(bytes) && !chunks.empty() && chunks.front().type == "IHDR" &&
                         chunks.front().data.size() >= 8 && chunks.back().type == "IEND";
    if (!isWhole)
        throw PictureError(says("Gallery", "%1 is damaged or cut short; it is not listed.").with(file));
    const auto header = chunks.front().data;
    std::uint32_t width = bigEndian(header), height = bigEndian(header.subspan(4));
    const auto exif = std::find_if(chunks.begin(), chunks.end(), [](const PngChunk& c) { return c.type == "eXIf"; });
    if (exif != chunks.end() && exifOrientation(exif->data) >= 5)
        std::swap(width, height);  // shown lying on its side
    if (width == 0 || height == 0 || width > 1u << 30 || height > 1u << 30)
        throw PictureError(says("Gallery", "%1 is damaged: its size can't be right; it is not listed.").with(file));
    PictureRecord record = recordOf(readMetadata(bytes), root, path, static_cast<int>(width), static_cast<int>(height));
    if (record.id.isEmpty())
        record.id = idOfContent(bytes);
    return record;
}

void setLibraryFacts(PictureMetadata& metadata, const PictureRecord& record) {
    metadata.id = record.id.toStdString();
    if (!metadata.extra.is_object())
        metadata.extra = nlohmann::json::object();
    nlohmann::json& facts = metadata.extra[kLibraryKey];
    if (!facts.is_object())
        facts = nlohmann::json::object();
    facts["number"] = record.number;
    const auto set = [&](const char* key, bool isSaid, nlohmann::json value) {
        if (isSaid)
            facts[key] = std::move(value);
        else
            facts.erase(key);
    };
    set("favourite", record.isFavourite, true);
    set("tags", !record.tags.isEmpty(), namesAsJson(record.tags));
    set("collections", !record.collections.isEmpty(), namesAsJson(record.collections));
}

fs::path moveWithoutReplacing(const fs::path& from, const fs::path& to) {
    makeFolders(to.parent_path());
    fs::path target = to;
    for (int attempt = 2;; ++attempt) {
        const int error = renameUnlessExists(from, target);
        if (error == 0) {
            flushFolder(target.parent_path());
            flushFolder(from.parent_path());
            return target;
        }
        if (error != EEXIST || attempt > kMostAttempts)
            throw FileError(
                says("Gallery", "%1 can't be moved to %2: %3.").with(from, target, fileErrorInWords(error)));
        target =
            to.parent_path() / (to.stem().string() + " (" + std::to_string(attempt) + ")" + to.extension().string());
    }
}

}  // namespace unclip
