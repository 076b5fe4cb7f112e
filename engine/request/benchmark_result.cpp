#include "engine/request/benchmark_result.h"

namespace unclip {

const char* name(OperationKind kind) {
    switch (kind) {
        case OperationKind::convolution:
            return "convolution";
        case OperationKind::matrix:
            return "matrix";
        case OperationKind::attention:
            return "attention";
        case OperationKind::norm:
            return "norm";
    }
    return "";
}

}  // namespace unclip
