#include "engine/request/request.h"

#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string_view>

#include "engine/base/error.h"
#include "engine/base/json_text.h"

namespace unclip {
namespace {

const std::array kTasks{name(Task::generate), name(Task::vary), name(Task::inpaint), name(Task::outpaint),
                        name(Task::detail),   name(Task::mix),  name(Task::upscale)};
constexpr std::array kQualities{"quick", "default", "best"};
constexpr std::array kPriorModes{"prior", "text", "none"};
constexpr std::array kDevices{"auto", "cpu", "cuda"};
constexpr std::array kDtypes{"auto", "float32", "bfloat16", "float16"};

constexpr double kStrengthFromPixels = 0.75;  // little of the pixels' noise would give the picture itself

constexpr std::size_t kMaximumRequestBytes = 16 << 20;

/// Calls `visit(key, member)` for every field: the only list of what a request holds.
template <typename RequestType, typename Visitor>
void visitFields(RequestType&& r, Visitor&& visit) {
    visit("task", r.task);
    visit("prompt", r.prompt);
    visit("negativePrompt", r.negativePrompt);
    visit("model", r.model);
    visit("priorFolder", r.priorFolder);
    visit("seed", r.seed);
    visit("count", r.count);
    visit("quality", r.quality);
    visit("prior", r.priorMode);
    visit("priorSteps", r.priorSteps);
    visit("decoderSteps", r.decoderSteps);
    visit("upsamplerSteps", r.upsamplerSteps);
    visit("priorBestOf", r.priorBestOf);
    visit("priorGuidance", r.priorGuidance);
    visit("guidance", r.guidance);
    visit("noiseLevel", r.noiseLevel);
    visit("width", r.width);
    visit("height", r.height);
    visit("device", r.device);
    visit("dtype", r.dtype);
    visit("picture", r.picture);
    visit("secondPicture", r.mix.secondPicture);
    visit("structure", r.structure);
    visit("mask", r.repaint.mask);
    visit("alphaIsMask", r.repaint.alphaIsMask);
    visit("feather", r.feather);
    visit("strength", r.strength);
    visit("startFromPixels", r.vary.startFromPixels);
    visit("left", r.extend.margins.left);
    visit("right", r.extend.margins.right);
    visit("top", r.extend.margins.top);
    visit("bottom", r.extend.margins.bottom);
    visit("fromText", r.mix.fromText);
    visit("toText", r.mix.toText);
    visit("mixSteps", r.mix.steps);
    visit("scale", r.enlarge.scale);
    visit("withDetail", r.enlarge.withDetail);
    visit("bestOf", r.bestOf);
    visit("ranked", r.ranked);
}

std::string shortened(const nlohmann::json& value) {
    std::string text = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (text.size() > 60)
        text = text.substr(0, 57) + "...";
    return text;
}

struct JsonReader {
    const nlohmann::json& json;

    template <typename T>
    void operator()(const char* key, T& member) const {
        const auto found = json.find(key);
        if (found != json.end())
            read(key, *found, member);
    }

