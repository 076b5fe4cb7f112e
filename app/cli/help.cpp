#include <fstream>
#include <iomanip>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "engine/base/error.h"
#include "engine/base/guide.h"

namespace unclip::cli {
namespace {

struct HelpOptions {
    std::string chapter;
    std::string language;
};

void list(const std::vector<GuideChapter>& chapters) {
    for (const GuideChapter& chapter : chapters)
        std::cout << "  " << std::left << std::setw(18) << chapter.name << chapter.title << "\n";
    std::cout << "\n`unclip help CHAPTER` shows one. The pages, with their pictures: "
              << guideContents().parent_path().string() << "\n";
}

void run(const HelpOptions& options) {
    const auto chapters = guideChapters(options.language);
    if (options.chapter.empty())
        return list(chapters);
    for (const GuideChapter& chapter : chapters) {
        if (chapter.name != options.chapter)
            continue;
        std::ifstream page(chapter.file, std::ios::binary);
        if (!page)
            throw FileError(says("Files", "%1 can't be read; check its permissions.").with(chapter.file));
        std::cout << page.rdbuf();
        return;
    }
    throw RequestError("The guide has no chapter \"" + options.chapter + "\"; \"unclip help\" lists them.");
}

}  // namespace

void addHelp(CLI::App& app) {
    auto options = std::make_shared<HelpOptions>();
    CLI::App* command = app.add_subcommand("help", "Show the user's guide: its chapters, or one of them");
    command->add_option("chapter", options->chapter, "Name of a chapter; without it all are listed");
    command->add_option("--language", options->language,
                        "de or zh_CN; chapters that were not translated come in English");
    command->callback([options] { run(*options); });
}

}  // namespace unclip::cli
