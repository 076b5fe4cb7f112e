#include "engine/weights/pickle_names.h"

#include <unordered_map>

namespace unclip {
namespace {

const std::unordered_map<std::string_view, StoredDtype> kStorages{
    {"torch DoubleStorage", StoredDtype::float64}, {"torch FloatStorage", StoredDtype::float32},
    {"torch HalfStorage", StoredDtype::float16},   {"torch BFloat16Storage", StoredDtype::bfloat16},
    {"torch LongStorage", StoredDtype::int64},     {"torch IntStorage", StoredDtype::int32},
    {"torch ShortStorage", StoredDtype::int16},    {"torch CharStorage", StoredDtype::int8},
    {"torch ByteStorage", StoredDtype::uint8},     {"torch BoolStorage", StoredDtype::boolean}};

}  // namespace

std::string_view knownPickleName(std::string_view name) {
    for (const std::string_view known : {kRebuildTensor, kRebuildParameter, kOrderedDictionary})
        if (name == known)
            return known;
    const auto storage = kStorages.find(name);
    return storage == kStorages.end() ? std::string_view() : storage->first;
}

std::optional<StoredDtype> dtypeOfStorage(std::string_view name) {
    const auto found = kStorages.find(name);
    return found == kStorages.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace unclip
