#include "ui/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace unclip::ui {

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
    // English has only plural forms to load.
    if (own->load(locale, QStringLiteral("unclip"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(own);
    if (qts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
}

}  // namespace unclip::ui
