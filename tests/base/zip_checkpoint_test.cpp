#include "engine/weights/zip_checkpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

#include "engine/base/error.h"
#include "engine/weights/legacy_checkpoint.h"
#include "engine/weights/tensor_pickle.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

const fs::path kCheckpoints = fs::path(UNCLIP_TEST_DATA) / "checkpoints";

std::string refusal(const std::string& name) {
    const std::string message = messageOf<ModelError>([&] { TensorFile::openFile(kCheckpoints / name); });
    EXPECT_THAT(message, HasSubstr(name));
    return message;
}

/// make_checkpoints.py fills tensor number n with n + i / 8.
void expectGoodTensors(const TensorFile& file) {
    ASSERT_EQ(file.tensors().size(), 10u);
    const TensorView* weight = file.find("linear.weight");
    ASSERT_NE(weight, nullptr);
    EXPECT_EQ(weight->dtype, StoredDtype::float32);
    EXPECT_EQ(weight->shape, (std::vector<std::int64_t>{4, 3}));
    for (std::size_t i = 0; i < 12; ++i) {
        float value = 0;
        std::memcpy(&value, weight->data + 4 * i, 4);
        EXPECT_EQ(value, 1.0F + static_cast<float>(i) / 8);
    }
    EXPECT_EQ(file.find("linear.bias")->dtype, StoredDtype::float16);
    EXPECT_EQ(file.find("norm.weight")->dtype, StoredDtype::bfloat16);
    EXPECT_EQ(file.find("norm.double")->dtype, StoredDtype::float64);
    EXPECT_EQ(file.find("position_ids")->dtype, StoredDtype::int64);
    EXPECT_EQ(file.find("flags")->dtype, StoredDtype::boolean);
    EXPECT_EQ(file.find("bytes")->dtype, StoredDtype::uint8);
    EXPECT_TRUE(file.find("scalar")->shape.empty());
    float value = 0;
    std::memcpy(&value, file.find("part.of.shared")->data, 4);
    EXPECT_EQ(value, 9.25F);
    EXPECT_EQ(file.find("part.of.shared")->data, file.find("whole.of.shared")->data + 8);
}

TEST(ZipCheckpoint, ReadsWhatPyTorchSaves) {
    for (const char* name :
         {"good.bin", "protocol4.bin", "state_dict.bin", "zip64.bin", "before_zip.bin", "state_dict_before_zip.bin"}) {
        SCOPED_TRACE(name);
        expectGoodTensors(*TensorFile::openFile(kCheckpoints / name));
    }
    const auto parameter = TensorFile::openFile(kCheckpoints / "parameter.bin");
    EXPECT_EQ(parameter->find("w")->shape, (std::vector<std::int64_t>{2, 2}));
    EXPECT_NE(TensorFile::openFile(kCheckpoints / "module.bin")->find("linear.bias"), nullptr);
}

TEST(ZipCheckpoint, ReadsShards) {
    expectGoodTensors(*TensorFile::open(kCheckpoints / "sharded", "model"));
}

TEST(ZipCheckpoint, PutsNumbersInRowsThatAreStoredInAnyOrder) {
    for (const char* name : {"strided.bin", "strided_before_zip.bin"}) {
        SCOPED_TRACE(name);
        const auto file = TensorFile::openFile(kCheckpoints / name);
        ASSERT_EQ(file->tensors().size(), 3u);
        for (const TensorView& stored : file->tensors()) {
            SCOPED_TRACE(stored.name);
            EXPECT_FALSE(stored.strides.empty());
            std::vector<std::byte> room;
            const TensorView tensor = stored.inRows(room);
            ASSERT_EQ(tensor.elements(), 24);
            for (std::size_t i = 0; i < 24; ++i) {
                float value = -1;
                std::memcpy(&value, tensor.data + 4 * i, 4);
                EXPECT_EQ(value, static_cast<float>(i));
            }
        }
        EXPECT_EQ(findNonFinite(*file), nullptr);
    }
}

TEST(ZipCheckpoint, RefusesAPickleThatCallsAnythingButTensorsAndNamesIt) {
    EXPECT_THAT(refusal("evil_before_zip.bin"), AllOf(HasSubstr("posix.system"), HasSubstr("nothing of it was run")));
    EXPECT_THAT(refusal("evil.bin"), AllOf(HasSubstr("posix.system"), HasSubstr("nothing of it was run")));
    EXPECT_FALSE(fs::exists("/tmp/unclip-was-fooled"));
    EXPECT_THAT(refusal("whole_module.bin"), HasSubstr("which is not a tensor's"));
}

