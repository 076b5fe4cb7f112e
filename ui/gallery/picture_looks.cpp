#include "ui/gallery/picture_looks.h"

#include <QPointer>
#include <QTimer>

#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "ui/headless/background.h"
#include "ui/headless/paths.h"
#include "ui/headless/sentences.h"

namespace unclip::ui {
namespace {

constexpr int kRestMs = 20;   // between two pictures that are looked at
constexpr int kAtOnce = 200;  // unseen pictures that are listed at once

struct Loaded {
    QString key, trouble;
    QList<PictureEmbedding> embeddings;
};

Loaded load(const LibraryPlaces& places, const std::filesystem::path& model) {
    Loaded loaded;
    try {
        loaded.key = embeddingKey(model);
        loaded.embeddings = Library(places).index().embeddings(loaded.key);
    } catch (const std::exception& error) {
        loaded.key.clear();
        loaded.trouble = inWords(error);
    }
    return loaded;
}

QList<PictureRecord> unseenPictures(const LibraryPlaces& places, const QString& key) {
    QList<PictureRecord> unseen;
    try {
        Library library(places);
        for (const QString& id : library.index().withoutEmbedding(key, kAtOnce))
            if (const auto record = library.find(id))
                unseen << *record;
    } catch (const Error&) {
        // the gallery itself says what is wrong with the index
    }
    return unseen;
}

}  // namespace

PictureLooks::PictureLooks(const LibraryPlaces& places, QObject* parent) : QObject(parent), places_(places) {}

PictureLooks::~PictureLooks() = default;

void PictureLooks::setPlaces(const LibraryPlaces& places) {
    places_ = places;
    forget();
}

void PictureLooks::setModel(const std::filesystem::path& model) {
    if (model == model_)
        return;
    model_ = model;
    forget();
}

void PictureLooks::noticeChanges() {
    if (!key_.isEmpty())
        forget();
}

void PictureLooks::forget() {
    ++generation_;
    key_.clear();
    search_ = {};
    unseen_.clear();
    isLoading_ = isLooking_ = isUnderway_ = hasFailed_ = false;
    waiting_.clear();
}

void PictureLooks::setBusy(bool busy) {
    isBusy_ = busy;
    if (!busy && isLooking_)
        lookAtNext();
}

void PictureLooks::whenLoaded(std::function<void()> then) {
    if (!key_.isEmpty()) {
        then();
        return;
    }
    waiting_.push_back(std::move(then));
    if (isLoading_)
        return;
    isLoading_ = true;
    const auto take = [this, generation = generation_](const Loaded& loaded) {
        if (generation != generation_)
            return;
        isLoading_ = false;
        key_ = loaded.key;
        search_ = SimilaritySearch(loaded.embeddings);
        const auto waiting = std::exchange(waiting_, {});
        if (!loaded.trouble.isEmpty())
            emit trouble(loaded.trouble);
        else
            for (const auto& next : waiting) next();
    };
    inBackground(this, [places = places_, model = model_] { return load(places, model); }, take, {});
}

void PictureLooks::embed(const PictureRecord& picture, std::function<void(const std::vector<float>&)> then) {
    const QPointer<PictureLooks> self(this);
    const auto answer = [self, then, generation = generation_](const QString& id, const std::vector<float>& vector) {
        if (!self)
            return;
        QMetaObject::invokeMethod(
            self.data(),
            [self, then, generation, id, vector] {
                if (generation != self->generation_)
                    return;
                self->search_.put({id, vector});
                then(vector);
            },
            Qt::QueuedConnection);
    };
    engine_(
        [places = places_, model = model_, key = key_, picture, answer](Engine& engine) {
            std::vector<float> vector;
            try {
                const cv::Mat pixels = readPicture(places.pictures / toPath(picture.path)).pixels;
                vector = engine.embedPicture(model, pixels);
                LibraryIndex index(places.index);
                if (index.whyReadOnly().isEmpty())
                    index.putEmbedding(key, {picture.id, vector});
            } catch (const PictureError&) {
                // damaged: found by its words only
            } catch (const FileError&) {
                // the index is held by somebody: seen again at the next start
            }
            answer(picture.id, vector);
        },
        [self](const Sentence& sentence) {
            if (self)
                QMetaObject::invokeMethod(
                    self.data(),
                    [self, sentence] {
                        self->hasFailed_ = true;
                        self->isLooking_ = self->isUnderway_ = false;
                        emit self->trouble(inWords(sentence));
                    },
                    Qt::QueuedConnection);
        });
}

void PictureLooks::lookAtNewOnes() {
    if (!engine_ || isLooking_ || hasFailed_)
        return;
    isLooking_ = true;
    whenLoaded([this] { listUnseen(); });
}

void PictureLooks::listUnseen() {
    seenOfList_ = 0;
    isUnderway_ = true;
    inBackground(
        this, [places = places_, key = key_] { return unseenPictures(places, key); },
        [this, generation = generation_](const QList<PictureRecord>& unseen) {
            if (generation != generation_)
                return;
            unseen_ = unseen;
            isUnderway_ = false;
            lookAtNext();
        },
        {});
}

void PictureLooks::lookAtNext() {
    if (isBusy_ || isUnderway_ || !isLooking_)
        return;
    if (unseen_.isEmpty()) {
        emit grew();
        if (seenOfList_ > 0)
            listUnseen();
        else
            isLooking_ = false;
        return;
    }
    isUnderway_ = true;
    embed(unseen_.takeFirst(), [this](const std::vector<float>& vector) {
        isUnderway_ = false;
        seenOfList_ += vector.empty() ? 0 : 1;
        QTimer::singleShot(kRestMs, this, [this] { lookAtNext(); });
    });
}

void PictureLooks::findByText(const QString& text, int limit, Found found) {
    if (!engine_) {
        emit trouble(tr("There is no engine that could look at the pictures."));
        return;
    }
    whenLoaded([this, text, limit, found] {
        lookAtNewOnes();
        const QPointer<PictureLooks> self(this);
        engine_(
            [self, model = model_, text, limit, found](Engine& engine) {
                const std::vector<float> query = engine.embedText(model, text.toStdString());
                if (self)
                    QMetaObject::invokeMethod(
                        self.data(), [self, query, limit, found] { found(self->search_.nearest(query, limit)); },
                        Qt::QueuedConnection);
            },
            [self](const Sentence& sentence) {
                if (self)
                    QMetaObject::invokeMethod(
                        self.data(), [self, sentence] { emit self->trouble(inWords(sentence)); }, Qt::QueuedConnection);
            });
    });
}

void PictureLooks::findLike(const PictureRecord& picture, int limit, Found found) {
    if (!engine_) {
        emit trouble(tr("There is no engine that could look at the pictures."));
        return;
    }
    whenLoaded([this, picture, limit, found] {
        const auto answer = [this, limit, found](const std::vector<float>& vector) {
            found(search_.nearest(vector, limit));
        };
        if (search_.contains(picture.id))
            answer(search_.embedding(picture.id));
        else
            embed(picture, answer);
        lookAtNewOnes();
    });
}

}  // namespace unclip::ui
