#include "engine/weights/tensor_pickle.h"

#include <bit>
#include <cstring>
#include <deque>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "engine/base/error.h"
#include "engine/base/json_text.h"

namespace unclip {
namespace {

constexpr std::size_t kMaximumValues = 500'000;

/// The names that may stand in a checkpoint. None of them is called: the machine does by itself what they would do.
const std::unordered_map<std::string, StoredDtype> kStorages{
    {"torch DoubleStorage", StoredDtype::float64}, {"torch FloatStorage", StoredDtype::float32},
    {"torch HalfStorage", StoredDtype::float16},   {"torch BFloat16Storage", StoredDtype::bfloat16},
    {"torch LongStorage", StoredDtype::int64},     {"torch IntStorage", StoredDtype::int32},
    {"torch ShortStorage", StoredDtype::int16},    {"torch CharStorage", StoredDtype::int8},
    {"torch ByteStorage", StoredDtype::uint8},     {"torch BoolStorage", StoredDtype::boolean}};
constexpr const char* kRebuildTensor = "torch._utils _rebuild_tensor_v2";
constexpr const char* kRebuildParameter = "torch._utils _rebuild_parameter";
constexpr const char* kOrderedDict = "collections OrderedDict";

struct Value {
    enum class Kind { none, boolean, integer, real, text, bytes, list, tuple, dictionary, global, storage, tensor };
    Kind kind = Kind::none;
    std::int64_t integer = 0;   ///< boolean, integer
    std::string text;           ///< text, bytes; global: "module name"
    std::vector<Value*> items;  ///< list, tuple; dictionary: key, value, key, value, …
    PickledTensor tensor;       ///< storage, tensor
};

class PickleMachine {
public:
    PickleMachine(std::span<const std::byte> pickle, const std::string& origin) : pickle_(pickle), origin_(origin) {}

    const Value& run() {
        while (true) {
            const auto opcode = number<std::uint8_t>();
            if (opcode == '.')
                return *pop();
            step(opcode);
        }
    }

    [[noreturn]] void refuse(const Sentence& reason) const {
        throw ModelError(says("Models", "%1 was refused: %2.").with(origin_, reason));
    }

private:
    using Kind = Value::Kind;

    void step(std::uint8_t opcode) {
        switch (opcode) {
            case 0x80:  // PROTO
                if (number<std::uint8_t>() > 5)
                    refuse(says("Models", "its pickle has an unknown version"));
                return;
            case 0x95:  // FRAME
                take(8);
                return;
            case '(':
                marks_.push_back(stack_.size());
                return;
            case '0':
                pop();
                return;
            case '1':
                popToMark();
                return;
            case '2':
                push(top());
                return;
            case 'N':
                make(Kind::none);
                return;
            case 0x88:
            case 0x89:
                make(Kind::boolean).integer = opcode == 0x88;
                return;
            case 'J':
                make(Kind::integer).integer = number<std::int32_t>();
                return;
            case 'K':
                make(Kind::integer).integer = number<std::uint8_t>();
                return;
            case 'M':
                make(Kind::integer).integer = number<std::uint16_t>();
                return;
            case 0x8a:
                makeLong(number<std::uint8_t>());
                return;
            case 'G':
                take(8);
                make(Kind::real);
                return;
            case 'X':
                makeText(Kind::text, number<std::uint32_t>());
                return;
            case 0x8c:
                makeText(Kind::text, number<std::uint8_t>());
                return;
            case 0x8d:
                makeText(Kind::text, number<std::uint64_t>());
                return;
            case 'T':
            case 'B':
                makeText(Kind::bytes, number<std::uint32_t>());
                return;
            case 'U':
            case 'C':
                makeText(Kind::bytes, number<std::uint8_t>());
                return;
            case ']':
                make(Kind::list);
                return;
            case ')':
                make(Kind::tuple);
                return;
            case '}':
                make(Kind::dictionary);
                return;
            case 'a':
            case 'e':
                extend(Kind::list, opcode == 'a' ? popMany(1) : popToMark());
                return;
            case 's':
            case 'u':
                extend(Kind::dictionary, opcode == 's' ? popMany(2) : popToMark());
                return;
            case 't':
                makeTuple(popToMark());
                return;
            case 0x85:
            case 0x86:
            case 0x87:
                makeTuple(popMany(opcode - 0x84U));
                return;
            case 'q':
                memo_[number<std::uint8_t>()] = top();
                return;
            case 'r':
                memo_[number<std::uint32_t>()] = top();
                return;
            case 0x94:
                memo_[static_cast<std::uint32_t>(memo_.size())] = top();
                return;
            case 'h':
                recall(number<std::uint8_t>());
                return;
            case 'j':
                recall(number<std::uint32_t>());
                return;
            case 'c': {
                const std::string module = line();
                makeGlobal(module, line());
                return;
            }
            case 0x93: {
                const Value& name = popKind(Kind::text, says("Models", "a name"));
                const Value& module = popKind(Kind::text, says("Models", "a module"));
                makeGlobal(module.text, name.text);
                return;
            }
            case 'Q':
                makeStorage(popKind(Kind::tuple, says("Models", "a storage's description")));
                return;
            case 'R':
                reduce();
                return;
            case 'b':
                // What is set here are a dictionary's attributes ("_metadata"), of no use to us.
                pop();
                if (top()->kind != Kind::dictionary)
                    refuse(says("Models", "its pickle sets the state of something that is no dictionary"));
                return;
            default:
                refuse(says("Models", "its pickle holds the instruction %1, which a checkpoint of tensors doesn't need")
                           .with(opcode));
        }
    }

