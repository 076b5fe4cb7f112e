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

/// Takes photographs of one window into a folder.
class Photographer {
public:
    Photographer(Studio& studio, const QString& folder, const QString& suffix)
        : studio_(studio), folder_(folder), suffix_(suffix) {}

    void photographAll() {
        QTest::qWait(1500);
        photograph("first-run", &studio_.window);
        paint();
        edit();
        openDialogs();
        studio_.prompt()->setUnfolded(false);
        studio_.view()->setMargins({});
        studio_.action(ActionId::galleryPage)->trigger();
        studio_.part<GalleryDock>()->view()->setCurrentIndex(studio_.part<GalleryDock>()->model()->index(2));
        QTest::qWait(1000);
        photograph("gallery", &studio_.window);
    }

private:
    void photograph(const char* name, QWidget* widget) {
        QTest::qWait(120);
        const QString path = QStringLiteral("%1/%2%3.png").arg(folder_, QString::fromLatin1(name), suffix_);
        std::printf("%s %s\n", widget->grab().save(path) ? "wrote" : "could not write", qPrintable(path));
    }

    void paint() {
        auto* prompt = studio_.prompt();
        prompt->setPrompt(StartPage::examples().at(0));
        prompt->findChild<QSpinBox*>()->setValue(4);
        QTest::keyClick(studio_.part<PromptEditor>(), Qt::Key_Return, Qt::ControlModifier);
        prompt->findChild<QSpinBox*>()->setValue(1);
        for (const QString& next : {StartPage::examples().at(2), StartPage::examples().at(5)}) {
            prompt->setPrompt(next);
            QTest::keyClick(studio_.part<PromptEditor>(), Qt::Key_Return, Qt::ControlModifier);
        }
        waitUntil([&] { return studio_.job(0).pictures.size() == 1 && studio_.job(0).previews.size() == 1; });
        QTest::qWait(150);
        photograph("painting", &studio_.window);
        waitUntil([&] { return !studio_.jobs()->isBusy(); });
        studio_.canvas()->showJob(studio_.job(0).id);
        studio_.canvas()->results()->tiles().at(1)->setFocus();
        photograph("results", &studio_.window);
    }

    void edit() {
        studio_.canvas()->showPicture(studio_.job(0).pictures.at(1));
        waitUntil([&] { return studio_.canvas()->showsPicture(); });
        studio_.view()->setTool(Tool::brush);
        QTest::qWait(50);
        studio_.drag({0.3, 0.35}, {0.55, 0.4});
        studio_.drag({0.35, 0.45}, {0.6, 0.5});
        photograph("canvas", &studio_.window);
        studio_.view()->setTool(Tool::select);
        Margins margins;
        margins.right = 192;
        margins.left = 64;
        studio_.view()->maskClear();
        studio_.view()->setMargins(margins);
        studio_.view()->fit();
        studio_.prompt()->setUnfolded(true);
        photograph("outpainting", &studio_.window);
    }

    void openDialogs() {
        SettingsDialog settings(&studio_.preferences, studio_.part<Actions>(), &studio_.window);
        settings.show();
        photograph("settings", &settings);
        settings.hide();
        studio_.preferences.setExportFolder(QStringLiteral("/home/anna/Pictures"));
        ExportDialog exporting({studio_.job(0).pictures.first().path}, &studio_.preferences, &studio_.window);
        exporting.show();
        photograph("export", &exporting);
        exporting.hide();
        ModelDownload download;
        ModelsDialog models(&studio_.preferences, &download, &studio_.window);
        auto* list = models.findChild<QTreeWidget*>();
        list->setCurrentItem(list->topLevelItem(1));
        models.show();
        photograph("models", &models);
        models.hide();
    }

    Studio& studio_;
    QString folder_, suffix_;
};

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
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
    studio.window.resize(size.value(0).toInt(), size.value(1).toInt());
    Photographer(studio, arguments.value(1, QStringLiteral(".")), arguments.value(2)).photographAll();
    return 0;
}
