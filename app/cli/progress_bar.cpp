#include "app/cli/progress_bar.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <iostream>

#include "engine/base/printable_text.h"

namespace unclip::cli {
namespace {

constexpr int kBarWidth = 28;

std::string secondsInWords(double seconds) {
    const long whole = std::lround(std::ceil(seconds));
    char text[32];
    if (whole >= 60)
        std::snprintf(text, sizeof text, "%ld:%02ld min left", whole / 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%ld s left", whole);
    return text;
}

}  // namespace

ProgressBar::ProgressBar() : isTerminal_(isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
    clear();
}

void ProgressBar::show(const Progress& progress) {
    if (!isTerminal_)
        return;
    std::string line = std::string("\r\033[K") + name(progress.stage);
    if (progress.steps > 1)
        line += " " + std::to_string(progress.step) + "/" + std::to_string(progress.steps);
    line.resize(std::max<std::size_t>(line.size(), 24), ' ');
    const int filled = static_cast<int>(std::lround(progress.fraction * kBarWidth));
    for (int i = 0; i < kBarWidth; ++i) line += i < filled ? "█" : "░";
    if (progress.secondsLeft)
        line += " " + secondsInWords(*progress.secondsLeft);
    std::cerr << line << std::flush;
    isDrawn_ = true;
}

void ProgressBar::note(const std::string& sentence) {
    clear();
    std::cerr << printableText(sentence) << "\n";
}

void ProgressBar::clear() {
    if (isDrawn_)
        std::cerr << "\r\033[K" << std::flush;
    isDrawn_ = false;
}

}  // namespace unclip::cli
