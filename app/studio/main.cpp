#include <QApplication>
#include <QCommandLineParser>
#include <cstdio>

#include "engine/request/engine.h"
#include "ui/main_window.h"
#include "ui/settings/preferences.h"
#include "ui/state_folder.h"
#include "ui/theme.h"

int main(int argc, char** argv) {
    QCoreApplication::setApplicationName(QStringLiteral("unclip-studio"));
    QCoreApplication::setApplicationVersion(QStringLiteral(UNCLIP_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Unclip Studio"));
    QGuiApplication::setDesktopFileName(QStringLiteral("unclip-studio"));
    QApplication application(argc, argv);

    using namespace unclip::ui;
    Preferences preferences(stateFile(QStringLiteral("settings.ini")));
    applyTheme(application, preferences.theme());

    QCommandLineParser options;
    options.setApplicationDescription(
        QCoreApplication::translate("main", "Paints pictures from words on your own machine."));
    options.addHelpOption();
    options.addVersionOption();
    options.addPositionalArgument(QStringLiteral("files"), QCoreApplication::translate("main", "Pictures to open."),
                                  QStringLiteral("[files…]"));
    options.process(application);

    MainWindow window(&preferences, [] { return unclip::createEngine(); }, {});
    window.show();
    if (!options.positionalArguments().isEmpty())
        window.openFiles(options.positionalArguments());
    return QApplication::exec();
}
