#include "ui/headless/sentences.h"

#include <QCoreApplication>

#include "engine/base/error.h"
#include "engine/base/printable_text.h"

namespace unclip {

QString inWords(const Sentence& sentence) {
    return QString::fromStdString(printableText(sentence.in([](const std::string& context, const std::string& text) {
        return QCoreApplication::translate(context.c_str(), text.c_str()).toStdString();
    })));
}

QString inWords(const std::exception& error) {
    return inWords(sentenceOf(error));
}

}  // namespace unclip
