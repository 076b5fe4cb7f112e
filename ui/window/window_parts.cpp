#include "ui/window/window_parts.h"

#include "ui/canvas/canvas_area.h"
#include "ui/pictures/finished_picture.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/widgets/message_bar.h"

namespace unclip::ui {

void WindowParts::say(const QString& sentence, const QString& actionText, std::function<void()> action) const {
    canvas->messages()->say(sentence, actionText, std::move(action));
}

void WindowParts::useSettingsOf(const FinishedPicture& picture) const {
    if (picture.request == Request())
        return say(tr("This picture doesn't say how it was painted."));
    // This very picture alone; the steps of a mix belong together.
    Request request = picture.request;
    if (request.task != Task::mix) {
        request.seed = picture.seed.value_or(0);
        request.count = 1;
    }
    prompt->setRequest(request, picture.seed.has_value());
    prompt->focusPrompt();
    if (!picture.seed)
        say(tr("This picture doesn't say its seed, so it can't be painted again exactly."));
}

}  // namespace unclip::ui
