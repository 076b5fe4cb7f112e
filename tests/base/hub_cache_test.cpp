#include "engine/base/hub_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/weights/model_layout.h"
#include "engine/weights/prior_search.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

const fs::path kKandinsky = fs::path(UNCLIP_GOLDEN) / "kandinsky-small" / "model";

/// Sets variables of the environment and puts them back.
class Environment {
public:
    void set(const std::string& name, const char* value) {
        const char* old = std::getenv(name.c_str());
        before_.emplace_back(name, old ? std::optional<std::string>(old) : std::nullopt);
        value ? setenv(name.c_str(), value, 1) : unsetenv(name.c_str());
    }
    ~Environment() {
        for (auto each = before_.rbegin(); each != before_.rend(); ++each)
            each->second ? setenv(each->first.c_str(), each->second->c_str(), 1) : unsetenv(each->first.c_str());
    }

private:
    std::vector<std::pair<std::string, std::optional<std::string>>> before_;
};

/// A cache as huggingface_hub writes it: snapshots hold links to blobs.
fs::path addSnapshot(const TemporaryFolder& folder, const std::string& repository, const std::string& revision,
                     const fs::path& model) {
    const std::string top = "hub/models--" + repository;
    const fs::path snapshot = folder / (top + "/snapshots/" + revision), blobs = folder / (top + "/blobs");
    fs::create_directories(blobs);
    for (const auto& entry : fs::recursive_directory_iterator(model)) {
        if (!entry.is_regular_file())
            continue;
        const fs::path inside = fs::relative(entry.path(), model), link = snapshot / inside;
        std::string blob = inside.string();
        std::replace(blob.begin(), blob.end(), '/', '-');
        fs::copy_file(entry.path(), blobs / blob, fs::copy_options::overwrite_existing);
        fs::create_directories(link.parent_path());
        fs::create_symlink(fs::relative(blobs / blob, link.parent_path()), link);
    }
    folder.write(top + "/refs/main", revision);
    return snapshot;
}

