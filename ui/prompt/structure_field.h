#pragma once

#include <QLineEdit>

namespace unclip::ui {

/// The path of a depth picture, typed, dropped, chosen, or of one that is to be made. Empty: none.
class StructureField : public QLineEdit {
    Q_OBJECT
public:
    explicit StructureField(QWidget* parent = nullptr);

    QString path() const;
    /// Asks for a depth picture.
    void choose();
    /// Asks for a picture that has none yet; ends in depthPictureWanted() unless none was chosen.
    void choosePicture();

signals:
    void depthPictureWanted(const QString& picture);  ///< of this picture

private:
    QString ask(const QString& title);
};

}  // namespace unclip::ui
