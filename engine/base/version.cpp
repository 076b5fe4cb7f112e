#include "engine/base/version.h"

namespace unclip {

const char* version() {
    return UNCLIP_VERSION;
}

}  // namespace unclip
