#include "engine/request/progress.h"

namespace unclip {

const char* name(Stage stage) {
    switch (stage) {
        case Stage::load:
            return "load";
        case Stage::text:
            return "text";
        case Stage::image:
            return "image";
        case Stage::prior:
            return "prior";
        case Stage::decoder:
            return "decoder";
        case Stage::upsampler:
            return "upsampler";
        case Stage::save:
            return "save";
    }
    return "";
}

}  // namespace unclip