    std::span<const std::byte> take(std::uint64_t bytes) {
        if (bytes > pickle_.size() - next_)
            refuse(says("Models", "its pickle was cut short"));
        next_ += bytes;
        return pickle_.subspan(next_ - bytes, bytes);
    }
    template <typename T>
    T number() {
        T value;
        std::memcpy(&value, take(sizeof(T)).data(), sizeof(T));
        return value;
    }
    std::string string(std::uint64_t bytes) {
        const auto part = take(bytes);
        return {reinterpret_cast<const char*>(part.data()), part.size()};
    }
    std::string line() {
        std::string text;
        for (char c = number<char>(); c != '\n'; c = number<char>()) text += c;
        return text;
    }

    void push(Value* value) { stack_.push_back(value); }
    Value& make(Kind kind) {
        if (values_.size() >= kMaximumValues)
            refuse(says("Models", "its pickle holds too many values"));
        values_.emplace_back().kind = kind;
        push(&values_.back());
        return values_.back();
    }
    Value* top() {
        if (stack_.empty() || (!marks_.empty() && marks_.back() == stack_.size()))
            refuse(says("Models", "its pickle takes more than it has"));
        return stack_.back();
    }
    Value* pop() {
        Value* value = top();
        stack_.pop_back();
        return value;
    }
    const Value& popKind(Kind kind, const Sentence& what) {
        const Value* value = pop();
        if (value->kind != kind)
            refuse(says("Models", "its pickle doesn't give %1 where it has to").with(what));
        return *value;
    }
    std::vector<Value*> popMany(std::size_t count) {
        std::vector<Value*> items(count);
        for (std::size_t i = count; i-- > 0;) items[i] = pop();
        return items;
    }
    std::vector<Value*> popToMark() {
        if (marks_.empty())
            refuse(says("Models", "its pickle takes more than it has"));
        const auto first = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
        std::vector<Value*> items(first, stack_.end());
        stack_.erase(first, stack_.end());
        marks_.pop_back();
        return items;
    }
    void recall(std::uint32_t place) {
        const auto found = memo_.find(place);
        if (found == memo_.end())
            refuse(says("Models", "its pickle recalls what it never kept"));
        push(found->second);
    }

    void makeText(Kind kind, std::uint64_t bytes) {
        std::string text = string(bytes);
        make(kind).text = std::move(text);
    }
    void makeLong(std::size_t bytes) {
        if (bytes > 8)
            refuse(says("Models", "its pickle holds a number over 64 bits"));
        std::uint64_t value = 0;
        const auto part = take(bytes);
        if (bytes > 0)
            std::memcpy(&value, part.data(), bytes);
        const bool isNegative = bytes > 0 && (std::to_integer<unsigned>(part.back()) & 0x80U) != 0;
        if (isNegative && bytes < 8)
            value |= ~std::uint64_t{0} << (8 * bytes);
        make(Kind::integer).integer = static_cast<std::int64_t>(value);
    }
    void makeTuple(std::vector<Value*> items) { make(Kind::tuple).items = std::move(items); }

    void extend(Kind kind, const std::vector<Value*>& items) {
        Value* target = top();
        if (target->kind != kind || (kind == Kind::dictionary && items.size() % 2 != 0))
            refuse(says("Models", "its pickle adds to something that is no list or dictionary"));
        target->items.insert(target->items.end(), items.begin(), items.end());
    }