TEST(ZipCheckpoint, RefusesWhatItCanNotMap) {
    EXPECT_THAT(refusal("compressed.bin"), HasSubstr("compressed"));
    EXPECT_THAT(refusal("path_trick.bin"), AllOf(HasSubstr("../../../../etc/data/0"), HasSubstr("leads out")));
    EXPECT_THAT(refusal("expanded.bin"), AllOf(HasSubstr("\"w\""), HasSubstr("doesn't fit into its storage")));
    EXPECT_THAT(refusal("no_pickle.bin"), HasSubstr("no data.pkl"));
    EXPECT_THAT(refusal("no_data.bin"), AllOf(HasSubstr("\"linear.weight\""), HasSubstr("missing")));
    EXPECT_THAT(refusal("big_endian.bin"), HasSubstr("big-endian"));
    EXPECT_THAT(refusal("list.bin"), HasSubstr("no dictionary"));
    EXPECT_THAT(refusal("other_pickle.bin"), HasSubstr("no tensors"));
}

TEST(ZipCheckpoint, RefusesEveryPrefixOfAGoodFile) {
    const std::string good = contentOf(kCheckpoints / "parameter.bin");
    for (std::size_t length = 0; length < good.size(); ++length) {
        const auto bytes = std::as_bytes(std::span(good.data(), length));
        EXPECT_THROW(readZipCheckpoint(bytes, "cut.bin"), ModelError) << length;
    }
}

TEST(LegacyCheckpoint, RefusesEveryPrefixOfAGoodFileAndEveryWrongLength) {
    const std::string good = contentOf(kCheckpoints / "before_zip.bin");
    const auto read = [](const std::string& bytes) {
        return readLegacyCheckpoint(std::as_bytes(std::span(bytes.data(), bytes.size())), "cut.bin");
    };
    EXPECT_EQ(read(good).size(), 10u);
    for (std::size_t length = 0; length < good.size(); ++length)
        EXPECT_THROW(read(good.substr(0, length)), ModelError) << length;
    // The first storage's length stands behind the last pickle, a list of numbers as texts.
    const std::size_t lengths = good.find("e.", good.find("\x80\x02]q")) + 2;
    for (const char change : {'\1', '\x7f'}) {
        std::string wrong = good;
        wrong[lengths] = static_cast<char>(wrong[lengths] + change);
        wrong[lengths + 7] = change;
        EXPECT_THROW(read(wrong), ModelError);
    }
}

std::vector<PickledTensor> readPickle(const std::string& pickle) {
    return readTensorPickle(std::as_bytes(std::span(pickle.data(), pickle.size())), "p.bin");
}

TEST(TensorPickle, StopsAtInstructionsThatMakeOrCallOtherObjects) {
    // INST, OBJ, NEWOBJ, NEWOBJ_EX, EXT1, PERSID, BUILD on a list.
    for (const std::string pickle : {"\x80\x02(iposix\nsystem\n.", "\x80\x02(o.", "\x80\x02)\x81.", "\x80\x02\x92.",
                                     "\x80\x02\x82\x01.", "\x80\x02Pid\n.", "\x80\x02]}b."})
        EXPECT_THROW(readPickle(pickle), ModelError) << pickle;
}

TEST(TensorPickle, RefusesNamesThroughEveryInstructionThatLoadsThem) {
    const auto name = [](const std::string& pickle) { return messageOf<ModelError>([&] { readPickle(pickle); }); };
    EXPECT_THAT(name("\x80\x02"
                     "cbuiltins\neval\n."),
                HasSubstr("builtins.eval"));
    EXPECT_THAT(name(std::string("\x80\x04\x8c\x02os\x8c\x06system\x93.")), HasSubstr("os.system"));
    EXPECT_THAT(name("\x80\x02"
                     "ctorch\nload\n."),
                HasSubstr("torch.load"));
}

TEST(TensorPickle, IsNotConfusedByRingsEmptyStacksOrHugeClaims) {
    // A dictionary that holds itself is no dictionary of tensors, and does no harm.
    EXPECT_TRUE(readPickle(std::string("\x80\x02}q\x00X\x01\x00\x00\x00sh\x00s.", 15)).empty());
    for (const std::string& pickle :
         {std::string("."), std::string("0."), std::string("s."), std::string("h\x07."), std::string("t."),
          std::string("}(s."), std::string("X\xff\xff\xff\xff."), std::string("\x8d\xff\xff\xff\xff\xff\xff\xff\xff."),
          std::string("\x80\x09."), std::string("\x8a\x09zzzzzzzzz."), std::string("cno newline")})
        EXPECT_THROW(readPickle(pickle), ModelError) << pickle;
    EXPECT_THROW(readPickle(std::string(2'000'000, 'N')), ModelError);
}

}  // namespace
}  // namespace unclip
