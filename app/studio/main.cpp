#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>
#include <QtGlobal>

#include "engine/base/thread_environment.h"
#include "engine/base/version.h"
#include "engine/request/engine.h"
#include "ui/base/end_signal.h"
#include "ui/base/languages.h"
#include "ui/base/preferences.h"
#include "ui/base/program_log.h"
#include "ui/headless/state_folder.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

namespace {

constexpr std::chrono::milliseconds kLongestEnd(1500);  // from when everything is saved

QString text(const char* source) {
    return QCoreApplication::translate("main", source);
}

}  // namespace

int main(int argc, char** argv) {
    unclip::startAgainWithThreadEnvironment(argv, unclip::Stay::hours);
    QCoreApplication::setApplicationName(QStringLiteral("unclip-studio"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(unclip::version()));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Unclip Studio"));
    QGuiApplication::setDesktopFileName(QStringLiteral("unclip-studio"));
    QApplication application(argc, argv);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/unclip-studio.svg")));

    using namespace unclip::ui;
    Preferences preferences(unclip::stateFile(QStringLiteral("settings.ini")));
    chooseLanguage(preferences.language());

    QCommandLineParser options;
    options.setApplicationDescription(
        text(QT_TRANSLATE_NOOP("main", "Paints pictures from words on your own machine.")));
    options.addHelpOption();
    options.addVersionOption();
    options.addPositionalArgument(QStringLiteral("files"), text(QT_TRANSLATE_NOOP("main", "Pictures to open.")),
                                  QStringLiteral("[files…]"));
    options.process(application);

    startLog();
    applyTheme(application, preferences.theme());
    MainWindow window(
        &preferences, [] { return unclip::createEngine(); }, unclip::LibraryPlaces::standard());
    const EndSignal signal;
    QObject::connect(&signal, &EndSignal::received, &window, &MainWindow::end);
    QObject::connect(&window, &MainWindow::ended, &window, [] { endAtTheLatestAfter(kLongestEnd); });
    window.show();
    if (!options.positionalArguments().isEmpty())
        window.openFiles(options.positionalArguments());
    return QApplication::exec();
}
