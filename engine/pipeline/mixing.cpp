#include "engine/pipeline/mixing.h"

namespace unclip {
namespace {

at::Tensor lengthOf(const at::Tensor& x) {
    return at::clamp_min(at::linalg_vector_norm(x, 2, -1, true), 1e-12);
}

}  // namespace

at::Tensor slerp(const at::Tensor& from, const at::Tensor& to, double share) {
    const auto fromLength = lengthOf(from), toLength = lengthOf(to);
    const auto a = from / fromLength, b = to / toLength;
    const auto angle = at::acos(at::clamp((a * b).sum(-1, true), -1, 1));
    const auto sine = at::sin(angle);
    // Nearly the same direction: the circle is a straight line there.
    const auto isStraight = sine < 1e-4;
    const auto safe = at::where(isStraight, at::ones_like(sine), sine);
    const auto first = at::where(isStraight, at::full_like(sine, 1 - share), at::sin((1 - share) * angle) / safe);
    const auto second = at::where(isStraight, at::full_like(sine, share), at::sin(share * angle) / safe);
    return (first * a + second * b) * (fromLength * (1 - share) + toLength * share);
}

at::Tensor alongTextDifference(const at::Tensor& picture, const at::Tensor& fromText, const at::Tensor& toText,
                               double share) {
    const auto difference = toText / lengthOf(toText) - fromText / lengthOf(fromText);
    return slerp(picture, difference / lengthOf(difference) * lengthOf(picture), share);
}

}  // namespace unclip
