#include "ui/widgets/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <optional>

namespace unclip::ui {
namespace {

const ThemeColours kDark{"#1b1c1e", "#3a3c40", "#2e3033", "#3b3d42", "#5b9dd9", "#f0b35a", "#a4a8b0"};
const ThemeColours kLight{"#d9dadc", "#ffffff", "#dddddd", "#c3c5c9", "#1f6fb5", "#8a5300", "#5a5e66"};

std::optional<Theme> applied;

QPalette paletteOf(Theme theme) {
    const bool isDark = theme == Theme::dark;
    const QColor window(isDark ? "#2a2b2e" : "#eff0f1"), base(isDark ? "#1f2023" : "#ffffff");
    const QColor text(isDark ? "#e4e6ea" : "#1d1f23"), button(isDark ? "#36383c" : "#e3e4e6");
    const QColor dimmed(isDark ? "#7d8189" : "#8c9097");
    const ThemeColours& colours = isDark ? kDark : kLight;
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, button);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, colours.faint);
    palette.setColor(QPalette::ToolTipBase, isDark ? QColor("#141517") : QColor("#ffffff"));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, isDark ? QColor("#2f6ea8") : QColor("#1f6fb5"));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::Light, window.lighter(isDark ? 125 : 104));
    palette.setColor(QPalette::Midlight, window.lighter(isDark ? 112 : 102));
    palette.setColor(QPalette::Mid, window.darker(isDark ? 120 : 118));
    palette.setColor(QPalette::Dark, window.darker(isDark ? 150 : 130));
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0, isDark ? 160 : 90));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, dimmed);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, button);
    return palette;
}

QString sheetOf(const ThemeColours& colours, const QPalette& palette) {
    return QStringLiteral(R"(
        QToolTip { color: %1; background: %2; border: 1px solid %3; padding: 4px; }
        QMainWindow::separator { background: %4; width: 4px; height: 4px; }
        QMainWindow::separator:hover { background: %3; }
        QStatusBar::item { border: none; }
        QToolBar { border: none; spacing: 2px; padding: 3px; }
        QPushButton#paintButton { background: %5; color: white; border: none; border-radius: 4px; padding: 8px 14px; font-weight: 600; }
        QPushButton#paintButton:hover { background: %6; }
        QPushButton#paintButton:disabled { background: %3; color: %7; }
        QToolBar#hoverBar { background: %8; border: 1px solid %3; border-radius: 6px; padding: 2px; }
        QFrame#card { background: %8; border: 1px solid %3; border-radius: 8px; }
        QFrame#card:hover { border-color: %9; }
        QFrame#messageBar { background: %8; border: 1px solid %3; border-radius: 4px; }
        QLabel#heading { font-weight: 600; }
        QListWidget#pages { border: none; padding: 4px; }
        QListWidget#pages::item { padding: 6px 8px; border-radius: 4px; }
        QListWidget#pages::item:selected { background: %5; color: white; }
        QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
        QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
        QScrollBar::handle { background: %3; border-radius: 3px; margin: 3px; }
        QScrollBar::handle:vertical { min-height: 28px; }
        QScrollBar::handle:horizontal { min-width: 28px; }
        QScrollBar::handle:hover { background: %7; }
        QScrollBar::handle:disabled { background: transparent; }
        QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; height: 0; width: 0; }
        QLabel#faint { color: %7; }
    )")
        .arg(palette.color(QPalette::ToolTipText).name(), palette.color(QPalette::ToolTipBase).name(),
             colours.border.name(), palette.color(QPalette::Window).name(), palette.color(QPalette::Highlight).name(),
             palette.color(QPalette::Highlight).lighter(115).name(), colours.faint.name(),
             palette.color(QPalette::Base).name(), colours.accent.name());
}

/// Draws a black-on-nothing SVG in one colour, or in the palette's for each state.
class TintedIconEngine : public QIconEngine {
public:
    TintedIconEngine(QString name, const QColor& colour) : name_(std::move(name)), colour_(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const qreal scale = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
        const QPalette palette = QApplication::palette();
        const QColor colour = mode == QIcon::Disabled ? palette.color(QPalette::Disabled, QPalette::ButtonText)
                              : colour_.isValid()     ? colour_
                              : state == QIcon::On    ? themeColours().accent
                                                      : palette.color(QPalette::ButtonText);
        const QString key =
            QStringLiteral("icon/%1/%2x%3/%4").arg(name_).arg(size.width()).arg(size.height()).arg(colour.name());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            QFile file(QStringLiteral(":/icons/%1.svg").arg(name_));
            if (!file.open(QIODevice::ReadOnly))
                return {};
            QSvgRenderer renderer(file.readAll().replace("#000", colour.name().toLatin1()));
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            renderer.render(&painter);
            painter.end();
            QPixmapCache::insert(key, pixmap);
        }
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }
    QIconEngine* clone() const override { return new TintedIconEngine(*this); }

private:
    QString name_;
    QColor colour_;
};

}  // namespace

void applyTheme(QApplication& application, Theme theme) {
    if (applied == theme)
        return;  // every widget would be polished again
    applied = theme;
    if (application.style()->objectName() != QLatin1String("fusion"))
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const QPalette palette = paletteOf(theme);
    QApplication::setPalette(palette);
    application.setStyleSheet(sheetOf(themeColours(), palette));
}

const ThemeColours& themeColours() {
    return applied != Theme::light ? kDark : kLight;
}

QIcon icon(const QString& name, const QColor& colour) {
    return QIcon(new TintedIconEngine(name, colour));
}

}  // namespace unclip::ui
