#include "ui/actions/actions.h"

#include <QKeyEvent>
#include <algorithm>

#include "ui/base/preferences.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

/// What a key press may be written as: with all its modifiers, and without those that were needed to type the sign.
QList<QKeySequence> waysToWrite(const QKeyEvent& event) {
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    QList<QKeySequence> ways{QKeyCombination(modifiers, static_cast<Qt::Key>(event.key()))};
    const bool isSign =
        event.key() < Qt::Key_Escape && !QChar(event.key()).isLetterOrNumber() && !QChar(event.key()).isSpace();
    if (isSign)
        ways << QKeyCombination(modifiers & ~Qt::ShiftModifier, static_cast<Qt::Key>(event.key()));
    if (event.key() == Qt::Key_Enter)  // of the keypad
        ways << QKeyCombination(modifiers, Qt::Key_Return);
    return ways;
}

}  // namespace

Actions::Actions(Preferences* preferences, QObject* parent)
    : QObject(parent), preferences_(preferences), table_(table()) {
    for (const ActionFacts& facts : table_) {
        auto* action = new QAction(facts.text, this);
        action->setObjectName(QString::fromLatin1(facts.name));
        if (*facts.icon != '\0')
            action->setIcon(icon(QString::fromLatin1(facts.icon)));
        action->setCheckable(facts.isCheckable);
        action->setWhatsThis(facts.tip);
        // Others only show their keys: they are pressed where they count.
        action->setShortcutContext(facts.scope == ActionScope::window ? Qt::WindowShortcut : Qt::WidgetShortcut);
        actions_.insert(facts.id, action);
    }
    readKeys();
}

QList<ActionFacts> Actions::of(ActionScope scope) const {
    QList<ActionFacts> some;
    std::ranges::copy_if(table_, std::back_inserter(some),
                         [&](const ActionFacts& facts) { return facts.scope == scope; });
    return some;
}

const ActionFacts& Actions::facts(ActionId id) const {
    return *std::ranges::find(table_, id, &ActionFacts::id);
}

void Actions::readKeys() {
    for (const ActionFacts& facts : table_) {
        QAction* action = actions_.value(facts.id);
        action->setShortcuts(preferences_ == nullptr ? facts.keys
                                                     : preferences_->shortcuts(action->objectName(), facts.keys));
        QString text = plainText(*action);
        if (!action->shortcuts().isEmpty())
            text += QStringLiteral(" (%1)").arg(
                QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText).replace(u';', u','));
        action->setToolTip(QStringLiteral("<p><b>%1</b>%2%3</p>")
                               .arg(text.toHtmlEscaped(), facts.tip.isEmpty() ? QString() : QStringLiteral("<br>"),
                                    facts.tip.toHtmlEscaped()));
    }
    emit keysChanged();
}

void Actions::setKeys(ActionId id, const QList<QKeySequence>& keys) {
    if (preferences_ == nullptr)
        return;
    preferences_->setShortcuts(actions_.value(id)->objectName(), keys, facts(id).keys);
    readKeys();
}

void Actions::setStandardKeys() {
    if (preferences_ == nullptr)
        return;
    for (const ActionFacts& facts : table_)
        preferences_->setShortcuts(QString::fromLatin1(facts.name), facts.keys, facts.keys);
    readKeys();
}

std::optional<ActionId> Actions::find(ActionScope scope, const QKeyEvent& event) const {
    for (const ActionFacts& facts : table_) {
        if (facts.scope == scope && isKeyOf(facts.id, event))
            return facts.id;
    }
    return {};
}

bool Actions::isKeyOf(ActionId id, const QKeyEvent& event) const {
    const QList<QKeySequence> ways = waysToWrite(event);
    return std::ranges::any_of(keys(id), [&](const QKeySequence& keys) { return ways.contains(keys); });
}

QAction* Actions::copyOf(ActionId id, QObject* parent) const {
    const QAction* action = actions_.value(id);
    auto* copy = new QAction(action->icon(), action->text(), parent);
    copy->setShortcuts(action->shortcuts());
    copy->setShortcutContext(Qt::WidgetShortcut);
    copy->setToolTip(action->toolTip());
    connect(action, &QAction::changed, copy, [action, copy] {
        copy->setShortcuts(action->shortcuts());
        copy->setToolTip(action->toolTip());
    });
    return copy;
}

QString plainText(const QAction& action) {
    return action.text().remove(u'&');
}

}  // namespace unclip::ui
