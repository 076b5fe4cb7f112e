// Changes the pictures of a library for some seconds as a busy person would, and says each change that was done.
//   library_changer PICTURES INDEX THUMBNAILS NAME SECONDS

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <cstdio>
#include <cstdlib>

#include "tests/library/library_in_a_folder.h"

namespace {

using namespace unclip;

QString someId(Library& library, cv::RNG& random, bool inTrash) {
    PictureFilter filter;
    filter.inTrash = inTrash;
    const QList<PictureRecord> records = library.list(filter);
    return records.isEmpty() ? QString() : records[random.uniform(0, static_cast<int>(records.size()))].id;
}

void tell(const char* what, const QString& id, const QString& tag = {}) {
    std::printf("%s %s %s\n", what, qPrintable(id), qPrintable(tag));
    std::fflush(stdout);
}

void changeSomething(Library& library, cv::RNG& random, const QString& name, int step) {
    switch (random.uniform(0, 8)) {
        case 0: {
            const auto seed = static_cast<std::uint64_t>(random.uniform(0, 1 << 30));
            tell("added", add(library, "a picture of " + name.toStdString(), seed).id);
            break;
        }
        case 1:
            library.moveToTrash({someId(library, random, false)});
            break;
        case 2:
            library.restore({someId(library, random, true)});
            break;
        case 3:
            library.synchronise();
            break;
        default: {
            PictureChange change;
            change.favourite = random.uniform(0, 2) == 1;
            change.addTags << QStringLiteral("%1-%2").arg(name).arg(step);
            for (const PictureRecord& changed : library.change({someId(library, random, false)}, change))
                tell("tagged", changed.id, change.addTags.first());
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 6)
        return 2;
    const QCoreApplication application(argc, argv);
    const QString name = QString::fromUtf8(argv[4]);
    cv::RNG random(qHash(name));
    try {
        Library library({argv[1], argv[2], argv[3]});
        const QDeadlineTimer end(std::atoi(argv[5]) * 1000);
        for (int step = 0; !end.hasExpired(); ++step) changeSomething(library, random, name, step);
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
