#pragma once

namespace unclip {

/// What a job makes.
enum class Task {
    generate,  ///< a picture from a prompt
    vary,      ///< pictures like a picture
    inpaint,   ///< the white part of a mask repainted
    outpaint,  ///< the picture continued beyond its frame
    detail,    ///< the marked region painted again at the decoder's full resolution
    mix,       ///< a strip between two pictures, or along a difference of two texts
    upscale,   ///< a larger picture of the same
};

/// What the decoder is to paint: what the prompt says, what CLIP sees in pictures, or nothing (it isn't asked).
enum class Conditioning { prompt, pictures, none };

/// What a task takes: read by the command line and the window for what they offer, and by the checks of requests. How
/// it paints is said in engine/pipeline/tasks.
struct TaskDescription {
    const char* name;  ///< in saved requests and on the command line
    Conditioning conditioning;
    bool isEdit;            ///< changes a part of a picture, or goes on beyond its frame, and leaves the rest as it is
    bool takesMask;         ///< an edit of the part that a mask marks
    bool followsStructure;  ///< can be asked to keep to the structure of a depth picture
    bool choosesItsSize;    ///< width and height may be asked for; elsewhere they are the picture's own
    /// Can paint several small pictures and finish the one that CLIP finds nearest. Mixing and outpainting want the
    /// same thing all along, not the best of each part; upscaling paints no small picture.
    bool choosesAmongSmallPictures;
    double strength;  ///< where the request leaves it open, 0..1
};

const TaskDescription& descriptionOf(Task task);

}  // namespace unclip
