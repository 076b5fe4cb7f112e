#include "ui/help/first_steps.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/actions/actions.h"

namespace unclip::ui {
namespace {

QString row(const QString& what, const QString& keys) {
    return QStringLiteral("<tr><td>%1</td><td>&nbsp;&nbsp;</td><td><b>%2</b></td></tr>")
        .arg(what.toHtmlEscaped(), keys.toHtmlEscaped());
}

QString row(const QString& what, const QList<QKeySequence>& keys) {
    QStringList names;
    for (const QKeySequence& key : keys) names << key.toString(QKeySequence::NativeText);
    return row(what, names.join(QStringLiteral("   ")));
}

}  // namespace

FirstSteps::FirstSteps(const Actions& actions, QWidget* parent) : QDialog(parent) {
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
    html += QStringLiteral("</ol>");
    for (const auto& [scope, title] : {std::pair{ActionScope::window, tr("In the window")},
                                       {ActionScope::picture, tr("On a result")},
                                       {ActionScope::canvas, tr("On the canvas")},
                                       {ActionScope::prompt, tr("In the prompt")}}) {
        html += QStringLiteral("<h3>%1</h3><table>").arg(title.toHtmlEscaped());
        for (const ActionFacts& facts : actions.of(scope)) {
            if (const auto keys = actions.keys(facts.id); !keys.isEmpty())
                html += row(plainText(*actions[facts.id]), keys);
        }
        if (scope == ActionScope::canvas) {
            html += row(tr("Move the view"), tr("Middle button"));
            html += row(tr("Zoom"), tr("Ctrl+wheel"));
            html += row(tr("Size of the brush"), tr("Drag with the right button"));
        }
        html += QStringLiteral("</table>");
    }
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
