#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <functional>
#include <optional>
#include <variant>

#include "engine/request/request.h"

namespace unclip::ui {

struct SettingText {
    QString label;  ///< empty: the control says it
    QString help;   ///< one sentence
};

/// A number of a request that has a default: the model's own, or the task's.
struct WholeSetting {
    SettingText text;
    std::function<std::optional<int>&(Request&)> field;
    int least, most;
};

struct DecimalSetting {
    SettingText text;
    std::function<std::optional<double>&(Request&)> field;
    double least, most, step;
    QString absent;  ///< how the default is called
};

struct FlagSetting {
    SettingText text;
    QString caption;  ///< of the check box
    std::function<bool&(Request&)> field;
};

/// One of several names, in the order of the enumeration that it stands for.
struct ChoiceSetting {
    SettingText text;
    QStringList names;
    std::function<int(const Request&)> get;
    std::function<void(Request&, int)> set;
    bool canCompare = false;  ///< with a button that paints all of them
};

/// Settings that are more than a number or a choice from a list, with widgets of their own.
enum class OwnSetting { model, priorFolder, seed, shape, structure, noiseLevel };

using Setting = std::variant<OwnSetting, WholeSetting, DecimalSetting, FlagSetting, ChoiceSetting>;

/// Every setting of a request that has a good default, in the order in which they are shown, in the user's language.
QList<Setting> settingsTable();

}  // namespace unclip::ui
