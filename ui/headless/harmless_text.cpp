#include "ui/headless/harmless_text.h"

#include <QStringList>

#include "engine/base/printable_text.h"

namespace unclip {

QString plainLine(const QString& text) {
    return QString::fromStdString(printableText(text.toStdString()));
}

QString asTip(const QString& text) {
    if (text.isEmpty())
        return {};
    QStringList lines;
    for (const QString& line : text.split(QLatin1Char('\n'))) lines << plainLine(line).toHtmlEscaped();
    return QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("<br>")));
}

QString forNotification(const QString& text) {
    QString plain = plainLine(text);
    plain.replace(QLatin1Char('<'), QChar(0x2039)).replace(QLatin1Char('>'), QChar(0x203A));
    return plain.replace(QLatin1Char('&'), QChar(0xFF06));
}

QString firstLetters(const QString& text, qsizetype most) {
    const bool isWithin = most > 0 && most < text.size() && text[most - 1].isHighSurrogate();
    return text.left(isWithin ? most - 1 : most);
}

}  // namespace unclip
