#pragma once

#include <ATen/ATen.h>

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace unclip {

/// What a judge is to say of each picture of a batch.
struct BatchLabels {
    at::Tensor subjects;          ///< [batch, subjects], 1 for those that are there, float32
    at::Tensor settings, styles;  ///< [batch], int64
};

/// What one step learns from. Members that a training doesn't use are undefined.
struct Batch {
    at::Tensor clipPixels;     ///< [batch, 3, side, side], as CLIP's image encoder wants them
    at::Tensor pictures;       ///< [batch, 3, side, side], red first, -1..1: what is to be painted
    at::Tensor embeddings;     ///< [batch, width]: CLIP's of the pictures, where they were made beforehand
    at::Tensor predicted;      ///< [batch, width]: what the prior makes of the captions in their place
    at::Tensor smallPictures;  ///< like `pictures`: the small picture, brought to the large one's size
    at::Tensor ids, mask;      ///< [batch, tokens], int64: captions
    BatchLabels labels;

    std::int64_t size() const;  ///< examples in it

    /// Examples `begin` … `end` − 1; the memory is shared.
    Batch rows(std::int64_t begin, std::int64_t end) const;

    Batch on(at::Device device) const;

private:
    Batch with(const std::function<at::Tensor(const at::Tensor&)>& change) const;
};

/// Prepares batches on a thread of its own while the network learns from the one before. A batch is a function of the
/// index of its first example alone, so a run that is continued sees what it would have seen.
class BatchLoader {
public:
    using Load = std::function<Batch(std::int64_t firstExample)>;

    /// `stride`: from the first example of a batch to the first of the next.
    BatchLoader(Load load, std::int64_t firstExample, std::int64_t stride);
    ~BatchLoader();

    /// The next batch, in order. Rethrows what `load` threw.
    Batch next();

private:
    void work(const std::stop_token& stop);

    static constexpr std::size_t kAhead = 3;

    Load load_;
    std::int64_t position_, stride_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Batch> ready_;
    std::exception_ptr failure_;
    std::jthread thread_;
};

}  // namespace unclip
