#include "engine/diffusion/noise.h"

#include <ATen/CPUGeneratorImpl.h>
#include <gtest/gtest.h>

namespace unclip {
namespace {

at::Tensor drawn(std::uint64_t seed) {
    return Noise(seed, 1).draw({3, 5, 7});
}

TEST(Noise, SeedsThatAreEqualInTheirLowerHalfDiffer) {
    for (const std::uint64_t seed : {0ULL, 5ULL, 0xFFFFFFFFULL}) {
        std::vector<at::Tensor> all;
        for (const std::uint64_t upper : {0ULL, 1ULL, 2ULL, 0x80000000ULL, 0xFFFFFFFFULL})
            all.push_back(drawn(upper << 32 | seed));
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_FALSE(at::allclose(all[i], all[j])) << seed << ", " << i << ", " << j;
        }
    }
}

TEST(Noise, SeedsBelowTheUpperHalfDrawWhatTheReferenceDraws) {
    for (const std::uint64_t seed : {0ULL, 1234567ULL, 0xFFFFFFFFULL}) {
        const auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
        EXPECT_TRUE(at::equal(drawn(seed), at::randn({1, 3, 5, 7}, generator, at::TensorOptions().dtype(at::kFloat))));
    }
}

TEST(Noise, AllPicturesOfARequestAreThoseOfTheirOwnSeedsAlsoAcrossTheHalves) {
    const at::Tensor three = Noise(0xFFFFFFFFULL, 3).draw({4});
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(at::equal(three[i], Noise(0xFFFFFFFFULL + static_cast<std::uint64_t>(i), 1).draw({4})[0])) << i;
}

}  // namespace
}  // namespace unclip
