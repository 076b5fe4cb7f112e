#include "engine/device/device.h"

#include <gtest/gtest.h>

#include "engine/base/error.h"

namespace unclip {
namespace {

TEST(Device, ProcessorComputesInFloat32WhenAsked) {
    const Device device = chooseDevice(DeviceChoice::cpu, DtypeChoice::float32);
    EXPECT_TRUE(device.device.is_cpu());
    EXPECT_EQ(device.dtype, at::kFloat);
    EXPECT_EQ(device.inWords(), "CPU, float32");
}

TEST(Device, RefusesFloat16OnAProcessorAndSaysSo) {
    EXPECT_THROW(chooseDevice(DeviceChoice::cpu, DtypeChoice::float16), RequestError);
}

TEST(Device, ChoosesBfloat16WhereItIsMultipliedNatively) {
    EXPECT_EQ(automaticDtype(at::kCPU, true), at::kBFloat16);
    EXPECT_EQ(automaticDtype(at::kCPU, false), at::kFloat);
    EXPECT_EQ(automaticDtype(at::kCUDA, true), at::kBFloat16);
    EXPECT_EQ(automaticDtype(at::kCUDA, false), at::kHalf);
}

TEST(Device, SaysThatThereIsNoGpu) {
    if (at::hasCUDA())
        GTEST_SKIP() << "this machine has a GPU";
    EXPECT_THROW(chooseDevice(DeviceChoice::cuda, DtypeChoice::automatic), RequestError);
}

}  // namespace
}  // namespace unclip
