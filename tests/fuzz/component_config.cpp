#include "engine/weights/component_config.h"

#include "engine/base/error.h"

namespace {

/// Asks as the models do; every refusal has to be a ModelError.
template <typename Ask>
void attempt(Ask&& ask) {
    try {
        ask();
    } catch (const unclip::ModelError&) {
    }
}

void askEverything(const unclip::ComponentConfig& config) {
    for (const auto& [key, value] : config.json().items()) {
        const std::string name = key;
        attempt([&] { config.positive(name); });
        attempt([&] { config.integer(name, -5, 5); });
        attempt([&] { config.number(name, 1.0); });
        attempt([&] { config.flag(name); });
        attempt([&] { config.text(name); });
        attempt([&] { config.oneOf(name, {"silu", "gelu"}); });
        attempt([&] { config.integers(name); });
        attempt([&] { config.numbers(name); });
        attempt([&] { config.texts(name); });
        attempt([&] { config.section(name); });
    }
    attempt([&] { config.className(); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    attempt([&] {
        askEverything(unclip::ComponentConfig::parse({reinterpret_cast<const char*>(data), size}, "fuzzed.json"));
    });
    return 0;
}
