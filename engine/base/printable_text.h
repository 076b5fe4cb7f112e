#pragma once

#include <string>
#include <string_view>

namespace unclip {

/// A text from anywhere as one line that can't steer a terminal, forge a line of a log or turn what stands around it:
/// control characters, line ends, marks that change the direction of writing, unassigned and private characters, and
/// bytes that are no UTF-8 are spelled out ("\n", "\x1b", "\u{202e}"). Everything else stays as it is.
std::string printableText(std::string_view text);

/// The same for a JSON document, which stays one and says the same: what could steer a terminal is escaped as JSON
/// does.
std::string printableJson(std::string_view json);

}  // namespace unclip
