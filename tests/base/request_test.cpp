#include "engine/request/request.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/base/error.h"

namespace unclip {
namespace {

Request everythingChanged() {
    Request request;
    request.task = Task::inpaint;
    request.prompt = "a cat with a crown \xF0\x9F\x91\x91";
    request.negativePrompt = "fog";
    request.model = "/models/karlo";
    request.seed = 18446744073709551615ULL;
    request.count = 3;
    request.priorMode = PriorMode::none;
    request.priorSteps = 5;
    request.guidance = 2.5;
    request.width = 512;
    request.device = DeviceChoice::cpu;
    request.dtype = DtypeChoice::bfloat16;
    request.picture = "in.png";
    request.mask = "mask.png";
    request.margins.left = 7;
    request.strength = 0.35;
    request.startFromPixels = true;
    request.bestOf = 6;
    return request;
}

TEST(Request, ComesBackFromJsonAsItWas) {
    const Request request = everythingChanged();
    EXPECT_EQ(requestFromText(toJson(request).dump(), "saved.json"), request);
}

TEST(Request, WritesOnlyWhatDiffersFromTheDefaults) {
    Request request;
    request.prompt = "a dog";
    EXPECT_EQ(toJson(request).dump(), R"({"prompt":"a dog","task":"generate"})");
}

TEST(Request, HasTheStrengthThatSuitsItsTaskUnlessItSaysOne) {
    Request request;
    EXPECT_EQ(strengthOf(request), 1);
    request.task = Task::vary;
    const double fromNoise = strengthOf(request);
    EXPECT_LT(fromNoise, 1);
    request.startFromPixels = true;
    EXPECT_GT(strengthOf(request), fromNoise);  // little of the pixels' noise would give the picture itself
    request.strength = 0.1;
    EXPECT_EQ(strengthOf(request), 0.1);
}

TEST(Request, IgnoresKeysOfNewerPrograms) {
    EXPECT_EQ(requestFromText(R"({"prompt":"x","hologram":true})", "f").prompt, "x");
}

TEST(Request, SaysWhichKeyIsWrongAndWhatItMayBe) {
    const auto message = [](const char* text) -> std::string {
        try {
            requestFromText(text, "saved.json");
        } catch (const RequestError& error) {
            return error.what();
        }
        return "accepted";
    };
    EXPECT_EQ(message(R"({"count":0})"), R"(The request's "count" is 0; it has to be from 1 to 1000.)");
    EXPECT_EQ(message(R"({"seed":-1})"),
              R"(The request's "seed" is -1; it has to be a whole number from 0 to 18446744073709551615.)");
    EXPECT_EQ(message(R"({"bestOf":33})"), R"(The request's "bestOf" is 33; it has to be from 1 to 32.)");
    EXPECT_EQ(message(R"({"prior":"both"})"), R"(The request's "prior" is "both"; it has to be prior, text or none.)");
    EXPECT_EQ(message(R"({"decoderSteps":1e9})"),
              R"(The request's "decoderSteps" is 1000000000.0; it has to be a whole number.)");
    EXPECT_EQ(message("[1]"), "The saved request is not a JSON object; choose a file that was saved by this program.");
    EXPECT_EQ(message("{"), "saved.json is not a saved request: it can't be read as JSON.");
    EXPECT_EQ(message(std::string(100000, '[').c_str()), "saved.json is nested too deep for a saved request.");
    EXPECT_NE(message(R"({"task":"vary"})"), "accepted");
}

TEST(Request, RefusesGuidanceThatIsNoNumber) {
    Request request;
    request.guidance = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(validate(request), RequestError);
}

}  // namespace
}  // namespace unclip
