#include "ui/pictures/finished_picture.h"

namespace unclip::ui {

QImage FinishedPicture::load() const {
    return image.isNull() && !path.isEmpty() ? QImage(path) : image;
}

}  // namespace unclip::ui
