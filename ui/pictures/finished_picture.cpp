#include "ui/pictures/finished_picture.h"

#include "engine/base/error.h"
#include "engine/image/metadata.h"
#include "engine/image/read_picture.h"
#include "ui/headless/paths.h"

namespace unclip::ui {

QImage FinishedPicture::load() const {
    if (!image.isNull() || path.isEmpty())
        return image;
    try {
        return QImage::fromData(readPictureBytes(toPath(path), PictureLimits().fileBytes));
    } catch (const PictureError&) {
        return {};
    }
}

FinishedPicture knowingItsRequest(FinishedPicture picture) {
    if (picture.request != Request() || picture.path.isEmpty())
        return picture;
    try {
        const PictureMetadata metadata = readMetadata(toPath(picture.path));
        picture.request = metadata.saidRequest().value_or(Request());
        picture.seed = metadata.saidSeed();
    } catch (const Error&) {
        // it says nothing about itself
    }
    return picture;
}

}  // namespace unclip::ui
