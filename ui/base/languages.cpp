#include "ui/base/languages.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace unclip::ui {
namespace {

/// Names a font for the language's own letters; otherwise the first that has them is taken, in whatever weight.
void chooseFont(const QLocale& locale) {
    static const QStringList kStandard = QGuiApplication::font().families();
    QFont font = QGuiApplication::font();
    font.setFamilies(kStandard);
    if (locale.language() == QLocale::Chinese) {
        const QStringList able = QFontDatabase::families(QFontDatabase::SimplifiedChinese);
        const QStringList plain = able.filter(QStringLiteral("Sans"));
        if (const QString chosen = plain.isEmpty() ? able.value(0) : plain.first(); !chosen.isEmpty())
            font.setFamilies(kStandard + QStringList{chosen});
    }
    QGuiApplication::setFont(font);
}

}  // namespace

QList<Language> languages() {
    return {{QStringLiteral("en"), QStringLiteral("English")},
            {QStringLiteral("de"), QStringLiteral("Deutsch")},
            {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
}

void chooseLanguage(const QString& code) {
    static QTranslator* own = nullptr;
    static QTranslator* qts = nullptr;
    for (QTranslator** translator : {&own, &qts}) {
        if (*translator != nullptr)
            QCoreApplication::removeTranslator(*translator);
        delete *translator;
        *translator = new QTranslator(QCoreApplication::instance());
    }
    QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    if (locale.language() == QLocale::C)  // a system without a language of its own
        locale = QLocale(QLocale::English);
    QLocale::setDefault(locale);
    chooseFont(locale);
    // English has only plural forms to load.
    if (own->load(locale, QStringLiteral("unclip"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(own);
    if (qts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
}

QString chosenLanguage() {
    const QString locale = QLocale().name();  // "de_AT"
    for (const Language& language : languages())
        if (locale == language.code || locale.section(u'_', 0, 0) == language.code)
            return language.code;
    return languages().first().code;
}

}  // namespace unclip::ui
