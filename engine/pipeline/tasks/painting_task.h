#pragma once

#include <memory>

#include "engine/image/read_picture.h"
#include "engine/pipeline/painting.h"

namespace unclip {

/// One kind of job. It says what it checks, what it reads, how much work it is, and paints; the painter calls these in
/// the order in which they stand here. Errors: ModelError, PictureError, RequestError.
class PaintingTask {
public:
    explicit PaintingTask(Painting& painting) : painting_(painting) {}
    virtual ~PaintingTask() = default;

    /// Whether the model has what the request needs, before anything is read. Throws RequestError.
    virtual void check() const;

    /// Reads the request's pictures and finds out what has to be painted.
    virtual void read() {}

    /// Rough work of the whole job, in floating-point operations, as Stages counts it.
    virtual double work() const = 0;

    /// Whether the prompt has to be encoded. A decoder of latents sees image embeddings alone.
    virtual bool looksAtPrompt() const;

    /// Does once what all pictures need, after the prompt is encoded.
    virtual void prepare() {}

    virtual int pictures() const { return painting_.request.count; }
    /// How many pictures may share a batch, when `wanted` are.
    virtual int picturesAtOnce(int /*wanted*/) const { return 1; }

    /// Paints pictures first … first + count − 1 and gives each to Painting::finish. Painted again, with fewer at once,
    /// when memory doesn't suffice.
    virtual void paint(int first, int count) = 0;

protected:
    /// Whether the request names a structure where the model follows one, and none where it doesn't.
    void checkStructure() const;
    void checkTextEmbedding() const;
    /// Whether pictures are conditioned on what the prompt says.
    virtual bool followsPrompt() const;
    /// A picture that the request names; what is worth knowing about it is noted. `keepsAlpha`: that its transparent
    /// parts are shown on white isn't.
    Picture readNamed(const std::filesystem::path& file, bool keepsAlpha = false) const;
    /// Work of a stage's steps for one picture or window; the prior's is 0 where the request leaves it out.
    double workOfPrior() const;
    double workOfDecoder(double share) const;
    double workOfUpsampler() const;

    Painting& painting_;
};

/// The task that the request names.
std::unique_ptr<PaintingTask> taskOf(Painting& painting);

}  // namespace unclip
