#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <optional>

#include "ui/actions/action_id.h"

class QKeyEvent;

namespace unclip::ui {

class Preferences;

struct ActionFacts {
    ActionId id;
    const char* name;  ///< in the file of settings; never changes
    ActionScope scope;
    QString text;              ///< with its letter for menus
    QString tip;               ///< one sentence; empty: the text says it all
    const char* icon;          ///< empty: none
    QList<QKeySequence> keys;  ///< the standard ones; the first is shown in menus
    bool isCheckable = false;
    bool isOnHover = false;  ///< also in the bar that appears over a picture
};

/// Every action with its text, sign and keys, made from one table. The user's own keys come from the preferences.
/// Actions of the window act by themselves once they are added to it; for the others, whoever has the keyboard asks
/// find() or isKeyOf(), in ShortcutOverride and in KeyPress.
class Actions : public QObject {
    Q_OBJECT
public:
    /// Keys are the standard ones when there are no preferences, which must live longer.
    explicit Actions(Preferences* preferences = nullptr, QObject* parent = nullptr);

    QAction* operator[](ActionId id) const { return actions_.value(id); }
    const QList<ActionFacts>& all() const { return table_; }
    QList<ActionFacts> of(ActionScope scope) const;
    const ActionFacts& facts(ActionId id) const;

    QList<QKeySequence> keys(ActionId id) const { return actions_.value(id)->shortcuts(); }
    void setKeys(ActionId id, const QList<QKeySequence>& keys);
    void setStandardKeys();  ///< of all actions

    /// The action of this scope that a key stands for. `event` is a KeyPress, KeyRelease or ShortcutOverride.
    std::optional<ActionId> find(ActionScope scope, const QKeyEvent& event) const;
    bool isKeyOf(ActionId id, const QKeyEvent& event) const;

    /// An action of its own that looks the same, for places where it means another picture. Belongs to `parent`.
    QAction* copyOf(ActionId id, QObject* parent) const;

signals:
    void keysChanged();

private:
    static QList<ActionFacts> table();  ///< action_table.cpp
    void readKeys();

    Preferences* preferences_;
    QList<ActionFacts> table_;
    QHash<ActionId, QAction*> actions_;
};

/// An action's text without its letter for menus.
QString plainText(const QAction& action);

}  // namespace unclip::ui
