#include "ui/widgets/number_field.h"

#include <QKeyEvent>
#include <QLocale>
#include <QRegularExpression>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/widgets/theme.h"

namespace unclip::ui {

std::optional<double> readNumber(const QString& text) {
    // Digits of any script count; a second sign, a blank or a letter is no number.
    QString plain;
    for (const QChar& letter : text.trimmed()) {
        if (const int digit = letter.digitValue(); digit >= 0)
            plain += QLatin1Char(static_cast<char>('0' + digit));
        else if (letter == u',' || letter == u'٫')
            plain += u'.';
        else
            plain += letter;
    }
    static const QRegularExpression number(QStringLiteral("^[-+]?(\\d+\\.?\\d*|\\.\\d+)(e[-+]?\\d{1,3})?$"),
                                           QRegularExpression::CaseInsensitiveOption);
    bool isNumber = number.match(plain).hasMatch();
    const double value = isNumber ? plain.toDouble(&isNumber) : 0;
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

QString writeNumber(double value) {
    const QString text = QString::number(value, 'g', QLocale::FloatingPointShortest);
    return QLocale().decimalPoint() == QLatin1String(",") ? QString(text).replace(u'.', u',') : text;
}

NumberField::NumberField(const Range& range, const QString& absent, QWidget* parent)
    : QLineEdit(parent), range_(range) {
    setPlaceholderText(absent);
    setMaxLength(40);
    connect(this, &QLineEdit::textChanged, this, [this] {
        showState();
        emit valueChanged();
    });
}

std::optional<double> NumberField::value() const {
    const auto value = readNumber(text());
    const bool isRight =
        value && *value >= range_.least && *value <= range_.most && (!range_.isWhole || *value == std::floor(*value));
    const bool hasSign = range_.isWhole && text().contains(QRegularExpression(QStringLiteral("[.,e]")));
    return isRight && !hasSign ? value : std::nullopt;
}

void NumberField::setValue(std::optional<double> value) {
    setText(value ? writeNumber(*value) : QString());
    setCursorPosition(0);
}

QString NumberField::trouble() const {
    if (text().trimmed().isEmpty() || value())
        return {};
    const QString range = tr("%1 to %2").arg(writeNumber(range_.least), writeNumber(range_.most));
    return range_.isWhole
               ? tr("%1: “%2” is no whole number from %3. Change it or leave it empty.")
                     .arg(accessibleName(), text(), range)
               : tr("%1: “%2” is no number from %3. Change it or leave it empty.").arg(accessibleName(), text(), range);
}

void NumberField::showState() {
    setStyleSheet(trouble().isEmpty() ? QString() : QStringLiteral("color: %1").arg(themeColours().warning.name()));
}

QSize NumberField::sizeHint() const {
    const int digits = fontMetrics().horizontalAdvance(placeholderText()) + 24;
    return {std::max(digits, 80), QLineEdit::sizeHint().height()};
}

void NumberField::stepBy(int steps) {
    const auto now = value();
    if (!now && !text().trimmed().isEmpty())
        return;  // what can't be read is not replaced
    // Multiples of the step, without the digits that adding leaves.
    const double next = now ? std::round((*now + steps * range_.step) * 1e6) / 1e6 : range_.least;
    if (now && next < range_.least)
        return setValue(std::nullopt);
    setValue(std::min(next, range_.most));
}

void NumberField::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::NoModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        return stepBy(event->key() == Qt::Key_Up ? 1 : -1);
    QLineEdit::keyPressEvent(event);
}

void NumberField::wheelEvent(QWheelEvent* event) {
    if (!hasFocus() || event->angleDelta().y() == 0)
        return event->ignore();  // the panel is scrolled
    stepBy(event->angleDelta().y() > 0 ? 1 : -1);
    event->accept();
}

}  // namespace unclip::ui
