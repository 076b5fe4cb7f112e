#include <CLI/CLI.hpp>
#include <iostream>
#include <new>

#include "app/cli/commands.h"
#include "engine/base/error.h"
#include "engine/base/printable_text.h"
#include "engine/base/thread_environment.h"
#include "engine/base/version.h"

namespace {

// What a script sees: 0 done, 1 failed, 2 wrong use.
constexpr int kFailed = 1;
constexpr int kWrongUse = 2;

int fail(const std::string& sentence, int code) {
    std::cerr << "unclip: " << unclip::printableText(sentence) << "\n";
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    unclip::startAgainWithThreadEnvironment(argv, unclip::Stay::oneJob);
    CLI::App app{"Unclip Studio on the command line: paints pictures from words on your own machine."};
    app.set_version_flag("--version", unclip::version());
    app.require_subcommand(1);
    unclip::cli::addBench(app);
    unclip::cli::addGenerate(app);
    unclip::cli::addVary(app);
    unclip::cli::addInpaint(app);
    unclip::cli::addOutpaint(app);
    unclip::cli::addMix(app);
    unclip::cli::addCompare(app);
    unclip::cli::addUpscale(app);
    unclip::cli::addScenes(app);
    unclip::cli::addTokens(app);
    unclip::cli::addDescribe(app);
    unclip::cli::addDepth(app);
    unclip::cli::addInfo(app);
    unclip::cli::addConvert(app);
    unclip::cli::addCompletion(app);
#ifdef UNCLIP_WITH_GALLERY
    unclip::cli::addGallery(app);
    unclip::cli::addModels(app);
#endif
    unclip::cli::addHelp(app);
    try {
        unclip::cli::addTrainingCommands(app, argc > 1 ? argv[1] : "");
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool isHelp = error.get_exit_code() == 0;
        return isHelp ? app.exit(error) : (app.exit(error, std::cerr, std::cerr), kWrongUse);
    } catch (const unclip::RequestError& error) {
        return fail(error.what(), kWrongUse);
    } catch (const unclip::Error& error) {
        return fail(error.what(), kFailed);
    } catch (const std::bad_alloc&) {
        return fail("The machine has no memory left for this; close other programs or ask for less at once.", kFailed);
    } catch (const std::exception& error) {
        return fail(std::string("Something went wrong that this program doesn't know: ") + error.what(), kFailed);
    }
    return 0;
}
