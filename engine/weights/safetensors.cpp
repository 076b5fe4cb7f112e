#include "engine/weights/safetensors.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_set>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/base/stop_point.h"

namespace unclip {
namespace {

constexpr std::size_t kMaximumDimensions = 16;

std::optional<StoredDtype> dtypeNamed(const std::string& text) {
    static const std::unordered_map<std::string, StoredDtype> kDtypes{
        {"F64", StoredDtype::float64},   {"F32", StoredDtype::float32}, {"F16", StoredDtype::float16},
        {"BF16", StoredDtype::bfloat16}, {"I64", StoredDtype::int64},   {"I32", StoredDtype::int32},
        {"I16", StoredDtype::int16},     {"I8", StoredDtype::int8},     {"U8", StoredDtype::uint8},
        {"BOOL", StoredDtype::boolean}};
    const auto found = kDtypes.find(text);
    return found == kDtypes.end() ? std::nullopt : std::optional(found->second);
}

struct HeaderEntry {
    std::string name, dtype;
    std::vector<std::uint64_t> shape, offsets;
    bool hasDtype = false, hasShape = false, hasOffsets = false;
};

/// Follows the header's fixed form while it is parsed: names that come twice are seen (a tree would swallow them), and
/// memory stays in proportion to the tensors.
class HeaderReader : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit HeaderReader(const std::string& origin) : origin_(origin) {}

    std::vector<HeaderEntry> take() { return std::move(entries_); }

    bool start_object(std::size_t) override {
        if (level_ == Level::outside)
            level_ = Level::header;
        else if (level_ == Level::entry && state_ == Field::none)
            level_ = Level::fields;
        else if (level_ == Level::metadata && !isInMetadata_)
            isInMetadata_ = true;
        else
            refuse(says("Models", "in its header, an object stands where none may"));
        return true;
    }
    bool end_object() override {
        if (level_ == Level::fields) {
            const HeaderEntry& entry = entries_.back();
            if (!entry.hasDtype || !entry.hasShape || !entry.hasOffsets)
                refuse(says("Models", "tensor %1 lacks its dtype, shape or data_offsets").with(quoted(entry.name)));
            level_ = Level::header;
        } else if (level_ == Level::metadata) {
            level_ = Level::header;
        } else {
            level_ = Level::done;
        }
        return true;
    }
    bool key(std::string& text) override {
        if (level_ == Level::header) {
            if (!names_.insert(text).second)
                refuse(says("Models", "in its header, the name %1 is given twice").with(quoted(text)));
            if (text == "__metadata__") {
                level_ = Level::metadata;
                isInMetadata_ = false;
            } else {
                level_ = Level::entry;
                entries_.push_back({});
                entries_.back().name = text;
            }
        } else if (level_ == Level::fields) {
            stopPoint();
            HeaderEntry& entry = entries_.back();
            state_ = text == "dtype" ? Field::dtype : text == "shape" ? Field::shape : Field::offsets;
            bool& isThere = text == "dtype" ? entry.hasDtype : text == "shape" ? entry.hasShape : entry.hasOffsets;
            if (state_ == Field::offsets && text != "data_offsets")
                refuse(says("Models", "tensor %1 has an unknown field %2").with(quoted(entry.name), quoted(text)));
            if (isThere)
                refuse(says("Models", "tensor %1 gives %2 twice").with(quoted(entry.name), quoted(text)));
            isThere = true;
        }
        return true;
    }
    bool string(std::string& text) override {
        if (level_ == Level::fields && state_ == Field::dtype) {
            entries_.back().dtype = text;
            state_ = Field::none;
        } else if (level_ != Level::metadata || !isInMetadata_) {
            refuseValue();
        }
        return true;
    }
    bool start_array(std::size_t) override {
        if (level_ != Level::fields || isInArray_ || (state_ != Field::shape && state_ != Field::offsets))
            refuseValue();
        isInArray_ = true;
        return true;
    }
    bool end_array() override {
        isInArray_ = false;
        state_ = Field::none;
        return true;
    }
    bool number_unsigned(std::uint64_t value) override {
        if (!isInArray_)
            refuseValue();
        auto& list = state_ == Field::shape ? entries_.back().shape : entries_.back().offsets;
        if (list.size() >= kMaximumDimensions)
            refuse(says("Models", "tensor %1 has more than %2 dimensions")
                       .with(quoted(entries_.back().name), kMaximumDimensions));
        list.push_back(value);
        return true;
    }
    bool null() override { return refuseValue(); }
    bool boolean(bool) override { return refuseValue(); }
    bool number_integer(std::int64_t) override { return refuseValue(); }
    bool number_float(double, const std::string&) override { return refuseValue(); }
    bool binary(nlohmann::json::binary_t&) override { return refuseValue(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& error) override {
        throw ModelError(
            says("Models", "%1 is damaged: its header is not JSON; download or copy it again.").with(origin_),
            error.what());
    }

    static Sentence quoted(const std::string& text) { return shortened(nlohmann::json(text)); }

private:
    enum class Level { outside, header, entry, fields, metadata, done };
    enum class Field { none, dtype, shape, offsets };

    [[noreturn]] void refuse(const Sentence& fault) const {
        throw ModelError(says("Models", "%1 is damaged: %2.").with(origin_, fault));
    }
    bool refuseValue() const {
        if (level_ == Level::fields || level_ == Level::entry)
            refuse(says("Models", "tensor %1 is not described by dtype, shape and data_offsets")
                       .with(quoted(entries_.back().name)));
        refuse(says("Models", "in its header, a value stands where none may"));
    }

    const std::string& origin_;
    std::vector<HeaderEntry> entries_;
    std::unordered_set<std::string> names_;
    Level level_ = Level::outside;
    Field state_ = Field::none;
    bool isInArray_ = false, isInMetadata_ = false;
};

class TensorChecker {
public:
    TensorChecker(std::span<const std::byte> data, const std::string& origin) : data_(data), origin_(origin) {}

