#include "engine/nn/winograd.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <ATen/record_function.h>

#include <algorithm>
#include <array>
#include <vector>

#include "engine/nn/wide_loops.h"

namespace unclip {
namespace {

constexpr int kTile = 6, kResults = 4;           // cells a side that a tile reads, and that it gives
constexpr int kProducts = kTile * kTile;         // products of matrices
constexpr std::int64_t kLanes = 16;              // channels that are turned at once
constexpr std::int64_t kScratch = 8 << 20;       // numbers: of the matrices of those tiles that are worked on at once
constexpr std::int64_t kFewestTilesAtOnce = 64;  // each time the turned kernels are read anew
constexpr std::int64_t kFewestChannels = 64;     // below, turning takes longer than multiplying
constexpr std::int64_t kFewestCells = 32 * 32;   // below, or below the channels, turning the kernels does

/// The picture's tiles, numbered along the rows of one picture after the other.
struct Tiles {
    std::int64_t batch, height, width, down, across;

    explicit Tiles(const at::Tensor& x)
        : batch(x.size(0)),
          height(x.size(2)),
          width(x.size(3)),
          down((height + kResults - 1) / kResults),
          across((width + kResults - 1) / kResults) {}

    std::int64_t count() const { return batch * down * across; }
};

/// One of them: its picture, and the first cell of its results.
struct Tile {
    std::int64_t picture, top, left;

