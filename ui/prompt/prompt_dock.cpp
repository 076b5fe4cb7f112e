#include "ui/prompt/prompt_dock.h"

#include <QApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/actions/actions.h"
#include "ui/jobs/job_list.h"
#include "ui/prompt/prompt_editor.h"
#include "ui/prompt/prompt_history.h"
#include "ui/prompt/settings_panel.h"
#include "ui/prompt/style_chips.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

constexpr int kMostPictures = 8;  // at once, unless a request asks for more

QToolButton* foldButton(const QString& text, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIcon(icon(QStringLiteral("more")));
    button->setIconSize({14, 14});
    QObject::connect(button, &QToolButton::toggled, button, [button](bool isOpen) {
        button->setIcon(icon(isOpen ? QStringLiteral("less") : QStringLiteral("more")));
    });
    return button;
}

}  // namespace

PromptDock::PromptDock(const Actions& actions, QWidget* parent) : QDockWidget(tr("Prompt"), parent), actions_(actions) {
    setObjectName(QStringLiteral("promptDock"));
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(6);

    editor_ = new PromptEditor(actions, content);
    history_ = new PromptHistory(this);
    layout->addWidget(editor_);

    addAvoidLine(layout, content);
    chips_ = new StyleChips(content);
    layout->addWidget(chips_);

    taskLine_ = taskLine(content);
    layout->addWidget(taskLine_);
    auto* line = new QHBoxLayout;
    paint_ = new QPushButton(content);
    paint_->setObjectName(QStringLiteral("paintButton"));
    paint_->setIcon(icon(QStringLiteral("paint"), Qt::white));  // on a coloured button
    count_ = new QSpinBox(content);
    count_->setRange(1, kMostPictures);
    count_->setAccessibleName(tr("Pictures"));
    count_->setToolTip(tr("How many pictures are painted at once."));
    line->addWidget(paint_, 1);
    line->addWidget(count_);
    layout->addLayout(line);

    fold_ = foldButton(tr("More"), content);
    fold_->setObjectName(QStringLiteral("moreButton"));
    layout->addWidget(fold_, 0, Qt::AlignLeft);
    settings_ = new SettingsPanel(content);
    settings_->hide();
    layout->addWidget(settings_);
    layout->addStretch(1);
    connect(fold_, &QToolButton::toggled, settings_, &QWidget::setVisible);

    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Wide enough for the unfolded settings beside a scroll bar, so that nothing is cut off at the side.
    const int widest = std::max(content->minimumSizeHint().width(), settings_->minimumSizeHint().width() + 20);
    scroll->setMinimumWidth(widest + scroll->verticalScrollBar()->sizeHint().width());
    setWidget(scroll);
    connectParts();
    setBusy(false);
    showMeter();
    showTask();
}

