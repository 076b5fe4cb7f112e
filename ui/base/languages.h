#pragma once

#include <QList>
#include <QString>

namespace unclip::ui {

struct Language {
    QString code;     ///< "de", "zh_CN"
    QString ownName;  ///< as its readers call it
};

/// The languages that the program speaks, English first.
QList<Language> languages();

/// Loads the texts of a language for the whole program; empty: the system's, as far as it is there.
void chooseLanguage(const QString& code);

/// The one of languages() that was chosen last, or English.
QString chosenLanguage();

}  // namespace unclip::ui
