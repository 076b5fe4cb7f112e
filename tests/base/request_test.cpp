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
    request.priorFolder = "ECLIPSE-Community/ECLIPSE_Karlo_Prior";
    request.seed = 18446744073709551615ULL;
    request.count = 3;
    request.quality = Quality::quick;
    request.priorMode = PriorMode::none;
    request.priorSteps = 5;
    request.priorBestOf = 4;
    request.guidance = 2.5;
    request.width = 512;
    request.device = DeviceChoice::cpu;
    request.dtype = DtypeChoice::bfloat16;
    request.picture = "in.png";
    request.repaint.mask = "mask.png";
    request.extend.margins.left = 7;
    request.strength = 0.35;
    request.vary.startFromPixels = true;
    request.bestOf = 6;
    request.noiseLevel = 250;
    return request;
}

TEST(Request, ComesBackFromJsonAsItWas) {
    const Request request = everythingChanged();
    EXPECT_EQ(requestFromText(toJson(request).dump(), "saved.json"), request);
}

TEST(Request, HasTheKeysThatSavedRequestsAlwaysHad) {
    const Request repaint = requestFromText(
        R"({"task":"inpaint","picture":"a.png","mask":"m.png","alphaIsMask":true,"feather":3})", "saved.json");
    EXPECT_EQ(repaint.picture, "a.png");
    EXPECT_EQ(repaint.repaint.mask, "m.png");
    EXPECT_TRUE(repaint.repaint.alphaIsMask);
    EXPECT_EQ(repaint.feather, 3);
    const Request extend =
        requestFromText(R"({"task":"outpaint","picture":"a.png","left":1,"right":2,"top":3,"bottom":4})", "saved.json");
    EXPECT_EQ(extend.extend.margins, (Margins{1, 2, 3, 4}));
    const Request mix = requestFromText(
        R"({"task":"mix","picture":"a.png","fromText":"day","toText":"night","mixSteps":7})", "saved.json");
    EXPECT_EQ(mix.mix.fromText + mix.mix.toText, "daynight");
    EXPECT_EQ(mix.mix.steps, 7);
    const Request vary =
        requestFromText(R"({"task":"vary","picture":"a.png","startFromPixels":true,"strength":0.3})", "saved.json");
    EXPECT_TRUE(vary.vary.startFromPixels);
    EXPECT_EQ(requestFromText(R"({"structure":"depth.png"})", "saved.json").structure, "depth.png");
    EXPECT_EQ(requestFromText(R"({"task":"upscale","picture":"a.png","scale":3})", "saved.json").enlarge.scale, 3);
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
    request.vary.startFromPixels = true;
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
    EXPECT_EQ(message(R"({"noiseLevel":1000})"), R"(The request's "noiseLevel" is 1000; it has to be from 0 to 999.)");
    EXPECT_EQ(message(R"({"bestOf":33})"), R"(The request's "bestOf" is 33; it has to be from 1 to 32.)");
    EXPECT_EQ(message(R"({"prior":"both"})"), R"(The request's "prior" is "both"; it has to be prior, text or none.)");
    EXPECT_EQ(message(R"({"decoderSteps":1e9})"),
              R"(The request's "decoderSteps" is 1000000000.0; it has to be a whole number.)");
    EXPECT_EQ(message("[1]"), "The saved request is not a JSON object; choose a file that was saved by this program.");
    EXPECT_EQ(message("{"), "saved.json was cut short: its JSON ends at line 1, column 2, in the middle.");
    EXPECT_EQ(message(std::string(100000, '[').c_str()), "saved.json is nested deeper than 64 levels.");
    EXPECT_NE(message(R"({"task":"vary"})"), "accepted");
}

TEST(Request, RefusesGuidanceThatIsNoNumber) {
    Request request;
    request.guidance = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(validate(request), RequestError);
}

}  // namespace
}  // namespace unclip