TEST(HubCache, LiesWhereHuggingFacesOwnProgramsPutIt) {
    Environment environment;
    for (const char* name : {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME"})
        environment.set(name, nullptr);
    environment.set("HOME", "/home/somebody");
    EXPECT_EQ(hubCache(), "/home/somebody/.cache/huggingface/hub");
    environment.set("XDG_CACHE_HOME", "/caches");
    EXPECT_EQ(hubCache(), "/caches/huggingface/hub");
    environment.set("HF_HOME", "~/hf");
    EXPECT_EQ(hubCache(), "/home/somebody/hf/hub");
    environment.set("HF_HUB_CACHE", "/disk/hub");
    EXPECT_EQ(hubCache(), "/disk/hub");
}

TEST(HubCache, ANameMeansTheNewestSnapshotAndAFolderOfThatNameGoesBefore) {
    const TemporaryFolder folder;
    Environment environment;
    environment.set("HF_HUB_CACHE", (folder / "hub").c_str());
    EXPECT_EQ(modelOrShipped("some/model"), "some/model");
    EXPECT_THAT(messageOf<ModelError>([] { ModelFolder::open("some/model"); }),
                testing::AllOf(HasSubstr("some/model"), HasSubstr("Hugging Face's cache")));
    const auto old = addSnapshot(folder, "some--model", "0ld", kKandinsky / "prior");
    const auto snapshot = addSnapshot(folder, "some--model", "abc", kKandinsky / "prior");
    EXPECT_EQ(modelOrShipped("some/model"), snapshot);
    EXPECT_EQ(modelName(snapshot), "some/model");
    EXPECT_EQ(cacheAround(snapshot / ""), folder / "hub");
    EXPECT_TRUE(ModelFolder::open(modelOrShipped("some/model"))->missing().empty());
    folder.write("hub/models--some--model/refs/main", "../../../../etc");
    EXPECT_THAT(modelOrShipped("some/model"), testing::AnyOf(old, snapshot));
    for (const char* no : {"model", "/some/model", "a/b/c", "../model", "some/", "some/../x"})
        EXPECT_FALSE(isRepositoryName(no)) << no;
    EXPECT_THAT(snapshotsIn(folder / "hub"), ElementsAre(testing::_));
    EXPECT_TRUE(snapshotsIn(folder / "nowhere").empty());
}

TEST(PriorSearch, FindsThePriorOfADecoderInAnotherRepositoryOfTheCache) {
    const TemporaryFolder folder;
    Environment environment;
    environment.set("HF_HUB_CACHE", (folder / "elsewhere").c_str());
    const auto prior = addSnapshot(folder, "k--kandinsky-2-2-prior", "abc", kKandinsky / "prior");
    const auto decoder = addSnapshot(folder, "k--kandinsky-2-2-decoder", "def", kKandinsky / "decoder");
    ASSERT_NE(findPrior(*ModelFolder::open(decoder)), nullptr);
    EXPECT_EQ(findPrior(*ModelFolder::open(decoder))->path(), prior);
    // A decoder that lies elsewhere finds it in the user's own cache.
    environment.set("HF_HUB_CACHE", (folder / "hub").c_str());
    fs::create_directories(folder / "alone");
    fs::copy(kKandinsky / "decoder", folder / "alone/decoder", fs::copy_options::recursive);
    EXPECT_EQ(findPrior(*ModelFolder::open(folder / "alone/decoder"))->path(), prior);
}

TEST(PriorSearch, UnderstandsSlashesDotsAndLinks) {
    const TemporaryFolder folder;
    Environment environment;
    environment.set("HF_HUB_CACHE", (folder / "none").c_str());
    fs::create_directories(folder / "models");
    fs::copy(kKandinsky / "decoder", folder / "models/decoder", fs::copy_options::recursive);
    fs::copy(kKandinsky / "prior", folder / "models/prior", fs::copy_options::recursive);
    fs::create_directories(folder / "links");
    fs::create_directory_symlink(folder / "models/decoder", folder / "links/mine");
    const fs::path before = fs::current_path();
    fs::current_path(folder / "models/decoder");
    const auto found = [](const fs::path& decoder) { return findPrior(*ModelFolder::open(decoder)); };
    for (const fs::path& way : {fs::path("."), fs::path("./"), fs::path("../decoder/"), folder / "models/decoder/",
                                folder / "models/decoder/.", folder / "links/mine", folder / "links/mine/"})
        EXPECT_NE(found(way), nullptr) << way;
    fs::current_path(before);
}

const fs::path kKarlo = fs::path(UNCLIP_GOLDEN) / "karlo-small" / "model";
const fs::path kEclipse = fs::path(UNCLIP_GOLDEN) / "karlo-small" / "eclipse";

ModelLayout layoutOf(const fs::path& model, const fs::path& prior = {}) {
    return ModelLayout::of(ModelFolder::open(model), prior);
}

TEST(PriorNetwork, TakesThePlaceOfTheModelsOwnPriorByItsNameInTheCache) {
    const TemporaryFolder folder;
    Environment environment;
    environment.set("HF_HUB_CACHE", (folder / "hub").c_str());
    const auto snapshot = addSnapshot(folder, "E--Prior", "abc", kEclipse);
    const auto with = layoutOf(kKarlo, "E/Prior"), without = layoutOf(kKarlo);
    EXPECT_EQ(with["prior"].folder->path(), snapshot);
    EXPECT_EQ(with["text_encoder"].folder->path(), kKarlo);
    EXPECT_TRUE(with.hasOnePassPrior());
    EXPECT_FALSE(without.hasOnePassPrior());
    EXPECT_NE(with.hash(), without.hash());
    EXPECT_EQ(without.hash(), ModelFolder::open(kKarlo)->hash());
}

TEST(PriorNetwork, IsUsedByAKandinskyDecoderBesideItsPriorsOtherPartsAndOnlyWhenItIsNamed) {
    const auto plain = layoutOf(kKandinsky / "decoder");
    EXPECT_EQ(plain["prior"].folder->path(), kKandinsky / "prior");
    const auto layout = layoutOf(kKandinsky / "decoder", kKandinsky / "eclipse");
    EXPECT_EQ(layout["prior"].folder->path(), kKandinsky / "eclipse");
    EXPECT_EQ(layout["text_encoder"].folder->path(), kKandinsky / "prior");
    EXPECT_TRUE(layout.missing().empty());
}

TEST(PriorNetwork, MakesTheModelsOwnPriorNeedless) {
    const TemporaryFolder folder;
    fs::copy(kKarlo, folder / "karlo", fs::copy_options::recursive);
    const std::string hash = layoutOf(folder / "karlo", kEclipse).hash();
    fs::remove_all(folder / "karlo/prior");
    EXPECT_FALSE(layoutOf(folder / "karlo").missing().empty());
    EXPECT_TRUE(layoutOf(folder / "karlo", kEclipse).missing().empty());
    EXPECT_EQ(layoutOf(folder / "karlo", kEclipse).hash(), hash);
}

TEST(PriorNetwork, OfAnotherModelOrForAModelWithoutPriorIsRefusedInOneSentence) {
    EXPECT_THAT(messageOf<ModelError>([] { layoutOf(kKarlo, kKandinsky / "eclipse"); }),
                testing::AllOf(HasSubstr("eclipse is made for another model"), HasSubstr("24"), HasSubstr("32")));
    const fs::path variations = fs::path(UNCLIP_GOLDEN) / "karlo-variations-small" / "model";
    EXPECT_THAT(messageOf<ModelError>([&] { layoutOf(variations, kEclipse); }), HasSubstr("can't be painted with"));
    EXPECT_THAT(messageOf<ModelError>([] { layoutOf(kEclipse); }), HasSubstr("paints nothing by itself"));
    EXPECT_THAT(messageOf<ModelError>([] { layoutOf(kKarlo, kKarlo); }), HasSubstr("is no prior"));
    const TemporaryFolder folder;
    folder.write("unet/config.json", R"({"_class_name": "UNet2DConditionModel"})");
    EXPECT_THAT(messageOf<ModelError>([&] { layoutOf(kKarlo, folder / "unet"); }), HasSubstr("model_index.json"));
}

TEST(PriorSearch, TakesTheBestOfSeveralAndTheOneThatIsNamed) {
    const TemporaryFolder folder;
    Environment environment;
    environment.set("HF_HUB_CACHE", (folder / "none").c_str());
    const auto add = [&](const char* name, const char* what) {
        fs::copy(kKandinsky / what, folder / name, fs::copy_options::recursive);
    };
    add("kandinsky-decoder", "decoder");
    add("a-broken-prior", "prior");
    fs::remove_all(folder / "a-broken-prior/prior");
    const auto best = [&] {
        return findPrior(*ModelFolder::open(folder / "kandinsky-decoder"))->path().filename().string();
    };
    EXPECT_EQ(best(), "a-broken-prior");  // painting says what it lacks
    add("b-prior", "prior");
    EXPECT_EQ(best(), "b-prior");
    add("kandinsky-prior", "prior");
    EXPECT_EQ(best(), "kandinsky-prior");

    const auto decoder = ModelFolder::open(folder / "kandinsky-decoder");
    EXPECT_EQ(ModelLayout::of(decoder, folder / "b-prior").folders()[1]->path(), folder / "b-prior");
    EXPECT_THAT(messageOf<ModelError>([&] { ModelLayout::of(decoder, decoder->path()); }), HasSubstr("is no prior"));
}

}  // namespace
}  // namespace unclip
