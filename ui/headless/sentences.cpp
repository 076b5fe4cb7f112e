#include "ui/headless/sentences.h"

#include <QCoreApplication>
#include <new>

#include "engine/base/error.h"
#include "engine/base/printable_text.h"

namespace unclip {

QString inWords(const Sentence& sentence) {
    return QString::fromStdString(printableText(sentence.in([](const std::string& context, const std::string& text) {
        return QCoreApplication::translate(context.c_str(), text.c_str()).toStdString();
    })));
}

QString inWords(const std::exception& error) {
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr)
        return inWords(says("Requests",
                            "The machine has no memory left for this. Close other programs, or ask for fewer or "
                            "smaller pictures."));
    return inWords(sentenceOf(error));
}

}  // namespace unclip
