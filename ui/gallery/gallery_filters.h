#pragma once

#include <QTimer>
#include <QWidget>

#include "ui/headless/library/picture_record.h"

class QComboBox;
class QLineEdit;
class QToolButton;

namespace unclip::ui {

struct GalleryContents;

/// The lines above the thumbnails: what to search for, and which pictures to show at all.
class GalleryFilters : public QWidget {
    Q_OBJECT
public:
    explicit GalleryFilters(QWidget* parent = nullptr);

    /// What is chosen. A search by look asks for no words.
    PictureFilter filter() const;
    /// The text to look for in the pictures themselves; empty when words are searched.
    QString look() const;
    QStringList collections() const;
    QLineEdit* search() const { return search_; }
    /// Offers these models, tags and collections; what is chosen stays chosen.
    void fill(const GalleryContents& contents);

signals:
    void changed();

private:
    QLineEdit* search_;
    QToolButton* byLook_;
    QToolButton* favourites_;
    QComboBox* kind_;
    QComboBox* model_;
    QTimer typing_;
};

}  // namespace unclip::ui
