#include "ui/window/structure_from_picture.h"

#include <QCryptographicHash>

#include "engine/base/atomic_file.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "engine/weights/depth_estimator_search.h"
#include "ui/base/preferences.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/edit_bar.h"
#include "ui/canvas/picture_page.h"
#include "ui/headless/background.h"
#include "ui/headless/paths.h"
#include "ui/headless/state_folder.h"
#include "ui/jobs/engine_client.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/settings_panel.h"
#include "ui/queue/job_status.h"

namespace unclip::ui {
namespace {

std::vector<std::filesystem::path> pathsOf(const QStringList& folders) {
    std::vector<std::filesystem::path> paths;
    for (const QString& folder : folders) paths.push_back(toPath(folder));
    return paths;
}

/// The file of a depth picture. Throws Error.
QString kept(const cv::Mat& depth) {
    const auto bytes = encodePicture(depth, PictureFormat::png, {});
    const std::string_view content(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const QByteArray name = QCryptographicHash::hash(QByteArrayView(content), QCryptographicHash::Sha1).toHex();
    const QString path = QStringLiteral("%1/depth-%2.png").arg(depthPicturesFolder(), QString::fromLatin1(name));
    makeFolders(toPath(path).parent_path());
    writeFileAtomically(toPath(path), content);
    return path;
}

}  // namespace

QString depthPicturesFolder() {
    return stateFile(QStringLiteral("depths"));
}

StructureFromPicture::StructureFromPicture(const WindowParts& parts, QObject* parent) : QObject(parent), parts_(parts) {
    const SettingsPanel* settings = parts.prompt->settings();
    EditBar* bar = parts.canvas->picturePage()->bar();
    connect(settings, &SettingsPanel::depthPictureWanted, this, &StructureFromPicture::makeFrom);
    connect(settings, &SettingsPanel::modelChanged, bar, [settings, bar] {
        bar->setFollowsStructure(settings->model() != nullptr && settings->model()->followsStructure);
    });
    connect(bar, &EditBar::structureWanted, this, &StructureFromPicture::takeMask);
}

void StructureFromPicture::takeMask() {
    parts_.canvas->picturePage()->freezeMask([this](const QString& file) {
        parts_.prompt->settings()->setStructure(file);
        parts_.status->say(
            tr("The next pictures from the prompt follow what is marked; the structure stands under More."));
    });
}

void StructureFromPicture::makeFrom(const QString& picture) {
    inBackground(
        this, [folders = pathsOf(parts_.preferences->modelFolders())] { return toText(findDepthEstimator(folders)); },
        [this, picture](const QString& estimator) { estimate(estimator, picture); },
        [this](const QString& sentence) {
            parts_.say(sentence, tr("Models…"), [this] { parts_[ActionId::modelList]->trigger(); });
        });
}

void StructureFromPicture::estimate(const QString& estimator, const QString& picture) {
    parts_.status->say(tr("The depth picture is being made…"));
    parts_.client->ask(
        this,
        [estimator = toPath(estimator), picture = toPath(picture)](Engine& engine) {
            return kept(engine.estimateDepth(estimator, readPicture(picture).pixels));
        },
        [this, before = parts_.prompt->shownRequest().structure](const QString& path) {
            if (parts_.prompt->shownRequest().structure != before)
                return parts_.status->say(
                    tr("Another structure was chosen meanwhile; the depth picture is %1.").arg(path));
            parts_.prompt->settings()->setStructure(path);
            parts_.status->say(tr("The depth picture is there, and its structure will be followed."));
        },
        [this](const QString& sentence) { parts_.say(sentence); });
}

}  // namespace unclip::ui
