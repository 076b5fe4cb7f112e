#pragma once

#include <QApplication>
#include <QColor>
#include <QIcon>
#include <QString>

#include "ui/base/preferences.h"

namespace unclip::ui {

/// Colours that palettes have no place for.
struct ThemeColours {
    QColor canvas;  ///< behind pictures
    QColor checkerLight, checkerDark;
    QColor border;
    QColor accent;
    QColor warning;  ///< text of warnings
    QColor faint;    ///< text that matters less, still 4.5:1
};

/// Calm neutral greys with one accent, for the whole program.
void applyTheme(QApplication& application, Theme theme);
const ThemeColours& themeColours();

/// One of resources/icons by its name, drawn in the text colour of the current theme at any resolution.
QIcon icon(const QString& name, const QColor& colour = {});

}  // namespace unclip::ui
