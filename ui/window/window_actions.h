#pragma once

#include <QAction>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

namespace unclip::ui {

class Preferences;

/// Every action of the main window by name, made from one table with its text, sign and standard keys. The user's own
/// keys come from the preferences.
class WindowActions : public QObject {
    Q_OBJECT
public:
    WindowActions(const Preferences* preferences, QObject* parent);

    QAction* operator[](const char* name) const;
    const QList<QAction*>& all() const { return order_; }
    QKeySequence standardKeys(const QAction* action) const { return standardKeys_.value(action); }
    /// Takes over changed keys.
    void readShortcuts(const Preferences* preferences);

private:
    QHash<QString, QAction*> byName_;
    QHash<const QAction*, QKeySequence> standardKeys_;
    QList<QAction*> order_;
};

}  // namespace unclip::ui
