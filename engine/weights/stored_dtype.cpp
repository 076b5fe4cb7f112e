#include <array>
#include <cmath>
#include <cstring>

#include "engine/weights/tensor_file.h"

namespace unclip {
namespace {

constexpr std::array kNames{"float64", "float32", "float16", "bfloat16", "int64",
                            "int32",   "int16",   "int8",    "uint8",    "boolean"};
constexpr std::array<std::size_t, 10> kBytes{8, 4, 2, 2, 8, 4, 2, 1, 1, 1};

/// NaN and infinity are the floats whose exponent bits are all set.
template <typename Bits>
bool allFinite(const TensorView& tensor, Bits exponent) {
    for (std::size_t offset = 0; offset + sizeof(Bits) <= tensor.bytes; offset += sizeof(Bits)) {
        Bits bits;
        std::memcpy(&bits, tensor.data + offset, sizeof(Bits));
        if ((bits & exponent) == exponent)
            return false;
    }
    return true;
}

bool allFinite(const TensorView& stored) {
    std::vector<std::byte> room;
    const TensorView tensor = stored.inRows(room);
    switch (tensor.dtype) {
        case StoredDtype::float64:
            return allFinite<std::uint64_t>(tensor, 0x7ff0000000000000);
        case StoredDtype::float32:
            return allFinite<std::uint32_t>(tensor, 0x7f800000);
        case StoredDtype::float16:
            return allFinite<std::uint16_t>(tensor, 0x7c00);
        case StoredDtype::bfloat16:
            return allFinite<std::uint16_t>(tensor, 0x7f80);
        default:
            return true;
    }
}

}  // namespace

const char* name(StoredDtype dtype) {
    return kNames.at(static_cast<std::size_t>(dtype));
}

std::size_t bytesPerElement(StoredDtype dtype) {
    return kBytes.at(static_cast<std::size_t>(dtype));
}

std::string inWords(const std::vector<std::int64_t>& shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    return text + "]";
}

std::int64_t TensorView::elements() const {
    return static_cast<std::int64_t>(bytes / bytesPerElement(dtype));
}

TensorView TensorView::inRows(std::vector<std::byte>& room) const {
    if (strides.empty())
        return *this;
    const std::size_t width = bytesPerElement(dtype), last = shape.size() - 1;
    room.resize(bytes);
    std::vector<std::int64_t> place(shape.size(), 0);  // of the row that is copied; its last number stays 0
    for (std::byte* to = room.data(); to != room.data() + bytes;) {
        std::int64_t row = 0;
        for (std::size_t i = 0; i < last; ++i) row += place[i] * strides[i];
        for (std::int64_t column = 0; column < shape[last]; ++column, to += width)
            std::memcpy(to, data + static_cast<std::size_t>(row + column * strides[last]) * width, width);
        for (std::size_t i = last; i-- > 0 && ++place[i] == shape[i];) place[i] = 0;
    }
    return {name, dtype, shape, room.data(), bytes};
}

const TensorView* findNonFinite(const TensorFile& file) {
    for (const TensorView& tensor : file.tensors())
        if (!allFinite(tensor))
            return &tensor;
    return nullptr;
}

}  // namespace unclip