    Tile(const Tiles& tiles, std::int64_t number)
        : picture(number / (tiles.down * tiles.across)),
          top(number / tiles.across % tiles.down * kResults),
          left(number % tiles.across * kResults) {}
};

// Bᵀ d of six cells.
inline void turnCells(const float* d0, const float* d1, const float* d2, const float* d3, const float* d4,
                      const float* d5, float* to, std::int64_t step) {
    for (std::int64_t c = 0; c < kLanes; ++c) {
        const float even = d4[c] - 4 * d2[c], odd = d3[c] - 4 * d1[c];
        const float evenTwice = d4[c] - d2[c], oddTwice = 2 * (d3[c] - d1[c]);
        to[c] = 4 * d0[c] - 5 * d2[c] + d4[c];
        to[step + c] = even + odd;
        to[2 * step + c] = even - odd;
        to[3 * step + c] = evenTwice + oddTwice;
        to[4 * step + c] = evenTwice - oddTwice;
        to[5 * step + c] = 4 * d1[c] - 5 * d3[c] + d5[c];
    }
}

/// A tile of all channels. cells [36]: where its cells' channels begin. to: the tile's row in the first matrix; the
/// others lie `step` numbers apart.
UNCLIP_WIDE_LOOPS
void turnTile(const float* const* cells, std::int64_t channels, float* to, std::int64_t step) {
    for (std::int64_t c = 0; c < channels; c += kLanes) {
        float columns[kTile][kTile][kLanes];  // [row that was turned][column]
        for (int x = 0; x < kTile; ++x)
            turnCells(cells[x] + c, cells[kTile + x] + c, cells[2 * kTile + x] + c, cells[3 * kTile + x] + c,
                      cells[4 * kTile + x] + c, cells[5 * kTile + x] + c, columns[0][x], kTile * kLanes);
        for (int y = 0; y < kTile; ++y) {
            const auto& row = columns[y];
            turnCells(row[0], row[1], row[2], row[3], row[4], row[5], to + y * kTile * step + c, step);
        }
    }
}

// Aᵀ m of six numbers.
inline void turnBack(const float* m0, const float* m1, const float* m2, const float* m3, const float* m4,
                     const float* m5, float* to, std::int64_t step) {
    for (std::int64_t c = 0; c < kLanes; ++c) {
        const float near = m1[c] + m2[c], nearApart = m1[c] - m2[c];
        const float far = m3[c] + m4[c], farApart = m3[c] - m4[c];
        to[c] = m0[c] + near + far;
        to[step + c] = nearApart + 2 * farApart;
        to[2 * step + c] = near + 4 * far;
        to[3 * step + c] = nearApart + 8 * farApart + m5[c];
    }
}

/// A tile's results of all channels. from: the tile's row in the first product; the others lie `step` numbers apart.
/// cells [16]: where the results' channels begin, null for those beyond the border.
UNCLIP_WIDE_LOOPS
void turnTileBack(const float* from, std::int64_t step, const float* bias, std::int64_t channels, float* const* cells) {
    for (std::int64_t c = 0; c < channels; c += kLanes) {
        float columns[kResults][kTile][kLanes];
        for (int x = 0; x < kTile; ++x) {
            const float* at = from + x * step + c;
            turnBack(at, at + kTile * step, at + 2 * kTile * step, at + 3 * kTile * step, at + 4 * kTile * step,
                     at + 5 * kTile * step, columns[0][x], kTile * kLanes);
        }
        for (int y = 0; y < kResults; ++y) {
            float results[kResults][kLanes];
            const auto& row = columns[y];
            turnBack(row[0], row[1], row[2], row[3], row[4], row[5], results[0], kLanes);
            for (int x = 0; x < kResults; ++x)
                if (float* cell = cells[y * kResults + x])
                    for (std::int64_t i = 0; i < kLanes; ++i) cell[c + i] = results[x][i] + bias[c + i];
        }
    }
}

/// Where the channels of the tile's side × side cells begin, from `border` cells beside its first result on; `outside`
/// for those beyond the picture.
template <int side, class Number>
std::array<Number*, side * side> cellsOf(const Tile& tile, const Tiles& tiles, std::int64_t border, Number* pictures,
                                         std::int64_t channels, Number* outside) {
    std::array<Number*, side * side> cells;
    for (int i = 0; i < side * side; ++i) {
        const auto row = tile.top + i / side + border, column = tile.left + i % side + border;
        const bool isInside = row >= 0 && row < tiles.height && column >= 0 && column < tiles.width;
        cells[i] =
            isInside ? pictures + ((tile.picture * tiles.height + row) * tiles.width + column) * channels : outside;
    }
    return cells;
}

/// [36, inputs, outputs]
at::Tensor turnedKernels(const at::Tensor& weight) {
    const std::int64_t outputs = weight.size(0), inputs = weight.size(1);
    static const auto matrix = [] {
        const auto along = at::tensor({1.0 / 4, 0.0, 0.0, -1.0 / 6, -1.0 / 6, -1.0 / 6, -1.0 / 6, 1.0 / 6, -1.0 / 6,
                                       1.0 / 24, 1.0 / 12, 1.0 / 6, 1.0 / 24, -1.0 / 12, 1.0 / 6, 0.0, 0.0, 1.0},
                                      at::kDouble)
                               .view({kTile, 3});
        return at::kron(along, along).to(at::kFloat);  // [36, 9]
    }();
    return at::mm(matrix, weight.permute({2, 3, 1, 0}).reshape({9, inputs * outputs}))
        .view({kProducts, inputs, outputs});
}

}  // namespace

bool winogradPays(const at::Tensor& x, const at::Tensor& weight) {
    const auto fits = [](std::int64_t channels) { return channels % kLanes == 0 && channels >= kFewestChannels; };
    return x.device().is_cpu() && x.scalar_type() == at::kFloat && !c10::GradMode::is_enabled() &&
           weight.size(2) == 3 && weight.size(3) == 3 && fits(weight.size(0)) && fits(weight.size(1)) &&
           x.size(0) * x.size(2) * x.size(3) >= std::max({kFewestCells, weight.size(0), weight.size(1)});
}

at::Tensor winogradConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    const std::array<c10::IValue, 2> recorded{x, weight};
    RECORD_FUNCTION("unclip::winograd_convolution", recorded);
    const Tiles tiles(x);
    const std::int64_t inputs = weight.size(1), outputs = weight.size(0);
    const auto read = x.contiguous(at::MemoryFormat::ChannelsLast);
    const auto result = at::empty({tiles.batch, outputs, tiles.height, tiles.width},
                                  x.options().memory_format(at::MemoryFormat::ChannelsLast));
    const auto kernels = turnedKernels(weight);
    const auto shift = bias.defined() ? bias.contiguous() : at::zeros({outputs}, x.options());
    const std::vector<float> nothing(static_cast<std::size_t>(inputs), 0);
    const auto* from = read.const_data_ptr<float>();
    auto* to = result.mutable_data_ptr<float>();

    const std::int64_t atOnce =
        std::min(tiles.count(), std::max(kFewestTilesAtOnce, kScratch / (kProducts * (inputs + outputs))));
    const auto turned = at::empty({kProducts, atOnce, inputs}, x.options());
    const auto products = at::empty({kProducts, atOnce, outputs}, x.options());
    for (std::int64_t first = 0; first < tiles.count(); first += atOnce) {
        const std::int64_t count = std::min(atOnce, tiles.count() - first);
        at::parallel_for(0, count, 4, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i) {
                const auto cells = cellsOf<kTile>(Tile(tiles, first + i), tiles, -1, from, inputs, nothing.data());
                turnTile(cells.data(), inputs, turned.mutable_data_ptr<float>() + i * inputs, atOnce * inputs);
            }
        });
        auto part = products.narrow(1, 0, count);
        at::bmm_out(part, turned.narrow(1, 0, count), kernels);
        at::parallel_for(0, count, 4, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i) {
                const auto cells = cellsOf<kResults, float>(Tile(tiles, first + i), tiles, 0, to, outputs, nullptr);
                turnTileBack(products.const_data_ptr<float>() + i * outputs, atOnce * outputs,
                             shift.const_data_ptr<float>(), outputs, cells.data());
            }
        });
    }
    return result;
}

}  // namespace unclip