    void makeGlobal(const std::string& module, const std::string& name) {
        const std::string global = module + " " + name;
        if (!kStorages.contains(global) && global != kRebuildTensor && global != kRebuildParameter &&
            global != kOrderedDict)
            refuse(says("Models",
                        "its pickle calls %1, which is not a tensor's; nothing of it was run. Don't trust this file")
                       .with(shortened(nlohmann::json(module + "." + name))));
        make(Kind::global).text = global;
    }

    void makeStorage(const Value& description) {
        const auto& items = description.items;
        if (items.size() != 5 || items[0]->kind != Kind::text || items[0]->text != "storage" ||
            items[1]->kind != Kind::global || !kStorages.contains(items[1]->text) || items[2]->kind != Kind::text ||
            items[4]->kind != Kind::integer || items[4]->integer < 0)
            refuse(says("Models", "its pickle describes a storage in an unknown way"));
        Value& storage = make(Kind::storage);
        storage.tensor.dtype = kStorages.at(items[1]->text);
        storage.tensor.storage = items[2]->text;
        storage.tensor.storageElements = items[4]->integer;
    }

    void reduce() {
        const Value& arguments = popKind(Kind::tuple, says("Models", "arguments"));
        const Value& global = popKind(Kind::global, says("Models", "a name"));
        if (global.text == kOrderedDict && arguments.items.empty())
            make(Kind::dictionary);
        else if (global.text == kRebuildTensor)
            makeTensor(arguments.items);
        else if (global.text == kRebuildParameter && !arguments.items.empty() &&
                 arguments.items[0]->kind == Kind::tensor)
            push(arguments.items[0]);
        else
            refuse(
                says("Models", "its pickle calls %1 in an unknown way").with(shortened(nlohmann::json(global.text))));
    }

    std::vector<std::int64_t> sizes(const Value& tuple) const {
        std::vector<std::int64_t> result;
        for (const Value* item : tuple.items) {
            if (item->kind != Kind::integer || item->integer < 0)
                refuse(says("Models", "its pickle gives a tensor's shape in an unknown way"));
            result.push_back(item->integer);
        }
        return result;
    }

    void makeTensor(const std::vector<Value*>& arguments) {
        if (arguments.size() < 4 || arguments[0]->kind != Kind::storage || arguments[1]->kind != Kind::integer ||
            arguments[1]->integer < 0 || arguments[2]->kind != Kind::tuple || arguments[3]->kind != Kind::tuple ||
            arguments[2]->items.size() != arguments[3]->items.size())
            refuse(says("Models", "its pickle describes a tensor in an unknown way"));
        PickledTensor tensor = arguments[0]->tensor;
        tensor.offset = arguments[1]->integer;
        tensor.shape = sizes(*arguments[2]);
        tensor.strides = sizes(*arguments[3]);
        make(Kind::tensor).tensor = std::move(tensor);
    }

    std::span<const std::byte> pickle_;
    const std::string& origin_;
    std::size_t next_ = 0;
    std::deque<Value> values_;  ///< owns everything: a pickle may build rings
    std::vector<Value*> stack_;
    std::vector<std::size_t> marks_;
    std::unordered_map<std::uint32_t, Value*> memo_;
};

const Value* stateDictOf(const Value& dictionary) {
    for (std::size_t i = 0; i + 1 < dictionary.items.size(); i += 2)
        if (dictionary.items[i]->kind == Value::Kind::text && dictionary.items[i]->text == "state_dict" &&
            dictionary.items[i + 1]->kind == Value::Kind::dictionary)
            return dictionary.items[i + 1];
    return &dictionary;
}

}  // namespace

std::vector<PickledTensor> readTensorPickle(std::span<const std::byte> pickle, const std::string& origin) {
    if (pickle.size() > kMaximumPickleBytes)
        throw ModelError(says("Models", "%1 was refused: its pickle is larger than 16 MiB.").with(origin));
    PickleMachine machine(pickle, origin);
    const Value& root = machine.run();
    if (root.kind != Value::Kind::dictionary)
        machine.refuse(says("Models", "its pickle is no dictionary of tensors"));
    const Value* dictionary = stateDictOf(root);
    std::vector<PickledTensor> tensors;
    std::unordered_set<std::string> names;
    for (std::size_t i = 0; i + 1 < dictionary->items.size(); i += 2) {
        const Value& key = *dictionary->items[i];
        const Value& value = *dictionary->items[i + 1];
        if (key.kind != Value::Kind::text || value.kind != Value::Kind::tensor)
            continue;
        if (!names.insert(key.text).second)
            machine.refuse(says("Models", "the tensor %1 is there twice").with(shortened(nlohmann::json(key.text))));
        tensors.push_back(value.tensor);
        tensors.back().name = key.text;
    }
    return tensors;
}

}  // namespace unclip