void PromptDock::addAvoidLine(QVBoxLayout* layout, QWidget* content) {
    auto* under = new QHBoxLayout;
    avoidToggle_ = foldButton(tr("Avoid"), content);
    avoidToggle_->setToolTip(tr("Name what shall not be in the picture."));
    meter_ = new QLabel(content);
    meter_->setObjectName(QStringLiteral("faint"));
    under->addWidget(avoidToggle_);
    under->addStretch();
    under->addWidget(meter_);
    layout->addLayout(under);
    avoid_ = new QLineEdit(content);
    avoid_->setPlaceholderText(tr("For example: fog, text"));
    avoid_->setAccessibleName(tr("Avoid"));
    avoid_->setMaxLength(20'000);
    avoid_->hide();
    layout->addWidget(avoid_);
    connect(avoidToggle_, &QToolButton::toggled, avoid_, &QWidget::setVisible);
    connect(avoidToggle_, &QToolButton::clicked, avoid_, [this](bool isOpen) {
        if (isOpen)
            avoid_->setFocus();
    });
}

void PromptDock::connectParts() {
    connect(editor_, &PromptEditor::paintWanted, this, &PromptDock::paintWanted);
    connect(paint_, &QPushButton::clicked, this, &PromptDock::paintWanted);
    connect(avoid_, &QLineEdit::returnPressed, this, &PromptDock::paintWanted);
    connect(settings_, &SettingsPanel::compareWanted, this, &PromptDock::compareWanted);
    connect(editor_, &QPlainTextEdit::textChanged, this, [this] {
        chips_->showPrompt(prompt());
        emit changed();
    });
    connect(avoid_, &QLineEdit::textChanged, this, &PromptDock::changed);
    connect(count_, &QSpinBox::valueChanged, this, &PromptDock::changed);
    connect(settings_, &SettingsPanel::changed, this, &PromptDock::changed);
    connect(editor_, &PromptEditor::findingsChanged, this, &PromptDock::showMeter);
    connect(chips_, &StyleChips::toggled, this, [this](const QString& words, bool isOn) {
        setPrompt(isOn ? StyleChips::withWords(prompt(), words) : StyleChips::withoutWords(prompt(), words));
    });
    connect(editor_, &PromptEditor::olderWanted, this, [this] {
        if (const QString text = history_->older(prompt()); !text.isNull())
            setPrompt(text);
    });
    connect(editor_, &PromptEditor::newerWanted, this, [this] {
        if (const QString text = history_->newer(); !text.isNull())
            setPrompt(text);
    });
    connect(editor_, &PromptEditor::searchWanted, this, &PromptDock::searchHistory);
}

Request PromptDock::request() {
    settings_->drawSeed();
    return shownRequest();
}

Request PromptDock::shownRequest() const {
    Request request = shown_;
    request.prompt = prompt().trimmed().toStdString();
    request.negativePrompt = avoidToggle_->isChecked() ? avoid_->text().trimmed().toStdString() : std::string();
    request.count = count_->value();
    settings_->apply(request);
    return request;
}

Request PromptDock::plainRequest(Task task) {
    Request request = this->request();
    const Request plain;
    request.task = task;
    if (!descriptionOf(task).followsStructure)
        request.structure = plain.structure;
    request.picture = plain.picture;
    request.feather = plain.feather;
    request.repaint = plain.repaint;
    request.extend = plain.extend;
    request.mix = plain.mix;
    request.enlarge = plain.enlarge;
    return request;
}

QString PromptDock::trouble() const {
    return settings_->trouble();
}

void PromptDock::setRequest(const Request& request, bool keepSeed) {
    shown_ = request;
    setPrompt(QString::fromStdString(request.prompt));
    avoid_->setText(QString::fromStdString(request.negativePrompt));
    avoidToggle_->setChecked(!request.negativePrompt.empty());
    count_->setMaximum(std::max(kMostPictures, request.count));
    count_->setValue(request.count);
    settings_->show(request, keepSeed);
    showTask();
}

QWidget* PromptDock::taskLine(QWidget* parent) {
    auto* line = new QWidget(parent);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    task_ = new QLabel(line);
    task_->setTextFormat(Qt::PlainText);
    task_->setWordWrap(true);
    auto* leave = new QToolButton(line);
    leave->setIcon(icon(QStringLiteral("cancel")));
    leave->setAutoRaise(true);
    leave->setObjectName(QStringLiteral("leaveTask"));
    leave->setToolTip(tr("Paint from the prompt alone again"));
    leave->setAccessibleName(leave->toolTip());
    layout->addWidget(task_, 1);
    layout->addWidget(leave, 0, Qt::AlignTop);
    connect(leave, &QToolButton::clicked, this, [this] {
        shown_ = Request();
        showTask();
        emit changed();
    });
    return line;
}

void PromptDock::showTask() {
    const QString file = QString::fromStdString(shown_.picture.filename().string());
    task_->setText(file.isEmpty() ? tr("Paint does again: %1").arg(taskInWords(shown_.task))
                                  : tr("Paint does again: %1, “%2”").arg(taskInWords(shown_.task), file));
    taskLine_->setVisible(shown_.task != Task::generate);
}

void PromptDock::setPrompt(const QString& prompt) {
    editor_->replaceText(prompt);
}

QString PromptDock::prompt() const {
    return editor_->toPlainText();
}

void PromptDock::setBusy(bool isBusy) {
    paint_->setText(isBusy ? tr("Add to queue") : tr("Paint"));
    paint_->setToolTip(
        tr("Paints the prompt (%1)").arg(actions_[ActionId::paint]->shortcut().toString(QKeySequence::NativeText)));
}

void PromptDock::setCheck(std::shared_ptr<const PromptCheck> check) {
    editor_->setCheck(std::move(check));
}

bool PromptDock::isUnfolded() const {
    return fold_->isChecked();
}

void PromptDock::setUnfolded(bool isUnfolded) {
    fold_->setChecked(isUnfolded);
}

void PromptDock::focusPrompt() {
    show();
    raise();
    editor_->setFocus(Qt::ShortcutFocusReason);
}

void PromptDock::showMeter() {
    const PromptFindings findings = editor_->findings();
    if (findings.limit == 0) {
        meter_->clear();
        return;
    }
    const QLocale locale;
    meter_->setText(tr("%1 of %2").arg(locale.toString(findings.tokens), locale.toString(findings.limit)));
    const bool isCut = findings.tokens > findings.limit;
    meter_->setToolTip(isCut ? tr("The prompt has more tokens than the model reads. The struck-out part is not used.")
                             : tr("Tokens (words and parts of words) of the prompt, and how many the model reads."));
    meter_->setStyleSheet(isCut ? QStringLiteral("color: %1").arg(themeColours().warning.name()) : QString());
}

void PromptDock::searchHistory() {
    QDialog dialog(this);
    dialog.setWindowTitle(tr("Earlier prompts"));
    dialog.resize(480, 360);
    auto* layout = new QVBoxLayout(&dialog);
    auto* field = new QLineEdit(&dialog);
    field->setPlaceholderText(tr("Words of the prompt"));
    field->setClearButtonEnabled(true);
    auto* list = new QListWidget(&dialog);
    list->setAccessibleName(tr("Earlier prompts"));
    layout->addWidget(field);
    layout->addWidget(list);
    const auto fill = [this, list](const QString& text) {
        list->clear();
        list->addItems(history_->search(text));
        list->setCurrentRow(0);
    };
    fill({});
    connect(field, &QLineEdit::textChanged, &dialog, fill);
    connect(field, &QLineEdit::returnPressed, &dialog, &QDialog::accept);
    connect(list, &QListWidget::itemActivated, &dialog, &QDialog::accept);
    if (dialog.exec() == QDialog::Accepted && list->currentItem() != nullptr)
        setPrompt(list->currentItem()->text());
    editor_->setFocus();
}

}  // namespace unclip::ui
