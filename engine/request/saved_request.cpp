#include "engine/request/saved_request.h"

#include "engine/base/error.h"
#include "engine/base/regular_file.h"
#include "engine/base/wrong_content.h"

namespace unclip {
namespace {

constexpr std::uintmax_t kMaximumBytes = 16 << 20;

}  // namespace

Request readRequest(const std::filesystem::path& file) {
    const FileContent content = readRegularFile(file, kMaximumBytes);
    const std::string text(content.bytes.begin(), content.bytes.end());
    switch (content.fault) {
        case ReadFault::none:
            break;
        case ReadFault::missing:
            throw RequestError(says("Requests", "There is no file %1; check the path.").with(file));
        case ReadFault::folder:
        case ReadFault::notRegular:
            throw RequestError(
                says("Requests", "%1 is no file that a request can be read from; save the request into a file.")
                    .with(file));
        case ReadFault::tooLarge:
            throw RequestError(says("Requests", "%1 is too large for a saved request (over 16 MiB).").with(file));
        case ReadFault::unreadable:
            throw RequestError(says("Requests", "The request %1 can't be read: %2.").with(file, content.reason));
    }
    if (const Sentence wrong = wrongContentOf(file, text); !wrong.isEmpty())
        throw RequestError(wrong);
    return requestFromText(text, file.string());
}

}  // namespace unclip
