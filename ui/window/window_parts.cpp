#include "ui/window/window_parts.h"

#include "ui/canvas/canvas_area.h"
#include "ui/widgets/message_bar.h"

namespace unclip::ui {

void WindowParts::say(const QString& sentence, const QString& actionText, std::function<void()> action) const {
    canvas->messages()->say(sentence, actionText, std::move(action));
}

}  // namespace unclip::ui