    TensorView view(HeaderEntry& entry) const {
        const auto quoted = HeaderReader::quoted;
        const auto dtype = dtypeNamed(entry.dtype);
        if (!dtype)
            throw ModelError(says("Models",
                                  "%1: tensor %2 has the dtype %3, which is not supported; F32, F16 and BF16 are, "
                                  "among others.")
                                 .with(origin_, quoted(entry.name), quoted(entry.dtype)));
        std::uint64_t bytes = bytesPerElement(*dtype);
        const auto dimensions = inWords({entry.shape.begin(), entry.shape.end()});
        for (const std::uint64_t size : entry.shape) {
            if (size == 0)
                throw ModelError(says("Models", "%1: tensor %2 has the shape %3, which holds nothing.")
                                     .with(origin_, quoted(entry.name), dimensions));
            if (__builtin_mul_overflow(bytes, size, &bytes) || size > std::numeric_limits<std::int64_t>::max())
                throw ModelError(says("Models", "%1: tensor %2 has the shape %3, which is larger than any memory.")
                                     .with(origin_, quoted(entry.name), dimensions));
        }
        if (entry.offsets.size() != 2 || entry.offsets[0] > entry.offsets[1])
            throw ModelError(says("Models", "%1: tensor %2 has data_offsets that are no begin and end.")
                                 .with(origin_, quoted(entry.name)));
        if (entry.offsets[1] > data_.size())
            throw ModelError(says("Models",
                                  "%1: tensor %2 points outside the file, which may have been cut short; download or "
                                  "copy it again.")
                                 .with(origin_, quoted(entry.name)));
        if (entry.offsets[1] - entry.offsets[0] != bytes)
            throw ModelError(
                says("Models", "%1: tensor %2 has %3 bytes where its shape %4 and dtype need %5.")
                    .with(origin_, quoted(entry.name), entry.offsets[1] - entry.offsets[0], dimensions, bytes));
        return {std::move(entry.name),
                *dtype,
                {entry.shape.begin(), entry.shape.end()},
                data_.data() + entry.offsets[0],
                static_cast<std::size_t>(bytes)};
    }

    /// The tensors have to follow each other without gaps or overlaps, from the first byte to the last.
    void checkCover(const std::vector<TensorView>& tensors) const {
        std::vector<const TensorView*> order;
        order.reserve(tensors.size());
        for (const TensorView& tensor : tensors) order.push_back(&tensor);
        std::sort(order.begin(), order.end(), [](auto* a, auto* b) { return a->data < b->data; });
        const std::byte* end = data_.data();
        for (const TensorView* tensor : order) {
            if (tensor->data < end)
                throw ModelError(says("Models", "%1 is damaged: the data of tensor %2 overlaps another's.")
                                     .with(origin_, HeaderReader::quoted(tensor->name)));
            if (tensor->data > end)
                throw ModelError(says("Models", "%1 is damaged: the data of tensor %2 follows a gap.")
                                     .with(origin_, HeaderReader::quoted(tensor->name)));
            end = tensor->data + tensor->bytes;
        }
        if (end != data_.data() + data_.size())
            throw ModelError(says("Models", "%1 is damaged: %2 bytes at its end belong to no tensor.")
                                 .with(origin_, data_.data() + data_.size() - end));
    }

private:
    std::span<const std::byte> data_;
    const std::string& origin_;
};

}  // namespace

std::vector<TensorView> readSafetensors(std::span<const std::byte> bytes, const std::string& origin) {
    if (bytes.size() < 8)
        throw ModelError(
            says("Models", "%1 is not a safetensors file: it has only %2 bytes.").with(origin, bytes.size()));
    std::uint64_t headerBytes = 0;
    std::memcpy(&headerBytes, bytes.data(), 8);
    if (headerBytes > kMaximumSafetensorsHeader)
        throw ModelError(
            says("Models", "%1 is not a safetensors file: its header would be larger than 100 MB.").with(origin));
    if (headerBytes > bytes.size() - 8)
        throw ModelError(says("Models",
                              "%1 was cut short, or is not a safetensors file: its header doesn't end in the file; "
                              "download or copy it again.")
                             .with(origin));
    const char* header = reinterpret_cast<const char*>(bytes.data()) + 8;
    HeaderReader reader(origin);
    nlohmann::json::sax_parse(std::string_view(header, headerBytes), &reader);
    std::vector<HeaderEntry> entries = reader.take();

    const TensorChecker checker(bytes.subspan(8 + headerBytes), origin);
    std::vector<TensorView> tensors;
    tensors.reserve(entries.size());
    for (HeaderEntry& entry : entries) {
        stopPoint();
        tensors.push_back(checker.view(entry));
    }
    checker.checkCover(tensors);
    return tensors;
}

}  // namespace unclip
