#pragma once

#include <string>

#include "engine/request/progress.h"

namespace unclip::cli {

/// Shows a job's progress on standard error: one line that is drawn over, on a terminal; nothing in a pipe.
class ProgressBar {
public:
    ProgressBar();
    ~ProgressBar();

    void show(const Progress& progress);

    /// Prints a sentence without tearing the line.
    void note(const std::string& sentence);

    /// Takes the bar away.
    void clear();

private:
    bool isTerminal_;
    bool isDrawn_ = false;
};

}  // namespace unclip::cli
