#include "engine/weights/tensor_pickle.h"

#include <nlohmann/json.hpp>
#include <unordered_set>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/base/stop_point.h"
#include "engine/weights/pickle_names.h"

namespace unclip {
namespace {

constexpr std::size_t kMaximumTensors = 100'000;

const PickleValue* stateDictOf(const PickleValue& dictionary) {
    for (std::size_t i = 0; i + 1 < dictionary.items.size(); i += 2)
        if (dictionary.items[i]->kind == PickleValue::Kind::text && dictionary.items[i]->text == "state_dict" &&
            dictionary.items[i + 1]->kind == PickleValue::Kind::dictionary)
            return dictionary.items[i + 1];
    return &dictionary;
}

std::vector<std::int64_t> numbersOf(const PickleValue& tuple) {
    std::vector<std::int64_t> numbers;
    numbers.reserve(tuple.items.size());
    for (const PickleValue* item : tuple.items) numbers.push_back(item->integer);
    return numbers;
}

PickledTensor described(const PickleValue& key, const PickleValue& tensor) {
    const PickleValue& storage = *tensor.items[0];
    return {std::string(key.text), *dtypeOfStorage(storage.callable), std::string(storage.text),  storage.integer,
            tensor.integer,        numbersOf(*tensor.items[1]),       numbersOf(*tensor.items[2])};
}

}  // namespace

std::vector<PickledTensor> readTensorPickle(std::span<const std::byte> pickle, const std::string& origin) {
    if (pickle.size() > kMaximumPickleBytes)
        throw ModelError(says("Models", "%1 was refused: its pickle is larger than 16 MiB.").with(origin));
    return tensorsOf(UnpickledValues(pickle, origin), origin);
}

std::vector<PickledTensor> tensorsOf(const UnpickledValues& values, const std::string& origin) {
    const PickleValue& root = values.root();
    if (root.kind != PickleValue::Kind::dictionary)
        refusePickle(origin, says("Models", "its pickle is no dictionary of tensors"));
    const PickleValue* dictionary = stateDictOf(root);
    std::vector<PickledTensor> tensors;
    std::unordered_set<std::string_view> names;
    for (std::size_t i = 0; i + 1 < dictionary->items.size(); i += 2) {
        stopPoint();
        const PickleValue& key = *dictionary->items[i];
        const PickleValue& value = *dictionary->items[i + 1];
        if (key.kind != PickleValue::Kind::text || value.kind != PickleValue::Kind::tensor)
            continue;
        if (!names.insert(key.text).second)
            refusePickle(
                origin,
                says("Models", "the tensor %1 is there twice").with(shortened(nlohmann::json(std::string(key.text)))));
        if (tensors.size() == kMaximumTensors)
            refusePickle(origin, says("Models", "it holds more than %1 tensors").with(kMaximumTensors));
        tensors.push_back(described(key, value));
    }
    return tensors;
}

}  // namespace unclip
