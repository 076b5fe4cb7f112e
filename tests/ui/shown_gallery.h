#pragma once

#include <QTest>

#include "tests/library/library_in_a_folder.h"
#include "ui/actions/actions.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/gallery/gallery_model.h"

namespace unclip::ui::tests {

/// A gallery that is shown, of a library of its own. A test makes the library, fills it, and opens the gallery.
class ShownGallery : public QObject {
protected:
    void open() {
        dock_ = std::make_unique<GalleryDock>(folder_->places(), actions_);
        dock_->resize(360, 800);
        dock_->show();
        QVERIFY(QTest::qWaitForWindowExposed(dock_.get()));
    }
    int shown() const { return dock_->model()->rowCount(); }

    std::unique_ptr<LibraryInAFolder> folder_;
    Actions actions_;
    std::unique_ptr<GalleryDock> dock_;
};

}  // namespace unclip::ui::tests
