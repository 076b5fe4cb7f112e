#include "engine/train/batch_loader.h"

namespace unclip {

Batch Batch::with(const std::function<at::Tensor(const at::Tensor&)>& change) const {
    Batch batch = *this;
    for (at::Tensor* tensor :
         {&batch.clipPixels, &batch.pictures, &batch.embeddings, &batch.predicted, &batch.smallPictures, &batch.ids,
          &batch.mask, &batch.labels.subjects, &batch.labels.settings, &batch.labels.styles})
        if (tensor->defined())
            *tensor = change(*tensor);
    return batch;
}

std::int64_t Batch::size() const {
    return pictures.defined() ? pictures.size(0) : clipPixels.size(0);
}

Batch Batch::rows(std::int64_t begin, std::int64_t end) const {
    return with([&](const at::Tensor& tensor) { return tensor.slice(0, begin, end); });
}

Batch Batch::on(at::Device device) const {
    return with([&](const at::Tensor& tensor) { return tensor.to(device); });
}

BatchLoader::BatchLoader(Load load, std::int64_t firstExample, std::int64_t stride)
    : load_(std::move(load)),
      position_(firstExample),
      stride_(stride),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

BatchLoader::~BatchLoader() {
    thread_.request_stop();
    thread_.join();
}

Batch BatchLoader::next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !ready_.empty() || failure_; });
    if (ready_.empty())
        std::rethrow_exception(failure_);
    Batch batch = std::move(ready_.front());
    ready_.pop_front();
    changed_.notify_all();
    return batch;
}

void BatchLoader::work(const std::stop_token& stop) {
    try {
        while (!stop.stop_requested()) {
            Batch batch = load_(position_);
            position_ += stride_;
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [this] { return ready_.size() < kAhead; }))
                return;
            ready_.push_back(std::move(batch));
            changed_.notify_all();
        }
    } catch (...) {
        const std::scoped_lock lock(mutex_);
        failure_ = std::current_exception();
        changed_.notify_all();
    }
}

}  // namespace unclip
