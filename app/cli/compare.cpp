#include <memory>

#include "app/cli/commands.h"
#include "app/cli/request_options.h"
#include "app/cli/standard_output.h"
#include "engine/base/resources.h"
#include "engine/image/contact_sheet.h"
#include "engine/image/write_picture.h"
#include "engine/weights/model_folder.h"

namespace unclip::cli {

void addCompare(CLI::App& app) {
    auto* command = app.add_subcommand(
        "compare", "Paint a prompt with the prior, with its text embedding and with neither, as one labelled sheet");
    auto options = std::make_shared<RequestOptions>();
    command->add_option("prompt", options->request.prompt, "What to paint");
    options->addTo(*command, Task::generate);
    command->callback([=] {
        std::vector<CaptionedPicture> cells;
        SheetLayout layout;
        layout.title = options->request.prompt;
        layout.columns = options->request.count;
        std::vector<PriorMode> modes{PriorMode::prior, PriorMode::text};
        layout.rowLabels = {"prior", "text embedding"};
        if (ModelFolder::open(modelOrShipped(options->request.model))->seesCaptions()) {
            modes.push_back(PriorMode::none);
            layout.rowLabels.push_back("caption alone");
        }
        const auto sheet = options->out;
        const auto engine = createEngine();
        OutputFiles files = outputFilesOf(*options);
        files.outputs = {sheet};
        files.data.clear();
        std::vector<RequestOptions> paintings;
        for (const auto mode : modes) {
            RequestOptions& each = paintings.emplace_back(*options);
            each.request.priorMode = mode;
            for (std::filesystem::path* file : {&each.out, &each.film, &each.dump})
                if (!file->empty())
                    *file =
                        file->parent_path() / (file->stem().string() + "-" + name(mode) + file->extension().string());
            const OutputFiles painted = outputFilesOf(each);
            files.outputs.insert(files.outputs.end(), painted.outputs.begin(), painted.outputs.end());
            files.data.insert(files.data.end(), painted.data.begin(), painted.data.end());
        }
        files.check();
        for (const RequestOptions& each : paintings) {
            for (auto& pixels : paintToFiles(each, *engine)) cells.push_back({pixels, ""});
        }
        writePicture(sheet, contactSheet(cells, layout));
        printLine(sheet.string());
    });
}

}  // namespace unclip::cli
