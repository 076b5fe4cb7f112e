#include "engine/weights/zip_archive.h"

#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/base/stop_point.h"

namespace unclip {
namespace {

constexpr std::uint32_t kLocalHeader = 0x04034b50;
constexpr std::uint32_t kDirectoryEntry = 0x02014b50;
constexpr std::uint32_t kDirectoryEnd = 0x06054b50;
constexpr std::uint32_t kDirectoryEnd64 = 0x06064b50;
constexpr std::uint32_t kDirectoryEnd64Locator = 0x07064b50;
constexpr std::size_t kDirectoryEndBytes = 22;
constexpr std::size_t kLongestComment = 65535;
constexpr std::uint16_t kZip64Extra = 1;

class ZipReader {
public:
    ZipReader(std::span<const std::byte> bytes, const std::string& origin) : bytes_(bytes), origin_(origin) {}

    std::map<std::string, std::span<const std::byte>> read() {
        findDirectory();
        std::map<std::string, std::span<const std::byte>> entries;
        for (std::uint64_t i = 0; i < entries_; ++i) {
            stopPoint();
            const Entry entry = nextEntry();
            if (entry.name.ends_with('/') && entry.size == 0)
                continue;
            checkName(entry.name);
            if (!entries.emplace(entry.name, dataOf(entry)).second)
                refuse(says("Models", "the entry %1 is there twice").with(quoted(entry.name)));
        }
        return entries;
    }

private:
    struct Entry {
        std::string name;
        std::uint64_t size = 0, compressedSize = 0, header = 0;
        std::uint16_t flags = 0, method = 0;
    };

    [[noreturn]] void refuse(const Sentence& fault) const {
        throw ModelError(says("Models", "%1 is damaged or no PyTorch checkpoint: %2.").with(origin_, fault));
    }
    static Sentence quoted(std::string_view text) { return shortened(nlohmann::json(std::string(text))); }

    std::span<const std::byte> slice(std::uint64_t offset, std::uint64_t size) const {
        if (offset > bytes_.size() || size > bytes_.size() - offset)
            refuse(
                says("Models", "it points outside itself, so it may have been cut short; download or copy it again"));
        return bytes_.subspan(offset, size);
    }
    template <typename T>
    T number(std::uint64_t offset) const {
        T value;
        std::memcpy(&value, slice(offset, sizeof(T)).data(), sizeof(T));
        return value;
    }
    std::string text(std::uint64_t offset, std::uint64_t size) const {
        const auto part = slice(offset, size);
        return {reinterpret_cast<const char*>(part.data()), part.size()};
    }

    void findDirectory() {
        if (bytes_.size() < kDirectoryEndBytes)
            refuse(says("Models", "it is too short for a zip archive"));
        std::uint64_t end = bytes_.size() - kDirectoryEndBytes;
        const std::uint64_t first = end > kLongestComment ? end - kLongestComment : 0;
        while (number<std::uint32_t>(end) != kDirectoryEnd ||
               end + kDirectoryEndBytes + number<std::uint16_t>(end + 20) != bytes_.size()) {
            if (end == first && number<std::uint32_t>(0) == kLocalHeader)
                refuse(says("Models",
                            "it was cut short: its end, a zip archive's directory, is missing; download or "
                            "copy it again"));
            if (end == first)
                refuse(says("Models",
                            "it is neither a zip archive nor a checkpoint of PyTorch before 1.6, or was cut short"));
            --end;
        }
        if (number<std::uint16_t>(end + 4) != 0 || number<std::uint16_t>(end + 6) != 0)
            refuse(says("Models", "it is one part of a split archive"));
        entries_ = number<std::uint16_t>(end + 10);
        next_ = number<std::uint32_t>(end + 16);
        if (end >= 20 && number<std::uint32_t>(end - 20) == kDirectoryEnd64Locator) {
            const auto end64 = number<std::uint64_t>(end - 20 + 8);
            if (number<std::uint32_t>(end64) != kDirectoryEnd64)
                refuse(says("Models", "its zip64 directory is not where it should be"));
            entries_ = number<std::uint64_t>(end64 + 32);
            next_ = number<std::uint64_t>(end64 + 48);
        }
        if (entries_ > bytes_.size() / 46)
            refuse(says("Models", "it claims more entries than it has bytes"));
    }

