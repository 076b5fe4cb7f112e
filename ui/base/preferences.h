#pragma once

#include <QColor>
#include <QKeySequence>
#include <QObject>
#include <QSettings>
#include <QSize>
#include <QTimer>
#include <QVariant>
#include <memory>

namespace unclip::ui {

enum class Theme { dark, light };

/// The user's choices, kept in one readable file. Each has its default here and nowhere else. A file that can't be read
/// is kept aside under another name, and wasRepaired() says so. Changes reach the file a moment later, on another
/// thread; sync() and the end of the program write at once.
class Preferences : public QObject {
    Q_OBJECT
public:
    explicit Preferences(const QString& file, QObject* parent = nullptr);

    bool wasRepaired() const { return wasRepaired_; }

    QString language() const { return text("general/language", {}); }  ///< "de", "zh_CN", "en"; empty: the system's
    void setLanguage(const QString& code) { set("general/language", code); }
    Theme theme() const {
        return text("general/theme", QStringLiteral("dark")) == QLatin1String("light") ? Theme::light : Theme::dark;
    }
    void setTheme(Theme theme) {
        set("general/theme", theme == Theme::light ? QStringLiteral("light") : QStringLiteral("dark"));
    }
    bool restoresSession() const { return flag("general/restoreSession", true); }
    void setRestoresSession(bool on) { set("general/restoreSession", on); }
    bool notifies() const { return flag("general/notify", true); }
    void setNotifies(bool on) { set("general/notify", on); }

    QString picturesFolder() const;
    void setPicturesFolder(const QString& folder) { set("folders/pictures", folder); }
    QStringList modelFolders() const { return list("folders/models"); }
    void setModelFolders(const QStringList& folders) { set("folders/models", folders); }

    bool opensModelAtStart() const { return flag("performance/openModelAtStart", true); }
    void setOpensModelAtStart(bool on) { set("performance/openModelAtStart", on); }

    QColor maskColour() const;
    void setMaskColour(const QColor& colour) { set("canvas/maskColour", colour.name()); }
    int maskOpacity() const;  ///< percent, 10..90
    void setMaskOpacity(int percent) { set("canvas/maskOpacity", percent); }
    QString tabletPressure() const {
        return text("canvas/pressure", QStringLiteral("size"));
    }  ///< "size", "opacity", "none"
    void setTabletPressure(const QString& what) { set("canvas/pressure", what); }

    QString exportFolder() const;  ///< of the last export, or the user's pictures
    void setExportFolder(const QString& folder) { set("export/folder", folder); }
    QString exportFormat() const { return text("export/format", QStringLiteral("png")); }
    void setExportFormat(const QString& format) { set("export/format", format); }
    QString exportPattern() const { return text("export/pattern", QStringLiteral("{date} {prompt}")); }
    void setExportPattern(const QString& pattern) { set("export/pattern", pattern); }
    int exportQuality() const { return number("export/quality", 92, 1, 100); }
    void setExportQuality(int quality) { set("export/quality", quality); }
    int exportPercent() const { return number("export/percent", 100, 1, 1000); }
    void setExportPercent(int percent) { set("export/percent", percent); }
    QSize exportFit() const { return settings_->value(QStringLiteral("export/fit")).toSize(); }  ///< empty: any size
    void setExportFit(const QSize& size) { set("export/fit", size); }
    bool exportsMetadata() const { return flag("export/metadata", true); }
    void setExportsMetadata(bool on) { set("export/metadata", on); }

    bool logsPrompts() const { return flag("privacy/logPrompts", false); }
    void setLogsPrompts(bool on) { set("privacy/logPrompts", on); }

    QList<QKeySequence> shortcuts(const QString& action, const QList<QKeySequence>& standard) const;
    void setShortcuts(const QString& action, const QList<QKeySequence>& keys, const QList<QKeySequence>& standard);

    QStringList ownStyles() const { return list("prompt/ownStyles"); }
    void setOwnStyles(const QStringList& words) { set("prompt/ownStyles", words); }
    QStringList recentFiles() const { return list("general/recentFiles"); }
    void addRecentFile(const QString& path);

    QByteArray windowGeometry() const { return settings_->value(QStringLiteral("window/geometry")).toByteArray(); }
    QByteArray windowState() const { return settings_->value(QStringLiteral("window/state")).toByteArray(); }
    void setWindow(const QByteArray& geometry, const QByteArray& state);
    void sync() { settings_->sync(); }

signals:
    void changed();

private:
    QString text(const char* key, const QString& standard) const;
    bool flag(const char* key, bool standard) const;
    int number(const char* key, int standard, int low, int high) const;
    QStringList list(const char* key) const;
    void set(const char* key, const QVariant& value);

    std::unique_ptr<QSettings> settings_;
    QTimer writing_;  ///< runs when something was changed that isn't in the file yet
    bool wasRepaired_ = false;
};

}  // namespace unclip::ui
