#pragma once

#include <QString>

namespace unclip::ui {

/// Sends the program's log (spdlog's default logger) to a rotating file in the state folder, and warnings to the
/// terminal. A file that can't be written is no reason not to start.
void startLog();
QString logFile();

/// Lines of the log. Prompts are written only when the user has turned that on: callers ask the preferences.
void logInfo(const QString& line);
void logWarning(const QString& line);

}  // namespace unclip::ui
