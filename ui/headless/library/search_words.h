#pragma once

#include <QString>

namespace unclip {

/// A name for comparing: however its letters are composed, of whatever width and case, without Arabic and Hebrew vowel
/// marks.
QString foldedName(const QString& name);

/// A text as the index of words stores it: folded like names, and letters of scripts that are written without spaces
/// stand apart, so that any part of them can be found.
QString indexedWords(const QString& text);

/// What the user typed as a query of SQLite's FTS5: every word must begin a word of the text; "quoted words" must stand
/// next to each other; -word must not be there. Whatever was typed, the query is valid; empty when it asks for nothing.
QString wordsQuery(const QString& typed);

}  // namespace unclip
