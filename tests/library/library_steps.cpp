// Does one of everything that writes into a library, goes on when a step fails, and says each step that was done.
//   library_steps PICTURES INDEX THUMBNAILS GIVEN-FOLDER EXPORT-FOLDER

#include <QCoreApplication>
#include <cstdio>

#include "engine/image/export_picture.h"
#include "tests/library/library_in_a_folder.h"

namespace {

using namespace unclip;

void tell(const char* what, const QString& id) {
    std::printf("%s %s\n", what, qPrintable(id));
    std::fflush(stdout);
}

template <typename Step>
void attempt(Step step) {
    try {
        step();
    } catch (const Error& error) {
        std::printf("refused %s\n", error.what());
        std::fflush(stdout);
    }
}

void doEverything(Library& library, const QStringList& ids, const std::filesystem::path& given,
                  const std::filesystem::path& out) {
    attempt([&] { tell("kept", add(library, "a new fox", 100).id); });
    attempt([&] {
        PictureChange change;
        change.addTags << QStringLiteral("night");
        change.favourite = true;
        for (const PictureRecord& changed : library.change({ids[0]}, change)) tell("tagged", changed.id);
    });
    attempt([&] {
        for (const QString& id : library.moveToTrash({ids[1]})) tell("trashed", id);
    });
    attempt([&] {
        for (const QString& id : library.restore({ids[1]})) tell("restored", id);
    });
    attempt([&] {
        const ImportReport report = library.import({given});
        for (const AddedPicture& added : report.added) tell("kept", added.record.id);
        for (const QString& problem : report.problems) std::printf("refused %s\n", qPrintable(problem));
    });
    attempt([&] {
        ExportOptions options;
        options.folder = out;
        const auto source = library.fileOf(*library.find(ids[0]));
        exportPicture(source, out / "exported.png", options);
        tell("exported", QStringLiteral("exported.png"));
    });
    attempt([&] {
        library.rebuild();
        tell("rebuilt", {});
    });
    attempt([&] {
        library.moveToTrash({ids[2]});
        PictureFilter trash;
        trash.inTrash = true;
        if (listedIds(library, trash) == QStringList{ids[2]}) {  // not what could not be put back
            library.purgeTrash(0);
            tell("purged", ids[2]);
        }
    });
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 6)
        return 2;
    const QCoreApplication application(argc, argv);
    attempt([&] {
        Library library({argv[1], argv[2], argv[3]});
        const QStringList ids = listedIds(library);
        if (ids.size() >= 3)
            doEverything(library, ids, argv[4], argv[5]);
        else
            std::printf("refused the library lists nothing: %s\n", qPrintable(library.trouble()));
    });
    return 0;
}
