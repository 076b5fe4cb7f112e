#pragma once

#include <QHash>
#include <QKeySequenceEdit>
#include <QWidget>
#include <array>

#include "ui/actions/action_id.h"

class QFormLayout;
class QLabel;

namespace unclip::ui {

class Actions;

/// Every action's keys, two each, to look up and to change. Changes count at once; keys that stand for two actions in
/// the same place are named.
class ShortcutsPage : public QWidget {
    Q_OBJECT
public:
    explicit ShortcutsPage(Actions* actions, QWidget* parent = nullptr);

private:
    void addRows(QFormLayout* form, ActionScope scope, const QString& heading);
    void take(ActionId id);
    void showKeys();
    void showClash();

    Actions* actions_;
    QLabel* clash_;
    QHash<ActionId, std::array<QKeySequenceEdit*, 2>> fields_;
};

}  // namespace unclip::ui
