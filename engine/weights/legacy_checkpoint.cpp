#include "engine/weights/legacy_checkpoint.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <string_view>

#include "engine/base/error.h"
#include "engine/base/stop_point.h"
#include "engine/weights/pickle_machine.h"
#include "engine/weights/pickle_names.h"
#include "engine/weights/tensor_in_storage.h"
#include "engine/weights/tensor_pickle.h"

namespace unclip {
namespace {

using namespace std::string_view_literals;

// The pickles of 0x1950a86a20f9469cfc6c and of 1001.
constexpr std::string_view kMagic = "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."sv;
constexpr std::string_view kVersion = "\x80\x02M\xe9\x03."sv;

using Bytes = std::span<const std::byte>;

bool startsWith(Bytes bytes, std::string_view text) {
    return bytes.size() >= text.size() && std::memcmp(bytes.data(), text.data(), text.size()) == 0;
}

/// Reads the pickle that `rest` begins with, and leaves what stands behind it.
UnpickledValues nextPickle(Bytes& rest, const std::string& origin) {
    UnpickledValues values(rest.first(std::min(rest.size(), kMaximumPickleBytes)), origin);
    rest = rest.subspan(values.bytesRead());
    return values;
}

void refuseBigEndian(const PickleValue& machine, const std::string& origin) {
    for (std::size_t i = 0; i + 1 < machine.items.size(); i += 2)
        if (machine.items[i]->text == "little_endian" && machine.items[i + 1]->integer == 0)
            throw ModelError(
                says("Models", "%1 was saved by a big-endian machine; save it again on a usual one.").with(origin));
}

/// Each storage's bytes by its name. `values` describes them, `order` lists their names, `rest` holds them.
std::map<std::string_view, Bytes> readStorages(const UnpickledValues& values, const PickleValue& order, Bytes rest,
                                               const std::string& origin) {
    std::map<std::string_view, const PickleValue*> described;
    for (const PickleValue& value : values.all())
        if (value.kind == PickleValue::Kind::storage)
            described.emplace(value.text, &value);
    std::map<std::string_view, Bytes> storages;
    for (const PickleValue* name : order.items) {
        stopPoint();
        const auto storage = described.find(name->text);
        std::uint64_t elements = 0, bytes = 0;
        if (storage == described.end() || rest.size() < sizeof(elements))
            refusePickle(origin, says("Models", "its list of storages doesn't fit its tensors"));
        std::memcpy(&elements, rest.data(), sizeof(elements));
        rest = rest.subspan(sizeof(elements));
        const std::size_t width = bytesPerElement(*dtypeOfStorage(storage->second->callable));
        if (elements != static_cast<std::uint64_t>(storage->second->integer) ||
            __builtin_mul_overflow(elements, width, &bytes) || bytes > rest.size())
            refusePickle(origin, says("Models", "it was cut short, or its storages have other lengths than it says"));
        storages.emplace(name->text, rest.first(bytes));
        rest = rest.subspan(bytes);
    }
    return storages;
}

}  // namespace

bool isLegacyCheckpoint(Bytes bytes) {
    return startsWith(bytes, kMagic);
}

std::vector<TensorView> readLegacyCheckpoint(Bytes bytes, const std::string& origin) {
    Bytes rest = bytes.subspan(std::min(bytes.size(), kMagic.size()));
    if (!isLegacyCheckpoint(bytes) || !startsWith(rest, kVersion))
        refusePickle(origin, says("Models", "it isn't of the version 1001 of PyTorch's checkpoints before 1.6"));
    rest = rest.subspan(kVersion.size());
    refuseBigEndian(nextPickle(rest, origin).root(), origin);
    const UnpickledValues values = nextPickle(rest, origin);
    const UnpickledValues order = nextPickle(rest, origin);
    const auto storages = readStorages(values, order.root(), rest, origin);
    std::vector<TensorView> tensors;
    for (PickledTensor& tensor : tensorsOf(values, origin)) {
        stopPoint();
        const auto storage = storages.find(tensor.storage);
        if (storage == storages.end())
            refusePickle(origin, says("Models", "its list of storages doesn't fit its tensors"));
        tensors.push_back(tensorInStorage(std::move(tensor), storage->second, origin));
    }
    return tensors;
}

}  // namespace unclip
