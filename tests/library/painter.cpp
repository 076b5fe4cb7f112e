// Adds pictures to a library until it is killed, and says each one that it was told is done.
//   library_painter PICTURES INDEX THUMBNAILS FIRST-SEED [COUNT]

#include <QCoreApplication>
#include <cstdio>
#include <cstdlib>

#include "tests/library/library_in_a_folder.h"

int main(int argc, char** argv) {
    using namespace unclip;
    if (argc < 5)
        return 2;
    const QCoreApplication application(argc, argv);
    const std::uint64_t first = std::strtoull(argv[4], nullptr, 10);
    const std::uint64_t count = argc > 5 ? std::strtoull(argv[5], nullptr, 10) : UINT64_MAX;
    try {
        Library library({argv[1], argv[2], argv[3]});
        for (std::uint64_t i = 0; i < count; ++i) {
            const AddedPicture added = library.add(painted(first + i, 64), requestFor("a fox", first + i));
            std::printf("%s %s\n", qPrintable(added.record.id), qPrintable(added.record.path));
            std::fflush(stdout);
        }
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
