// Photographs the window's states while the engine paints with the model that ships with the program:
//   ui_screenshots FOLDER SUFFIX [dark|light] [en|de|zh_CN] [WIDTHxHEIGHT]

#include <QApplication>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <cstdio>

#include "engine/request/engine.h"
#include "tests/ui/studio.h"
#include "ui/base/languages.h"
#include "ui/canvas/start_page.h"
#include "ui/export/export_dialog.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_view.h"
#include "ui/headless/models/model_download.h"
#include "ui/models/models_dialog.h"
#include "ui/prompt/settings_panel.h"
#include "ui/settings/settings_dialog.h"

using namespace unclip;
using namespace unclip::ui;
using unclip::ui::tests::Studio;

namespace {

void waitUntil(const std::function<bool()>& isTrue) {
    if (!QTest::qWaitFor(isTrue, 300'000))
        std::fputs("ui_screenshots: gave up waiting\n", stderr);
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QString folder = arguments.value(1, QStringLiteral(".")), suffix = arguments.value(2);
    const Theme theme = arguments.value(3) == QLatin1String("light") ? Theme::light : Theme::dark;
    const QStringList size = arguments.value(5, QStringLiteral("1280x720")).split(u'x');
    chooseLanguage(arguments.value(4, QStringLiteral("en")));

    QTemporaryDir state;
    {
        Preferences preferences(state.path() + QStringLiteral("/settings.ini"));
        preferences.setTheme(theme);
        preferences.sync();
    }
    applyTheme(application, theme);
    Studio studio(state.path(), [] { return createEngine(); });
    MainWindow& window = studio.window;
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    const auto photograph = [&](const char* name, QWidget* widget) {
        QTest::qWait(120);
        const QString path = QStringLiteral("%1/%2%3.png").arg(folder, QString::fromLatin1(name), suffix);
        std::printf("%s %s\n", widget->grab().save(path) ? "wrote" : "could not write", qPrintable(path));
    };
    QTest::qWait(1500);
    photograph("first-run", &window);

    auto* prompt = studio.prompt();
    prompt->setPrompt(StartPage::examples().at(0));
    prompt->findChild<QSpinBox*>()->setValue(4);
    QTest::keyClick(studio.part<PromptEditor>(), Qt::Key_Return, Qt::ControlModifier);
    prompt->findChild<QSpinBox*>()->setValue(1);
    for (const QString& next : {StartPage::examples().at(2), StartPage::examples().at(5)}) {
        prompt->setPrompt(next);
        QTest::keyClick(studio.part<PromptEditor>(), Qt::Key_Return, Qt::ControlModifier);
    }
    waitUntil([&] { return studio.job(0).pictures.size() == 1 && studio.job(0).previews.size() == 1; });
    QTest::qWait(150);
    photograph("painting", &window);
    waitUntil([&] { return !studio.jobs()->isBusy(); });
    studio.canvas()->showJob(studio.job(0).id);
    studio.canvas()->results()->tiles().at(1)->setFocus();
    photograph("results", &window);

    studio.canvas()->showPicture(studio.job(0).pictures.at(1));
    waitUntil([&] { return studio.canvas()->showsPicture(); });
    studio.view()->setTool(Tool::brush);
    QTest::qWait(50);
    studio.drag({0.3, 0.35}, {0.55, 0.4});
    studio.drag({0.35, 0.45}, {0.6, 0.5});
    photograph("canvas", &window);
    studio.view()->setTool(Tool::select);
    Margins margins;
    margins.right = 192;
    margins.left = 64;
    studio.view()->maskClear();
    studio.view()->setMargins(margins);
    studio.view()->fit();
    prompt->setUnfolded(true);
    photograph("outpainting", &window);
    SettingsDialog settings(&studio.preferences, studio.part<Actions>(), &window);
    settings.show();
    photograph("settings", &settings);
    settings.hide();
    studio.preferences.setExportFolder(QStringLiteral("/home/anna/Pictures"));
    ExportDialog exporting({studio.job(0).pictures.first().path}, &studio.preferences, &window);
    exporting.show();
    photograph("export", &exporting);
    exporting.hide();
    ModelDownload download;
    ModelsDialog models(&studio.preferences, &download, &window);
    auto* list = models.findChild<QTreeWidget*>();
    list->setCurrentItem(list->topLevelItem(1));
    models.show();
    photograph("models", &models);
    models.hide();
    prompt->setUnfolded(false);
    studio.view()->setMargins({});
    studio.action(ActionId::galleryPage)->trigger();
    studio.part<GalleryDock>()->view()->setCurrentIndex(studio.part<GalleryDock>()->model()->index(2));
    QTest::qWait(1000);
    photograph("gallery", &window);
    return 0;
}
