#pragma once

#include <QString>

#include "engine/request/request.h"

namespace unclip::ui::tests {

/// A request that has something in every field which the window or another program may have set.
inline Request unusualRequest(Task task, const QString& folder) {
    Request request;
    request.task = task;
    request.prompt = "a fox in snow";
    request.negativePrompt = "fog";
    request.model = (folder + QStringLiteral("/elsewhere")).toStdString();
    request.priorFolder = (folder + QStringLiteral("/elsewhere-prior")).toStdString();
    if (task == Task::generate || task == Task::vary)
        request.structure = (folder + QStringLiteral("/depth.png")).toStdString();
    request.seed = 18446744073709551557ULL;
    request.count = 20;
    request.priorMode = PriorMode::text;
    request.priorSteps = 7;
    request.priorBestOf = 5;
    request.decoderSteps = 33;
    request.guidance = 7.123456789012345;
    request.priorGuidance = 0.1 + 0.2;
    request.width = 448;
    request.height = 320;
    request.dtype = DtypeChoice::bfloat16;
    request.strength = 1.0 / 3;
    request.bestOf = 11;
    request.noiseLevel = 120;
    request.ranked = true;
    if (task != Task::generate)
        request.picture = (folder + QStringLiteral("/fox.png")).toStdString();
    if (task == Task::inpaint || task == Task::detail) {
        request.repaint.mask = (folder + QStringLiteral("/mask.png")).toStdString();
        request.feather = 31;
    }
    if (task == Task::outpaint)
        request.extend.margins = {64, 0, 128, 32};
    if (task == Task::mix) {
        request.mix.fromText = "winter";
        request.mix.toText = "summer";
        request.mix.steps = 9;
    }
    request.vary.startFromPixels = task == Task::vary;
    request.enlarge.scale = task == Task::upscale ? 4 : 2;
    return request;
}

}  // namespace unclip::ui::tests