    static void read(const char* key, const nlohmann::json& value, std::string& member) {
        if (!value.is_string())
            throw RequestError(
                says("Requests", "The request's \"%1\" is %2; it has to be a text.").with(key, shortened(value)));
        member = value.get<std::string>();
    }
    static void read(const char* key, const nlohmann::json& value, std::filesystem::path& member) {
        std::string text;
        read(key, value, text);
        member = std::filesystem::path(text);
    }
    static void read(const char* key, const nlohmann::json& value, bool& member) {
        if (!value.is_boolean())
            throw RequestError(says("Requests", "The request's \"%1\" is %2; it has to be true or false.")
                                   .with(key, shortened(value)));
        member = value.get<bool>();
    }
    static void read(const char* key, const nlohmann::json& value, std::uint64_t& member) {
        if (!value.is_number_unsigned())
            throw RequestError(says("Requests", "The request's \"%1\" is %2; it has to be a whole number from 0 to %3.")
                                   .with(key, shortened(value), std::numeric_limits<std::uint64_t>::max()));
        member = value.get<std::uint64_t>();
    }
    static void read(const char* key, const nlohmann::json& value, int& member) {
        const bool fits = value.is_number_integer() && value >= std::numeric_limits<int>::min() &&
                          value <= std::numeric_limits<int>::max();
        if (!fits)
            throw RequestError(says("Requests", "The request's \"%1\" is %2; it has to be a whole number.")
                                   .with(key, shortened(value)));
        member = value.get<int>();
    }
    static void read(const char* key, const nlohmann::json& value, double& member) {
        if (!value.is_number())
            throw RequestError(
                says("Requests", "The request's \"%1\" is %2; it has to be a number.").with(key, shortened(value)));
        member = value.get<double>();
    }
    template <typename T>
    static void read(const char* key, const nlohmann::json& value, std::optional<T>& member) {
        if (value.is_null()) {
            member.reset();
            return;
        }
        T read_;
        read(key, value, read_);
        member = read_;
    }
    template <typename Enum, std::size_t N>
    static void readName(const char* key, const nlohmann::json& value, Enum& member,
                         const std::array<const char*, N>& names) {
        for (std::size_t i = 0; i < N; ++i) {
            if (value.is_string() && value.get<std::string>() == names[i]) {
                member = static_cast<Enum>(i);
                return;
            }
        }
        throw RequestError(says("Requests", "The request's \"%1\" is %2; it has to be %3.")
                               .with(key, shortened(value), anyOf({names.begin(), names.end()})));
    }
    static void read(const char* key, const nlohmann::json& value, Task& member) {
        readName(key, value, member, kTasks);
    }
    static void read(const char* key, const nlohmann::json& value, Quality& member) {
        readName(key, value, member, kQualities);
    }
    static void read(const char* key, const nlohmann::json& value, PriorMode& member) {
        readName(key, value, member, kPriorModes);
    }
    static void read(const char* key, const nlohmann::json& value, DeviceChoice& member) {
        readName(key, value, member, kDevices);
    }
    static void read(const char* key, const nlohmann::json& value, DtypeChoice& member) {
        readName(key, value, member, kDtypes);
    }
};

nlohmann::json valueOf(const std::filesystem::path& path) {
    return path.string();
}
nlohmann::json valueOf(Task value) {
    return name(value);
}
nlohmann::json valueOf(Quality value) {
    return name(value);
}
nlohmann::json valueOf(PriorMode value) {
    return name(value);
}
nlohmann::json valueOf(DeviceChoice value) {
    return name(value);
}
nlohmann::json valueOf(DtypeChoice value) {
    return name(value);
}
template <typename T>
nlohmann::json valueOf(const std::optional<T>& value) {
    return value ? nlohmann::json(*value) : nlohmann::json(nullptr);
}
template <typename T>
nlohmann::json valueOf(const T& value) {
    return value;
}

template <typename T>
std::string numberInWords(T value) {
    std::ostringstream text;
    text << value;
    return text.str();
}

template <typename T>
void checkRange(const char* key, T value, T low, T high) {
    if (!(value >= low && value <= high))
        throw RequestError(says("Requests", "The request's \"%1\" is %2; it has to be from %3 to %4.")
                               .with(key, numberInWords(value), numberInWords(low), numberInWords(high)));
}

template <typename T>
void checkRange(const char* key, const std::optional<T>& value, T low, T high) {
    if (value)
        checkRange(key, *value, low, high);
}

}  // namespace

const char* name(Quality quality) {
    return kQualities.at(static_cast<std::size_t>(quality));
}
const char* name(PriorMode mode) {
    return kPriorModes.at(static_cast<std::size_t>(mode));
}
const char* name(DeviceChoice device) {
    return kDevices.at(static_cast<std::size_t>(device));
}
const char* name(DtypeChoice dtype) {
    return kDtypes.at(static_cast<std::size_t>(dtype));
}

bool enlargesWithDetail(const Request& request) {
    return request.task == Task::upscale && request.enlarge.withDetail;
}

double strengthOf(const Request& request) {
    if (request.strength)
        return *request.strength;
    const bool startsFromPixels = request.task == Task::vary && request.vary.startFromPixels;
    return startsFromPixels ? kStrengthFromPixels : descriptionOf(request.task).strength;
}

void validate(const Request& r) {
    checkRange("count", r.count, 1, kMaximumCount);
    checkRange("priorSteps", r.priorSteps, 1, kMaximumSteps);
    checkRange("decoderSteps", r.decoderSteps, 1, kMaximumSteps);
    checkRange("upsamplerSteps", r.upsamplerSteps, 1, kMaximumSteps);
    checkRange("priorBestOf", r.priorBestOf, 1, kMaximumBestOf);
    checkRange("priorGuidance", r.priorGuidance, 0.0, kMaximumGuidance);
    checkRange("guidance", r.guidance, 0.0, kMaximumGuidance);
    checkRange("noiseLevel", r.noiseLevel, 0, kMaximumNoiseLevel);
    checkRange("width", r.width, 8, kMaximumPictureSide);
    checkRange("height", r.height, 8, kMaximumPictureSide);
    checkRange("bestOf", r.bestOf, 1, kMaximumBestOf);
    checkRange("feather", r.feather, 0, kMaximumFeather);
    checkRange("strength", r.strength, 0.0, 1.0);
    checkRange("left", r.extend.margins.left, 0, kMaximumPictureSide);
    checkRange("right", r.extend.margins.right, 0, kMaximumPictureSide);
    checkRange("top", r.extend.margins.top, 0, kMaximumPictureSide);
    checkRange("bottom", r.extend.margins.bottom, 0, kMaximumPictureSide);
    checkRange("mixSteps", r.mix.steps, 2, 100);
    checkRange("scale", r.enlarge.scale, 1.0, 16.0);
    for (const auto& [key, text] : {std::pair{"prompt", &r.prompt}, std::pair{"negativePrompt", &r.negativePrompt},
                                    std::pair{"fromText", &r.mix.fromText}, std::pair{"toText", &r.mix.toText}}) {
        if (text->size() > kMaximumPromptBytes)
            throw RequestError(
                says("Requests", "The request's \"%1\" is of %2 bytes; it has to be at most %3 bytes long.")
                    .with(key, text->size(), kMaximumPromptBytes));
    }
    const bool needsPicture = r.task != Task::generate;
    if (needsPicture && r.picture.empty())
        throw RequestError(says("Requests", "The request's \"picture\" is missing; it has to be the picture to %1.")
                               .with(name(r.task)));
    if (!r.structure.empty() && !descriptionOf(r.task).followsStructure)
        throw RequestError(says("Requests",
                                "The request's \"structure\" is %1, but only \"generate\" and \"vary\" follow the "
                                "structure of a picture; leave it out.")
                               .with(r.structure));
    if (r.task == Task::mix && r.mix.secondPicture.empty() && (r.mix.fromText.empty() || r.mix.toText.empty()))
        throw RequestError(says("Requests",
                                "The request's \"secondPicture\" is missing; it has to be a second picture, or give "
                                "both \"fromText\" and \"toText\"."));
    if (descriptionOf(r.task).takesMask && r.repaint.mask.empty() && !r.repaint.alphaIsMask)
        throw RequestError(says("Requests",
                                "The request's \"mask\" is missing; it has to be a picture whose white part is "
                                "repainted."));
    if (r.task == Task::outpaint && r.extend.margins == Margins{})
        throw RequestError(says("Requests",
                                "The request's \"left, right, top and bottom\" is 0; it has to be more than 0 at one "
                                "edge at least."));
}

nlohmann::json toJson(const Request& request) {
    nlohmann::json defaults = nlohmann::json::object();
    visitFields(Request{}, [&](const char* key, const auto& member) { defaults[key] = valueOf(member); });
    nlohmann::json json = nlohmann::json::object();
    visitFields(request, [&](const char* key, const auto& member) {
        nlohmann::json value = valueOf(member);
        if (value != defaults[key] || std::string_view(key) == "task")
            json[key] = std::move(value);
    });
    return json;
}

Request requestFromJson(const nlohmann::json& json) {
    if (!json.is_object())
        throw RequestError(
            says("Requests", "The saved request is not a JSON object; choose a file that was saved by this program."));
    Request request;
    visitFields(request, JsonReader{json});
    validate(request);
    return request;
}

Request requestFromText(const std::string& text, const std::string& origin) {
    if (text.size() > kMaximumRequestBytes)
        throw RequestError(says("Requests", "%1 is too large for a saved request (over 16 MiB).").with(origin));
    nlohmann::json json;
    try {
        json = parseJson(text, origin);
    } catch (const ModelError& error) {
        throw RequestError(error.sentence(), error.details());
    }
    return requestFromJson(json);
}

}  // namespace unclip