    Entry nextEntry() {
        if (number<std::uint32_t>(next_) != kDirectoryEntry)
            refuse(says("Models", "its directory is broken"));
        Entry entry;
        entry.flags = number<std::uint16_t>(next_ + 8);
        entry.method = number<std::uint16_t>(next_ + 10);
        entry.compressedSize = number<std::uint32_t>(next_ + 20);
        entry.size = number<std::uint32_t>(next_ + 24);
        const auto nameBytes = number<std::uint16_t>(next_ + 28);
        const auto extraBytes = number<std::uint16_t>(next_ + 30);
        const auto commentBytes = number<std::uint16_t>(next_ + 32);
        entry.header = number<std::uint32_t>(next_ + 42);
        entry.name = text(next_ + 46, nameBytes);
        readZip64(entry, next_ + 46 + nameBytes, extraBytes);
        next_ += 46ULL + nameBytes + extraBytes + commentBytes;
        return entry;
    }

    /// Sizes that don't fit 32 bits stand in an extra field, in a fixed order, each only if its short form is all ones.
    void readZip64(Entry& entry, std::uint64_t offset, std::uint64_t size) const {
        slice(offset, size);
        const std::uint64_t end = offset + size;
        while (end - offset >= 4) {
            const auto kind = number<std::uint16_t>(offset);
            const std::uint64_t fieldEnd = offset + 4 + number<std::uint16_t>(offset + 2);
            if (fieldEnd > end)
                return;  // padding of writers that align their entries
            offset += 4;
            if (kind == kZip64Extra) {
                for (std::uint64_t* value : {&entry.size, &entry.compressedSize, &entry.header}) {
                    if (*value != 0xffffffff)
                        continue;
                    if (offset + 8 > fieldEnd)
                        refuse(says("Models", "a zip64 field of the entry %1 is too short").with(quoted(entry.name)));
                    *value = number<std::uint64_t>(offset);
                    offset += 8;
                }
                return;
            }
            offset = fieldEnd;
        }
    }

    void checkName(const std::string& name) const {
        const auto isTrick = [](const std::string& path) {
            return path.empty() || path.front() == '/' || path.find('\\') != std::string::npos ||
                   path.find('\0') != std::string::npos || ("/" + path + "/").find("/../") != std::string::npos ||
                   (path.size() > 1 && path[1] == ':');
        };
        if (isTrick(name))
            refuse(says("Models", "the entry name %1 leads out of the archive").with(quoted(name)));
    }

    std::span<const std::byte> dataOf(const Entry& entry) const {
        if ((entry.flags & 1) != 0)
            refuse(says("Models", "the entry %1 is encrypted").with(quoted(entry.name)));
        if (entry.method != 0 || entry.size != entry.compressedSize)
            refuse(says("Models", "the entry %1 is compressed, which PyTorch never does; save the checkpoint again")
                       .with(quoted(entry.name)));
        if (number<std::uint32_t>(entry.header) != kLocalHeader)
            refuse(says("Models", "the entry %1 is not where its directory says").with(quoted(entry.name)));
        const auto nameBytes = number<std::uint16_t>(entry.header + 26);
        const auto extraBytes = number<std::uint16_t>(entry.header + 28);
        if (text(entry.header + 30, nameBytes) != entry.name)
            refuse(says("Models", "the entry %1 has another name at its data").with(quoted(entry.name)));
        return slice(entry.header + 30 + nameBytes + extraBytes, entry.size);
    }

    std::span<const std::byte> bytes_;
    const std::string& origin_;
    std::uint64_t entries_ = 0, next_ = 0;
};

}  // namespace

std::map<std::string, std::span<const std::byte>> readZipArchive(std::span<const std::byte> bytes,
                                                                 const std::string& origin) {
    return ZipReader(bytes, origin).read();
}

}  // namespace unclip
