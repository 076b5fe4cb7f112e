#include "engine/weights/pickle_machine.h"

#include <cstring>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/base/stop_point.h"
#include "engine/weights/pickle_names.h"

namespace unclip {
namespace {

constexpr std::size_t kMaximumValues = 500'000;
constexpr std::size_t kMaximumDimensions = 8;
constexpr std::size_t kLongestStorageName = 64;  // they are numbers

class PickleMachine {
public:
    PickleMachine(std::span<const std::byte> pickle, const std::string& origin, std::deque<PickleValue>& values)
        : pickle_(pickle), origin_(origin), values_(values) {}

    const PickleValue& run() {
        while (true) {
            stopPoint();
            const auto opcode = number<std::uint8_t>();
            if (opcode == '.')
                return *pop();
            step(opcode);
        }
    }

    std::size_t bytesRead() const { return next_; }

private:
    using Value = PickleValue;
    using Kind = Value::Kind;

    void step(std::uint8_t opcode) {
        if (!structures(opcode) && !makesSimpleValue(opcode) && !makesText(opcode) && !fillsContainer(opcode) &&
            !remembers(opcode) && !makesObject(opcode))
            refuse(says("Models", "its pickle holds the instruction %1, which a checkpoint of tensors doesn't need")
                       .with(opcode));
    }

    // Each of the following carries the instruction out, or says that it is none of its kind.

    bool structures(std::uint8_t opcode) {
        switch (opcode) {
            case 0x80:  // PROTO
                if (number<std::uint8_t>() > 5)
                    refuse(says("Models", "its pickle has an unknown version"));
                return true;
            case 0x95:  // FRAME
                take(8);
                return true;
            case '(':
                marks_.push_back(stack_.size());
                return true;
            case '0':
                pop();
                return true;
            case '1':
                popToMark();
                return true;
            case '2':
                push(top());
                return true;
            default:
                return false;
        }
    }

    bool makesSimpleValue(std::uint8_t opcode) {
        switch (opcode) {
            case 'N':
                make(Kind::none);
                return true;
            case 0x88:
            case 0x89:
                make(Kind::boolean).integer = opcode == 0x88;
                return true;
            case 'J':
                make(Kind::integer).integer = number<std::int32_t>();
                return true;
            case 'K':
                make(Kind::integer).integer = number<std::uint8_t>();
                return true;
            case 'M':
                make(Kind::integer).integer = number<std::uint16_t>();
                return true;
            case 0x8a:
                makeLong(number<std::uint8_t>());
                return true;
            case 'G':
                take(8);
                make(Kind::real);
                return true;
            default:
                return false;
        }
    }

    bool makesText(std::uint8_t opcode) {
        switch (opcode) {
            case 'X':
                makeText(Kind::text, number<std::uint32_t>());
                return true;
            case 0x8c:
                makeText(Kind::text, number<std::uint8_t>());
                return true;
            case 0x8d:
                makeText(Kind::text, number<std::uint64_t>());
                return true;
            case 'T':  // texts of Python 2
                makeText(Kind::text, number<std::uint32_t>());
                return true;
            case 'U':
                makeText(Kind::text, number<std::uint8_t>());
                return true;
            case 'B':
                makeText(Kind::bytes, number<std::uint32_t>());
                return true;
            case 'C':
                makeText(Kind::bytes, number<std::uint8_t>());
                return true;
            default:
                return false;
        }
    }

    bool fillsContainer(std::uint8_t opcode) {
        switch (opcode) {
            case ']':
                make(Kind::list);
                return true;
            case ')':
                make(Kind::tuple);
                return true;
            case '}':
                make(Kind::dictionary);
                return true;
            case 'a':
            case 'e':
                extend(Kind::list, opcode == 'a' ? popMany(1) : popToMark());
                return true;
            case 's':
            case 'u':
                extend(Kind::dictionary, opcode == 's' ? popMany(2) : popToMark());
                return true;
            case 't':
                makeTuple(popToMark());
                return true;
            case 0x85:
            case 0x86:
            case 0x87:
                makeTuple(popMany(opcode - 0x84U));
                return true;
            default:
                return false;
        }
    }

    bool remembers(std::uint8_t opcode) {
        switch (opcode) {
            case 'q':
                keep(number<std::uint8_t>());
                return true;
            case 'r':
                keep(number<std::uint32_t>());
                return true;
            case 0x94:
                keep(static_cast<std::uint32_t>(memo_.size()));
                return true;
            case 'h':
                recall(number<std::uint8_t>());
                return true;
            case 'j':
                recall(number<std::uint32_t>());
                return true;
            default:
                return false;
        }
    }

    bool makesObject(std::uint8_t opcode) {
        switch (opcode) {
            case 'c': {
                const std::string_view module = line();
                makeGlobal(module, line());
                return true;
            }
            case 0x93: {
                const Value& name = popKind(Kind::text, says("Models", "a name"));
                const Value& module = popKind(Kind::text, says("Models", "a module"));
                makeGlobal(module.text, name.text);
                return true;
            }
            case 'Q':
                makeStorage(popKind(Kind::tuple, says("Models", "a storage's description")));
                return true;
            case 'R':
                reduce();
                return true;
            case 'b':
                // What is set here are a dictionary's attributes ("_metadata"), of no use to us.
                pop();
                if (top()->kind != Kind::dictionary)
                    refuse(says("Models", "its pickle sets the state of something that is no dictionary"));
                return true;
            default:
                return false;
        }
    }

