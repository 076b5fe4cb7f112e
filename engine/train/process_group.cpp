#include "engine/train/process_group.h"

#include <charconv>
#include <cstdlib>
#include <optional>
#include <string>

#include "engine/base/error.h"

#ifdef UNCLIP_WITH_GLOO
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#endif

namespace unclip {
namespace {

std::optional<std::string> variable(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0' ? std::optional<std::string>(value) : std::nullopt;
}

int number(const char* name, int atLeast, int atMost) {
    const auto text = variable(name);
    if (!text)
        throw RequestError("The environment variable " + std::string(name) +
                           " is missing; start all processes with torchrun or srun.");
    int value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc() || end != text->data() + text->size() || value < atLeast || value > atMost)
        throw RequestError("The environment variable " + std::string(name) + " is \"" + *text +
                           "\"; it must be a number from " + std::to_string(atLeast) + " to " + std::to_string(atMost) +
                           ".");
    return value;
}

constexpr int kLargestPort = 65535, kMostProcesses = 100000;

#ifdef UNCLIP_WITH_GLOO

class GlooGroup : public ProcessGroup {
public:
    GlooGroup(int rank, int size, const std::string& host, int port)
        : rank_(rank), size_(size), place_(host + ":" + std::to_string(port)) {
        guarded([&] {
            c10d::TCPStoreOptions options;
            options.port = static_cast<std::uint16_t>(port);
            options.isServer = rank == 0;
            options.numWorkers = size;
            auto gloo = c10d::ProcessGroupGloo::Options::create();
            gloo->devices.push_back(c10d::ProcessGroupGloo::createDefaultDevice());
            group_ = c10::make_intrusive<c10d::ProcessGroupGloo>(c10::make_intrusive<c10d::TCPStore>(host, options),
                                                                 rank, size, std::move(gloo));
        });
    }

    int rank() const override { return rank_; }
    int size() const override { return size_; }

    void sum(at::Tensor& tensor) override {
        onCpu(tensor, [this](std::vector<at::Tensor>& one) { group_->allreduce(one)->wait(); });
    }

    void copyFromFirst(at::Tensor& tensor) override {
        onCpu(tensor, [this](std::vector<at::Tensor>& one) { group_->broadcast(one)->wait(); });
    }

    std::vector<at::Tensor> gather(const at::Tensor& tensor) override {
        std::vector<at::Tensor> own{tensor.to(at::kCPU).contiguous()};
        std::vector<std::vector<at::Tensor>> all(1);
        for (int i = 0; i < size_; ++i) all[0].push_back(at::empty_like(own[0]));
        guarded([&] { group_->allgather(all, own)->wait(); });
        for (auto& each : all[0]) each = each.to(tensor.device());
        return all[0];
    }

    void wait() override {
        guarded([this] { group_->barrier()->wait(); });
    }

private:
    template <class Exchange>
    void onCpu(at::Tensor& tensor, const Exchange& exchange) {
        std::vector<at::Tensor> one{tensor.to(at::kCPU).contiguous()};
        guarded([&] { exchange(one); });
        tensor = one[0].to(tensor.device());
    }

    template <class Exchange>
    void guarded(const Exchange& exchange) const {
        try {
            exchange();
        } catch (const std::exception& error) {
            throw Error("The " + std::to_string(size_) + " processes that train together, meeting at " + place_ +
                        ", lost each other: " + std::string(error.what()).substr(0, 200) +
                        ". Start them again; they go on from the last checkpoint.");
        }
    }

    int rank_, size_;
    std::string place_;
    c10::intrusive_ptr<c10d::ProcessGroupGloo> group_;
};

#endif

}  // namespace

#ifdef UNCLIP_WITH_GLOO
std::unique_ptr<ProcessGroup> joinProcesses(int rank, int size, const std::string& host, int port) {
    return std::make_unique<GlooGroup>(rank, size, host, port);
}
#else
std::unique_ptr<ProcessGroup> joinProcesses(int, int size, const std::string&, int) {
    throw RequestError("This program was built without Gloo's headers, so " + std::to_string(size) +
                       " processes can't train together; install libgloo-dev and build it again.");
}
#endif

std::unique_ptr<ProcessGroup> processGroupFromEnvironment() {
    const bool isSlurm = !variable("WORLD_SIZE") && variable("SLURM_NTASKS");
    if (!isSlurm && !variable("WORLD_SIZE"))
        return nullptr;
    const int size = number(isSlurm ? "SLURM_NTASKS" : "WORLD_SIZE", 1, kMostProcesses);
    if (size == 1)
        return nullptr;
    const int rank = number(isSlurm ? "SLURM_PROCID" : "RANK", 0, size - 1);
    const auto host = variable("MASTER_ADDR");
    if (!host)
        throw RequestError(
            "The environment variable MASTER_ADDR is missing; it names the machine of the first process.");
    return joinProcesses(rank, size, *host, number("MASTER_PORT", 1, kLargestPort));
}

}  // namespace unclip
