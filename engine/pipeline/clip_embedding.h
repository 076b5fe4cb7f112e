#pragma once

#include "engine/pipeline/loaded_model.h"

namespace unclip {

/// CLIP's embeddings of texts, [texts, width], float32 on the CPU, of length 1. What a text has beyond the model's
/// tokens is left out. Throws ModelError, RequestError for what is no UTF-8.
at::Tensor textEmbeddings(LoadedModel& model, const std::vector<std::string>& texts);

/// CLIP's embedding of a picture (8 bits, BGR), [width], likewise. Throws ModelError, also without an image encoder.
at::Tensor pictureEmbedding(LoadedModel& model, const cv::Mat& bgr);

}  // namespace unclip
