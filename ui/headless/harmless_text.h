#pragma once

#include <QString>

namespace unclip {

// Texts from files (prompts, names of files, models and classes, what an error says about them) are made harmless here
// for where they go. What ends on a terminal or in the log goes through printableText() (engine/base/printable_text.h).

/// For widgets that show plain text, for titles and the items of lists: one line, control characters spelled out.
QString plainLine(const QString& text);

/// For tooltips, which Qt takes for rich text when they look like it: the same words, with markup escaped, broken into
/// lines by Qt. Line ends stay. Empty when `text` is.
QString asTip(const QString& text);

/// For the desktop's notifications, of which some read markup and some don't: no markup for either.
QString forNotification(const QString& text);

/// The first `most` letters as Qt counts them, never cut within a character.
QString firstLetters(const QString& text, qsizetype most);

}  // namespace unclip
