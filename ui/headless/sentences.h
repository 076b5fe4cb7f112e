#pragma once

#include <QString>
#include <exception>

#include "engine/base/sentence.h"

namespace unclip {

/// What the engine or the library says, in the window's language: one line of plain text, whatever was filled in.
QString inWords(const Sentence& sentence);

/// The same of any error; errors of other libraries stay as they are.
QString inWords(const std::exception& error);

}  // namespace unclip
