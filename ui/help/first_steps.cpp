#include "ui/help/first_steps.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/pictures/picture_actions.h"
#include "ui/window/window_actions.h"

namespace unclip::ui {
namespace {

QString row(const QString& what, const QString& keys) {
    return QStringLiteral("<tr><td>%1</td><td>&nbsp;&nbsp;</td><td><b>%2</b></td></tr>")
        .arg(what.toHtmlEscaped(), keys.toHtmlEscaped());
}

}  // namespace

FirstSteps::FirstSteps(const WindowActions& actions, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keys and first steps"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(620, 620);
    QString html = QStringLiteral("<h3>%1</h3><ol>").arg(tr("First steps").toHtmlEscaped());
    for (const QString& step : {
             tr("Write what shall be painted and press Paint. A style's button adds its words."),
             tr("Point at a result: the bar offers variations, editing, enlarging and more."),
             tr("Open a result, mark a part with the brush and press Repaint; or drag the frame outwards and press "
                "Paint beyond."),
             tr("Flip through the candidates with the arrow keys; Enter takes one, Esc discards them. The original is "
                "never overwritten."),
             tr("Everything is kept in the gallery, with all that is needed to paint it again."),
         })
        html += QStringLiteral("<li>%1</li>").arg(step.toHtmlEscaped());
    html += QStringLiteral("</ol><h3>%1</h3><table>").arg(tr("In the window").toHtmlEscaped());
    for (const QAction* action : actions.all()) {
        if (!action->shortcut().isEmpty())
            html += row(action->text().remove(u'&'), action->shortcut().toString(QKeySequence::NativeText));
    }
    html += QStringLiteral("</table><h3>%1</h3><table>").arg(tr("On a result").toHtmlEscaped());
    for (const PictureActionFacts& facts : pictureActions()) {
        if (!facts.key.isEmpty())
            html += row(facts.text, facts.key.toString(QKeySequence::NativeText));
    }
    html += QStringLiteral("</table><h3>%1</h3><table>").arg(tr("On the canvas").toHtmlEscaped());
    html += row(tr("Eraser"), QStringLiteral("E"));
    html += row(tr("Rectangle"), QStringLiteral("M"));
    html += row(tr("Swap brush and eraser"), QStringLiteral("X"));
    html += row(tr("Size of the brush"), QStringLiteral("[  ]"));
    html += row(tr("Hardness of the brush"), QStringLiteral("Shift+[  Shift+]"));
    html += row(tr("Move the view"), tr("Space or middle button"));
    html += row(tr("Zoom"), tr("Ctrl+wheel, or hold Z and drag"));
    html += row(tr("See the picture as it was"), tr("hold \\"));
    html += row(tr("Hide everything around the canvas"), QStringLiteral("Tab"));
    html += QStringLiteral("</table><h3>%1</h3><table>").arg(tr("In the prompt").toHtmlEscaped());
    html += row(tr("Earlier prompts"), QStringLiteral("Ctrl+↑  Ctrl+↓"));
    html += row(tr("Search earlier prompts"), QStringLiteral("Ctrl+R"));
    html += QStringLiteral("</table>");
    auto* text = new QTextBrowser(this);
    text->setOpenLinks(false);
    text->setHtml(html);
    text->setAccessibleName(windowTitle());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(buttons);
}

}  // namespace unclip::ui
