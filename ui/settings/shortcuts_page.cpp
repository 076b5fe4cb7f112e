#include "ui/settings/shortcuts_page.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/actions/actions.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {

ShortcutsPage::ShortcutsPage(Actions* actions, QWidget* parent)
    : QWidget(parent), actions_(actions), clash_(new QLabel(this)) {
    auto* form = new QFormLayout(this);
    form->setContentsMargins(16, 8, 16, 8);
    clash_->setWordWrap(true);
    clash_->setStyleSheet(QStringLiteral("color: %1").arg(themeColours().warning.name()));
    form->addRow(clash_);
    addRows(form, ActionScope::window, tr("In the window"));
    addRows(form, ActionScope::canvas, tr("On the canvas"));
    addRows(form, ActionScope::picture, tr("On a result or a picture of the gallery"));
    addRows(form, ActionScope::prompt, tr("In the prompt"));
    auto* reset = new QPushButton(tr("All back to the standard"), this);
    connect(reset, &QPushButton::clicked, actions_, &Actions::setStandardKeys);
    form->addRow(reset);
    connect(actions_, &Actions::keysChanged, this, &ShortcutsPage::showKeys);
    showKeys();
}

void ShortcutsPage::addRows(QFormLayout* form, ActionScope scope, const QString& heading) {
    auto* title = new QLabel(QStringLiteral("<b>%1</b>").arg(heading.toHtmlEscaped()), this);
    title->setContentsMargins(0, 10, 0, 2);
    form->addRow(title);
    for (const ActionFacts& facts : actions_->of(scope)) {
        const QString name = plainText(*(*actions_)[facts.id]);
        auto* line = new QHBoxLayout;
        auto& fields = fields_[facts.id];
        for (auto& field : fields) {
            field = new QKeySequenceEdit(this);
            field->setClearButtonEnabled(true);
            field->setObjectName(QString::fromLatin1(facts.name));
            field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);  // both columns alike
            line->addWidget(field, 1);
            connect(field, &QKeySequenceEdit::editingFinished, this, [this, id = facts.id] { take(id); });
        }
        fields[0]->setAccessibleName(name);
        fields[1]->setAccessibleName(tr("%1, other key").arg(name));
        form->addRow(name, line);
    }
}

void ShortcutsPage::take(ActionId id) {
    QList<QKeySequence> keys;
    for (const QKeySequenceEdit* field : fields_.value(id)) {
        // One press is one key; what the field recorded after it is left out.
        if (const QKeySequence typed = field->keySequence(); !typed.isEmpty())
            keys << QKeySequence(typed[0]);
    }
    actions_->setKeys(id, keys);
}

void ShortcutsPage::showKeys() {
    for (const auto& [id, fields] : fields_.asKeyValueRange()) {
        const QList<QKeySequence> keys = actions_->keys(id);
        for (std::size_t i = 0; i < fields.size(); ++i)
            fields[i]->setKeySequence(keys.value(static_cast<qsizetype>(i)));
    }
    showClash();
}

void ShortcutsPage::showClash() {
    QHash<std::pair<int, QKeySequence>, QString> users;  // by scope and keys
    QString clash;
    for (const ActionFacts& facts : actions_->all()) {
        const QString name = plainText(*(*actions_)[facts.id]);
        for (const QKeySequence& keys : actions_->keys(facts.id)) {
            QString& user = users[{static_cast<int>(facts.scope), keys}];
            if (!user.isEmpty())
                clash = tr("%1 is used twice: for “%2” and for “%3”. Change one of them.")
                            .arg(keys.toString(QKeySequence::NativeText), user, name);
            user = name;
        }
    }
    clash_->setText(clash);
    clash_->setVisible(!clash.isEmpty());
}

}  // namespace unclip::ui
