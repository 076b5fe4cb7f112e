#include "ui/window/window_actions.h"

#include "ui/settings/preferences.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

struct ActionFacts {
    const char* name;
    const char* text;
    const char* icon;
    QKeySequence keys;
    bool isCheckable = false;
    const char* tip = nullptr;
};

QList<ActionFacts> table() {
    using K = QKeySequence;
    return {
        // File
        {"new", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&New"), "add", K::New, false,
         QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Clears the canvas and starts with an empty prompt.")},
        {"open", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Open picture…"), "folder", K::Open},
        {"import", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Copy pictures into the &gallery…"), "gallery", K(),
         false,
         QT_TRANSLATE_NOOP("unclip::ui::WindowActions",
                           "Pictures of cameras and other programs; what they say about themselves is kept.")},
        {"save", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Export…"), "export", K::Save},
        {"saveRequest", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Save &request…"), "", K::SaveAs, false,
         QT_TRANSLATE_NOOP("unclip::ui::WindowActions",
                           "Writes prompt and settings to a file that “unclip generate --request” reads.")},
        {"quit", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Quit"), "", K::Quit},
        // Edit
        {"undo", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Undo"), "undo", K::Undo},
        {"redo", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Redo"), "redo", K(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)},
        {"copy", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Copy picture"), "copy", K::Copy},
        {"paste", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Paste picture"), "", K::Paste},
        {"preferences", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Settings…"), "settings",
         K(Qt::CTRL | Qt::Key_Comma)},
        // Painting
        {"paint", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Paint"), "paint", K(Qt::CTRL | Qt::Key_Return)},
        {"cancel", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Cancel painting"), "cancel",
         K(Qt::CTRL | Qt::Key_Period)},
        {"focusPrompt", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Write the &prompt"), "edit",
         K(Qt::CTRL | Qt::Key_L)},
        // View
        {"zoomIn", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Zoom &in"), "", K::ZoomIn},
        {"zoomOut", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Zoom &out"), "", K::ZoomOut},
        {"fit", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Fit"), "fit", K(Qt::CTRL | Qt::Key_0)},
        {"actualSize", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&100 %"), "", K(Qt::CTRL | Qt::Key_1)},
        {"split", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Before/After"), "split",
         K(Qt::CTRL | Qt::Key_Backslash), true,
         QT_TRANSLATE_NOOP(
             "unclip::ui::WindowActions",
             "Splits the picture: before on the one side, after on the other. Hold \\ to see it as it was.")},
        {"hideDocks", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Canvas &alone"), "", K(Qt::Key_F10), true,
         QT_TRANSLATE_NOOP("unclip::ui::WindowActions",
                           "Hides everything around the canvas; Tab does it while the picture has the focus.")},
        {"galleryPage", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Gallery"), "gallery", K(Qt::Key_G), true},
        {"fullScreen", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "F&ull screen"), "", K(Qt::Key_F11), true},
        // Tools
        {"select", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Select"), "select", K(), true,
         QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Moves the view and drags the outer frame.")},
        {"brush", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Brush"), "brush", K(Qt::Key_B), true,
         QT_TRANSLATE_NOOP("unclip::ui::WindowActions",
                           "Marks what shall be repainted. [ and ] change the size, Shift+[ and ] the hardness.")},
        {"eraser", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Eraser"), "eraser", K(), true,
         QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Takes the mask away again (E). X swaps brush and eraser.")},
        {"lasso", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Lasso"), "lasso", K(Qt::Key_L), true,
         QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Marks what you draw around; with Alt it is taken away.")},
        {"rectangle", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Rectangle"), "rectangle", K(), true,
         QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Marks a rectangle (M); with Alt it is taken away.")},
        {"pan", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Pan"), "pan", K(Qt::Key_H), true,
         QT_TRANSLATE_NOOP("unclip::ui::WindowActions",
                           "Moves the view; Space or the middle button do it in any tool.")},
        {"zoom", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Zoom"), "zoom", K(), true,
         QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Drag to zoom; holding Z or Ctrl+wheel do it in any tool.")},
        // Mask
        {"maskAll", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Mark &all"), "fill", K(Qt::CTRL | Qt::Key_A)},
        {"maskInvert", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Invert"), "invert", K(Qt::CTRL | Qt::Key_I)},
        {"maskClear", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Clear"), "clear", K(Qt::CTRL | Qt::Key_D)},
        {"maskShow", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Show the mask"), "", K(Qt::Key_Q), true},
        {"maskFromAlpha", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Mark &transparent parts"), "", K()},
        // Models
        {"modelAdd", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Add folder…"), "folder", K()},
        {"modelList", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Models…"), "", K()},
        // Help
        {"keys", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&Keys and first steps"), "", K::HelpContents},
        {"log", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "Show &log"), "", K()},
        {"about", QT_TRANSLATE_NOOP("unclip::ui::WindowActions", "&About Unclip Studio"), "", K()},
    };
}

}  // namespace

WindowActions::WindowActions(const Preferences* preferences, QObject* parent) : QObject(parent) {
    for (const ActionFacts& facts : table()) {
        const QString name = QString::fromLatin1(facts.name);
        auto* action = new QAction(tr(facts.text), this);
        action->setObjectName(name);
        if (*facts.icon != '\0')
            action->setIcon(icon(QString::fromLatin1(facts.icon)));
        action->setCheckable(facts.isCheckable);
        if (facts.tip != nullptr)
            action->setWhatsThis(tr(facts.tip));
        byName_.insert(name, action);
        standardKeys_.insert(action, facts.keys);
        order_.append(action);
    }
    readShortcuts(preferences);
}

QAction* WindowActions::operator[](const char* name) const {
    QAction* action = byName_.value(QString::fromLatin1(name));
    Q_ASSERT(action != nullptr);
    return action;
}

void WindowActions::readShortcuts(const Preferences* preferences) {
    for (QAction* action : order_) {
        action->setShortcut(preferences->shortcut(action->objectName(), standardKeys_.value(action)));
        QString text = action->text().remove(u'&');
        if (!action->shortcut().isEmpty())
            text += QStringLiteral(" (%1)").arg(action->shortcut().toString(QKeySequence::NativeText));
        const QString tip = action->whatsThis();
        action->setToolTip(
            QStringLiteral("<p><b>%1</b>%2%3</p>")
                .arg(text.toHtmlEscaped(), tip.isEmpty() ? QString() : QStringLiteral("<br>"), tip.toHtmlEscaped()));
    }
}

}  // namespace unclip::ui
