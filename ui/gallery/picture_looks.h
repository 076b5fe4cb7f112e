#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "engine/request/engine.h"
#include "ui/headless/library/library.h"
#include "ui/headless/library/similarity_search.h"

namespace unclip::ui {

/// Runs something with the engine, on its thread; tells the sentence of an error to the second function.
using WithEngine = std::function<void(std::function<void(Engine&)> work, std::function<void(const Sentence&)> failed)>;

/// Finds pictures by what is in them. Looks at new pictures, one at a time, while nothing is painted; what was seen is
/// kept in the library's index.
class PictureLooks : public QObject {
    Q_OBJECT
public:
    using Found = std::function<void(const QList<SimilarPicture>&)>;

    explicit PictureLooks(const LibraryPlaces& places, QObject* parent = nullptr);
    ~PictureLooks() override;

    void setPlaces(const LibraryPlaces& places);
    /// The model whose CLIP looks at the pictures; empty: the one that ships with the program.
    void setModel(const std::filesystem::path& model);
    void setEngine(WithEngine engine) { engine_ = std::move(engine); }
    /// While something is painted, no new pictures are looked at.
    void setBusy(bool busy);
    /// Some pictures are others now: what was seen of them is in the index no more.
    void noticeChanges();
    /// Looks at pictures that were not looked at yet, from now on.
    void lookAtNewOnes();

    /// The pictures most like a text, or like one of the pictures. Answers later, on this thread.
    void findByText(const QString& text, int limit, Found found);
    void findLike(const PictureRecord& picture, int limit, Found found);
    /// Pictures that were looked at.
    int count() const { return static_cast<int>(search_.size()); }

signals:
    void trouble(const QString& sentence);
    /// More pictures can be found than before.
    void grew();

private:
    void forget();
    void whenLoaded(std::function<void()> then);
    void listUnseen();
    void lookAtNext();
    void embed(const PictureRecord& picture, std::function<void(const std::vector<float>&)> then);

    LibraryPlaces places_;
    std::filesystem::path model_;
    WithEngine engine_;
    QString key_;  ///< of the model; empty until it was loaded
    SimilaritySearch search_;
    QList<PictureRecord> unseen_;
    bool isBusy_ = false, isLooking_ = false, isLoading_ = false, hasFailed_ = false;
    bool isUnderway_ = false;  ///< a list or a picture is being read
    int seenOfList_ = 0;       ///< pictures of the last list that could be looked at
    int generation_ = 0;
    std::vector<std::function<void()>> waiting_;  ///< for the embeddings to be loaded
};

}  // namespace unclip::ui