    [[noreturn]] void refuse(const Sentence& reason) const { refusePickle(origin_, reason); }

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
    std::string_view string(std::uint64_t bytes) {
        const auto part = take(bytes);
        return {reinterpret_cast<const char*>(part.data()), part.size()};
    }
    std::string_view line() {
        const std::size_t first = next_;
        while (number<char>() != '\n') {
        }
        return {reinterpret_cast<const char*>(pickle_.data()) + first, next_ - 1 - first};
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
    void keep(std::uint32_t place) {
        if (memo_.size() >= kMaximumValues)
            refuse(says("Models", "its pickle holds too many values"));
        memo_[place] = top();
    }
    void recall(std::uint32_t place) {
        const auto found = memo_.find(place);
        if (found == memo_.end())
            refuse(says("Models", "its pickle recalls what it never kept"));
        push(found->second);
    }

    void makeText(Kind kind, std::uint64_t bytes) {
        const std::string_view text = string(bytes);
        make(kind).text = text;
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

    void makeGlobal(std::string_view module, std::string_view name) {
        const std::string wanted = std::string(module) + " " + std::string(name);
        const std::string_view known = knownPickleName(wanted);
        if (known.empty())
            refuse(says("Models",
                        "its pickle calls %1, which is not a tensor's; nothing of it was run. Don't trust this file")
                       .with(shortened(nlohmann::json(std::string(module) + "." + std::string(name)))));
        make(Kind::global).callable = known;
    }

    void makeStorage(const Value& description) {
        const auto& items = description.items;
        // Before the zip format there was a sixth: the part of a storage that is meant, and null where all of it is.
        const bool isWhole = items.size() == 5 || (items.size() == 6 && items[5]->kind == Kind::none);
        if (!isWhole || items[0]->kind != Kind::text || items[0]->text != "storage" || items[1]->kind != Kind::global ||
            !dtypeOfStorage(items[1]->callable) || items[2]->kind != Kind::text ||
            items[2]->text.size() > kLongestStorageName || items[4]->kind != Kind::integer || items[4]->integer < 0)
            refuse(says("Models", "its pickle describes a storage in an unknown way"));
        Value& storage = make(Kind::storage);
        storage.callable = items[1]->callable;
        storage.text = items[2]->text;
        storage.integer = items[4]->integer;
    }

    void reduce() {
        const Value& arguments = popKind(Kind::tuple, says("Models", "arguments"));
        const Value& global = popKind(Kind::global, says("Models", "a name"));
        if (global.callable == kOrderedDictionary && arguments.items.empty())
            make(Kind::dictionary);
        else if (global.callable == kRebuildTensor)
            makeTensor(arguments.items);
        else if (global.callable == kRebuildParameter && !arguments.items.empty() &&
                 arguments.items[0]->kind == Kind::tensor)
            push(arguments.items[0]);
        else
            refuse(says("Models", "its pickle calls %1 in an unknown way")
                       .with(shortened(nlohmann::json(std::string(global.callable)))));
    }

    void checkSizes(const Value& tuple) const {
        if (tuple.items.size() > kMaximumDimensions)
            refuse(says("Models", "its pickle holds a tensor of more than %1 dimensions").with(kMaximumDimensions));
        for (const Value* item : tuple.items)
            if (item->kind != Kind::integer || item->integer < 0)
                refuse(says("Models", "its pickle gives a tensor's shape in an unknown way"));
    }

    void makeTensor(const std::vector<Value*>& arguments) {
        if (arguments.size() < 4 || arguments[0]->kind != Kind::storage || arguments[1]->kind != Kind::integer ||
            arguments[1]->integer < 0 || arguments[2]->kind != Kind::tuple || arguments[3]->kind != Kind::tuple ||
            arguments[2]->items.size() != arguments[3]->items.size())
            refuse(says("Models", "its pickle describes a tensor in an unknown way"));
        checkSizes(*arguments[2]);
        checkSizes(*arguments[3]);
        Value& tensor = make(Kind::tensor);
        tensor.integer = arguments[1]->integer;
        tensor.items = {arguments[0], arguments[2], arguments[3]};
    }

    std::span<const std::byte> pickle_;
    const std::string& origin_;
    std::size_t next_ = 0;
    std::deque<Value>& values_;
    std::vector<Value*> stack_;
    std::vector<std::size_t> marks_;
    std::unordered_map<std::uint32_t, Value*> memo_;
};

}  // namespace

UnpickledValues::UnpickledValues(std::span<const std::byte> pickle, const std::string& origin) {
    PickleMachine machine(pickle, origin, values_);
    root_ = &machine.run();
    bytesRead_ = machine.bytesRead();
}

void refusePickle(const std::string& origin, const Sentence& reason) {
    throw ModelError(says("Models", "%1 was refused: %2.").with(origin, reason));
}

}  // namespace unclip
