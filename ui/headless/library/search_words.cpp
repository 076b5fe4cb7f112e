#include "ui/headless/library/search_words.h"

#include <QStringList>
#include <QStringView>

namespace unclip {
namespace {

bool standsAlone(QChar::Script script) {
    switch (script) {
        case QChar::Script_Han:
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana:
        case QChar::Script_Bopomofo:
        case QChar::Script_Thai:
        case QChar::Script_Lao:
        case QChar::Script_Khmer:
        case QChar::Script_Myanmar:
            return true;
        default:
            return false;
    }
}

bool isWordCharacter(char32_t c) {
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || QChar::category(c) == QChar::Other_PrivateUse;
}

/// Marks that a word means the same without: vowel points and the like of Arabic and Hebrew, Arabic's lengthening.
bool isVowelMark(char32_t c) {
    const bool isPoint = QChar::category(c) == QChar::Mark_NonSpacing &&
                         (QChar::script(c) == QChar::Script_Arabic || QChar::script(c) == QChar::Script_Hebrew ||
                          (c >= 0x064B && c <= 0x065F) || c == 0x0670);  // these are shared by several scripts
    return isPoint || c == 0x0640;
}

/// The words of a text, each without spaces or marks of punctuation.
QStringList words(const QString& text) {
    return indexedWords(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// One thing to look for: its words must follow each other; the last may go on.
QString term(const QStringList& words, bool mayGoOn) {
    return QLatin1Char('"') + words.join(QLatin1Char(' ')) + (mayGoOn ? QStringLiteral("\"*") : QStringLiteral("\""));
}

}  // namespace

QString foldedName(const QString& name) {
    QString folded;
    for (const char32_t c : name.normalized(QString::NormalizationForm_KC).toCaseFolded().toUcs4())
        if (!isVowelMark(c))
            folded += QString::fromUcs4(&c, 1);
    return folded;
}

QString indexedWords(const QString& text) {
    QString spaced;
    spaced.reserve(text.size() * 2);
    for (const char32_t c : foldedName(text).toUcs4()) {
        const bool isAlone = standsAlone(QChar::script(c)) && !QChar::isMark(c);
        if (isAlone)
            spaced += QLatin1Char(' ');
        if (isWordCharacter(c))
            spaced += QString::fromUcs4(&c, 1);
        else if (!spaced.endsWith(QLatin1Char(' ')))
            spaced += QLatin1Char(' ');
        if (isAlone)
            spaced += QLatin1Char(' ');
    }
    return spaced.simplified();
}

QString wordsQuery(const QString& typed) {
    QStringList wanted, unwanted;
    for (qsizetype at = 0; at < typed.size();) {
        if (typed[at].isSpace()) {
            ++at;
            continue;
        }
        const bool isUnwanted = typed[at] == QLatin1Char('-');
        if (isUnwanted)
            ++at;
        const bool isQuoted = at < typed.size() && typed[at] == QLatin1Char('"');
        if (isQuoted)
            ++at;
        const qsizetype begin = at;
        while (at < typed.size() && (isQuoted ? typed[at] != QLatin1Char('"') : !typed[at].isSpace())) ++at;
        const QStringList found = words(typed.mid(begin, at - begin));
        if (isQuoted)
            ++at;
        if (!found.isEmpty())
            (isUnwanted ? unwanted : wanted) << term(found, !isQuoted && !isUnwanted);
    }
    if (wanted.isEmpty())
        return {};
    QString query = wanted.join(QStringLiteral(" AND "));
    if (!unwanted.isEmpty())
        query = QStringLiteral("(%1) NOT (%2)").arg(query, unwanted.join(QStringLiteral(" OR ")));
    return query;
}

}  // namespace unclip
