#pragma once

#include <string>
#include <vector>

namespace unclip {

/// Names, prompts and sentences as only an enemy would choose them: markup, terminal sequences, forged lines, marks
/// that turn the direction of writing, bytes that are no text.
inline std::vector<std::string> nastyTexts() {
    using namespace std::string_literals;
    return {"<img src=\"file:///etc/passwd\">",
            "<b>bold</b><br><a href='http://example.com'>link</a>",
            "</p><style>*{color:red}</style><script>x()</script>",
            "&lt;not markup&gt; &amp; &#0;",
            "<?xml version=\"1.0\"?><!DOCTYPE html>",
            "\x1b[2J\x1b[1;1H\x1b]0;owned\x07",
            "\x1b]8;;http://example.com\x1b\\click\x1b]8;;\x1b\\",
            "\u009b31m red \u0090q",
            "a\r\nb\n2026-01-01 00:00:00.000 error forged\n",
            "\rover\bwritten\x7f\x08\x0b\x0c",
            "nul\0within"s,
            "\u202egnp.exe\u202c \u2066\u2067\u2069 \u200f\u200e \u061c",
            "line\u2028paragraph\u2029end",
            "\xff\xfe\xc0\xaf\xed\xa0\x80 no utf-8",
            std::string(100'000, 'A'),
            "%1 %2 %n %s {} {0} ${HOME} $(id) `id`",
            "..\\..//../etc/passwd",
            "\uFEFF\uFFFE\uFFFF\U0010FFFF"};
}

}  // namespace unclip
