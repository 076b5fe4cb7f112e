#pragma once

#include <QMetaType>

namespace unclip::ui {

/// Everything that can be done by menu, button or key.
enum class ActionId {
    // the window
    newPrompt,
    open,
    import,
    save,
    saveRequest,
    quit,
    undo,
    redo,
    copyCurrent,
    paste,
    preferences,
    paint,
    cancel,
    focusPrompt,
    zoomIn,
    zoomOut,
    fit,
    actualSize,
    split,
    hideDocks,
    galleryPage,
    fullScreen,
    maskAll,
    maskInvert,
    maskClear,
    maskFromAlpha,
    modelAdd,
    modelList,
    guide,
    keys,
    log,
    about,
    // one picture on the canvas
    select,
    brush,
    eraser,
    lasso,
    rectangle,
    pan,
    zoom,
    swapBrush,
    brushSmaller,
    brushLarger,
    brushSofter,
    brushHarder,
    maskShow,
    holdPan,
    holdZoom,
    holdBefore,
    nextCandidate,
    previousCandidate,
    acceptCandidate,
    discardCandidates,
    canvasAlone,
    // a painted picture, among the results and in the gallery
    edit,
    vary,
    upscale,
    upscaleWithDetail,
    detail,
    mix,
    compare,
    describe,
    followStructure,
    film,
    copySeed,
    useSettings,
    favourite,
    copy,
    exportAs,
    exportAgain,
    showInFolder,
    trash,
    // the prompt
    olderPrompt,
    newerPrompt,
    searchPrompts,
};

/// Where an action's keys count: in the whole window, or only where the keyboard is. Scopes have keys of their own; the
/// narrower one comes first.
enum class ActionScope { window, canvas, picture, prompt };

}  // namespace unclip::ui

Q_DECLARE_METATYPE(unclip::ui::ActionId)
