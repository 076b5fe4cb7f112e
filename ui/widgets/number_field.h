#pragma once

#include <QLineEdit>
#include <optional>

namespace unclip::ui {

/// A number as people write it, or nothing. Point and comma both are decimal signs, whatever the language; neither ever
/// groups digits. What is typed stays as it is: what can't be read or lies outside of the range is said by trouble().
/// Up, Down and the wheel change it by steps.
class NumberField : public QLineEdit {
    Q_OBJECT
public:
    struct Range {
        double least, most, step;
        bool isWhole = false;
    };

    /// `absent` stands in the field while it is empty: what is used then.
    NumberField(const Range& range, const QString& absent, QWidget* parent = nullptr);

    /// Nothing when the field is empty or trouble() says why it can't be read.
    std::optional<double> value() const;
    /// Shown with all digits that tell it from other numbers.
    void setValue(std::optional<double> value);
    /// One sentence with the field's name; empty when all is well.
    QString trouble() const;

    QSize sizeHint() const override;

signals:
    void valueChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void stepBy(int steps);
    void showState();

    Range range_;
};

/// A number written with point or comma as its decimal sign; nothing when it is something else.
std::optional<double> readNumber(const QString& text);
/// With the decimal sign of the user's language, all digits that it needs, and without grouping.
QString writeNumber(double value);

}  // namespace unclip::ui
