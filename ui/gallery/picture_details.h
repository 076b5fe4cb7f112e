#pragma once

#include <QWidget>

#include "engine/image/metadata.h"
#include "ui/headless/library/library.h"

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace unclip::ui {

class FlowLayout;

/// How a picture was made, what it was made from, what was made from it, and the user's own words about it.
class PictureDetails : public QWidget {
    Q_OBJECT
public:
    explicit PictureDetails(QWidget* parent = nullptr);

    void setPlaces(const LibraryPlaces& places) { places_ = places; }
    /// Shows one picture; its file and its family are read on another thread.
    void showPicture(const PictureRecord& record);
    /// Shows that several pictures are chosen, or none.
    void showCount(int count);

    QLineEdit* tags() const { return tags_; }
    QLineEdit* collections() const { return collections_; }

signals:
    void changeWanted(const QStringList& ids, const unclip::PictureChange& change);
    void settingsWanted(const unclip::Request& request);
    void similarWanted(const unclip::PictureRecord& picture);
    void pictureChosen(const QString& id);

private:
    /// What is read from the disk.
    struct Findings {
        QString id;
        PictureMetadata metadata;
        QString trouble;
        QList<PictureRecord> parents, children;
        QHash<QString, QImage> thumbnails;
    };
    static Findings read(const LibraryPlaces& places, const PictureRecord& record);
    void showFindings(const Findings& findings);
    void addRow(const QString& name, const QString& value);
    void addFamily(const QString& heading, const QList<PictureRecord>& family,
                   const QHash<QString, QImage>& thumbnails);
    void clearRows();
    void sendNames(QLineEdit* line, const QStringList& before, bool areTags);

    LibraryPlaces places_;
    PictureRecord record_;
    std::optional<Request> request_;
    QLabel* heading_;
    QWidget* ofOnePicture_;  ///< everything but the heading
    QLabel* prompt_;
    QWidget* rowsHolder_;
    QFormLayout* rows_;
    QLineEdit* tags_;
    QLineEdit* collections_;
    QPushButton* useSettings_;
    QPushButton* similar_;
};

}  // namespace unclip::ui
