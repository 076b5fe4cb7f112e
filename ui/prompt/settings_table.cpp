#include "ui/prompt/settings_table.h"

#include <QCoreApplication>

namespace unclip::ui {
namespace {

/// The context that translators see.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(unclip::ui::SettingsPanel)
};

template <typename Enum>
ChoiceSetting choice(const SettingText& text, const QStringList& names, Enum Request::*field, bool canCompare = false) {
    return {text, names, [field](const Request& request) { return static_cast<int>(request.*field); },
            [field](Request& request, int index) { request.*field = static_cast<Enum>(index); }, canCompare};
}

WholeSetting steps(const SettingText& text, std::optional<int> Request::*field) {
    return {text, std::mem_fn(field), 1, kMaximumSteps};
}

DecimalSetting guidance(const SettingText& text, std::optional<double> Request::*field) {
    return {text, std::mem_fn(field), 0, kMaximumGuidance, 0.5, Texts::tr("Model's own")};
}

FlagSetting flag(const QString& caption, const QString& help, std::function<bool&(Request&)> field) {
    return {{{}, help}, caption, std::move(field)};
}

bool& startsFromPixels(Request& request) {
    return request.vary.startFromPixels;
}

DecimalSetting strength() {
    const SettingText text{Texts::tr("Strength"),
                           Texts::tr("How far variations and mixes go: 0 hardly leaves the picture, 1 keeps only what "
                                     "CLIP sees in it.")};
    return {text, std::mem_fn(&Request::strength), 0, 1, 0.05, Texts::tr("Automatic")};
}

WholeSetting priorBestOf() {
    const SettingText text{
        Texts::tr("Prior best of"),
        Texts::tr("So often the prior imagines each picture's meaning; what CLIP finds nearest to the "
                  "prompt is painted.")};
    return {text, std::mem_fn(&Request::priorBestOf), 1, kMaximumBestOf};
}

WholeSetting bestOf() {
    const SettingText text{Texts::tr("Best of"),
                           Texts::tr("So many small pictures are painted for each; the one that CLIP finds nearest to "
                                     "what was asked for is painted large.")};
    return {text, std::mem_fn(&Request::bestOf), 1, kMaximumBestOf};
}

}  // namespace

QList<Setting> settingsTable() {
    return {
        OwnSetting::model,
        OwnSetting::seed,
        OwnSetting::shape,
        OwnSetting::structure,
        choice(
            {Texts::tr("Quality"),
             Texts::tr("Quick paints in a few steps, Best in many and more tries; numbers that are set below count.")},
            {Texts::tr("Quick"), Texts::tr("Default"), Texts::tr("Best")}, &Request::quality),
        choice({Texts::tr("Prior"),
                Texts::tr("What the decoder is told: the picture that the prior imagines, the text itself in its "
                          "place, or the caption alone.")},
               {Texts::tr("Prior"), Texts::tr("Text directly"), Texts::tr("None")}, &Request::priorMode, true),
        OwnSetting::priorFolder,
        strength(),
        OwnSetting::noiseLevel,
        flag(Texts::tr("Keep places and colours"),
             Texts::tr("Variations start from the picture's pixels under noise; the strength says under how much."),
             startsFromPixels),
        steps({Texts::tr("Prior steps"), Texts::tr("Steps in which the prior imagines the picture's meaning.")},
              &Request::priorSteps),
        priorBestOf(),
        guidance({Texts::tr("Prior guidance"), Texts::tr("How closely the prior keeps to the prompt.")},
                 &Request::priorGuidance),
        steps({Texts::tr("Decoder steps"), Texts::tr("Steps in which the decoder paints the small picture.")},
              &Request::decoderSteps),
        guidance({Texts::tr("Guidance"),
                  Texts::tr("How closely the decoder keeps to the prompt; high values make harsh pictures.")},
                 &Request::guidance),
        steps({Texts::tr("Upsampler steps"), Texts::tr("Steps in which the small picture is painted large.")},
              &Request::upsamplerSteps),
        bestOf(),
        flag(Texts::tr("Best match first"),
             Texts::tr("Sorts the pictures by how well CLIP finds them to match the prompt."),
             std::mem_fn(&Request::ranked)),
        choice({Texts::tr("Device"), Texts::tr("Where the computing happens.")},
               {Texts::tr("Automatic"), Texts::tr("Processor"), Texts::tr("Graphics card (CUDA)")}, &Request::device),
        choice(
            {Texts::tr("Precision"), Texts::tr("How exactly numbers are kept; less is faster and needs less memory.")},
            {Texts::tr("Automatic"), QStringLiteral("float32"), QStringLiteral("bfloat16"), QStringLiteral("float16")},
            &Request::dtype),
    };
}

}  // namespace unclip::ui
