#pragma once

#include <ATen/ATen.h>

#include <memory>
#include <string>
#include <vector>

namespace unclip {

/// The processes that train one model together, each on its own examples. Every member is called by all of them in the
/// same order. Tensors travel through memory of the CPU (c10d's Gloo).
class ProcessGroup {
public:
    virtual ~ProcessGroup() = default;

    virtual int rank() const = 0;  ///< 0 … size() − 1; rank 0 reads and writes files
    virtual int size() const = 0;

    /// Makes `tensor` the sum over all processes, the same to the bit in each. Throws Error when one is gone.
    virtual void sum(at::Tensor& tensor) = 0;

    /// Makes `tensor` what it is in rank 0.
    virtual void copyFromFirst(at::Tensor& tensor) = 0;

    /// Everybody's tensor, by rank; all have one shape.
    virtual std::vector<at::Tensor> gather(const at::Tensor& tensor) = 0;

    /// Returns when all have called it.
    virtual void wait() = 0;
};

/// Meets the other processes at rank 0's machine and port. Throws Error when they can't be reached, RequestError when
/// the program was built without Gloo.
std::unique_ptr<ProcessGroup> joinProcesses(int rank, int size, const std::string& host, int port);

/// The group that the environment describes: RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT as torchrun sets them, or
/// SLURM_PROCID and SLURM_NTASKS with the latter two. Null when it describes none, or one of a single process. Throws
/// RequestError naming the variable that is missing or no number, Error when the others can't be reached.
std::unique_ptr<ProcessGroup> processGroupFromEnvironment();

}  // namespace unclip
