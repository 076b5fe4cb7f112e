#include <memory>

#include "app/cli/commands.h"
#include "app/cli/request_options.h"
#include "engine/error.h"

namespace unclip::cli {

void addVary(CLI::App& app) {
    auto* command =
        app.add_subcommand("vary", "Paint variations of a picture: other pictures with the same content and style");
    auto options = std::make_shared<RequestOptions>();
    command->add_option("picture", options->given().picture, "The picture to vary");
    command->add_option("--prompt", options->given().prompt, "A caption to lean on, for decoders that read one");
    options->addTo(*command, Task::vary);
    command->callback([=] {
        const Request request = options->finished(*command);
        if (request.picture.empty())
            throw RequestError("Say which picture to vary: unclip vary PICTURE.");
        paintToFiles(request, *options);
    });
}

}  // namespace unclip::cli
