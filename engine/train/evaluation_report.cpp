#include <algorithm>
#include <array>
#include <cstdio>

#include "engine/base/atomic_file.h"
#include "engine/image/write_picture.h"
#include "engine/train/evaluation.h"

namespace unclip {
namespace {

constexpr char kListSheet[] = "list.png", kVariationSheet[] = "variations.png", kRepaintSheet[] = "repainted.png",
               kEnlargedSheet[] = "enlarged.png";

std::string paintedSheet(PriorMode mode) {
    return std::string("painted-") + name(mode) + ".png";
}

struct Row {
    std::string figure, aim;
    std::vector<Share> shares;  ///< one a column
};

std::string percent(const Share& share) {
    if (!share.value())
        return "-";
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.1f %%", 100 * *share.value());
    return text.data();
}

/// One row a style that was asked for, in any column.
void addRowsOfStyles(std::vector<Row>& rows, const std::vector<StyleShares>& columns) {
    for (std::size_t style = 0; style < worldStyles().size(); ++style) {
        Row row{"  " + worldStyles()[style].name, "", {}};
        for (const auto& column : columns) row.shares.push_back(column.each[style]);
        if (std::ranges::any_of(row.shares, [](const Share& share) { return share.asked > 0; }))
            rows.push_back(std::move(row));
    }
}

std::vector<Row> rowsOf(const Evaluation& evaluation) {
    std::vector<Row> rows{{"single subject is right", "90 %", {}},
                          {"setting or background colour is right", "95 %", {}},
                          {"both subjects of a pair are right", "70 %", {}},
                          {"style is right", "90 %", {}}};
    std::vector<StyleShares> styles;
    for (const auto& painted : evaluation.painted) {
        rows[0].shares.push_back(painted.subject);
        rows[1].shares.push_back(painted.setting);
        rows[2].shares.push_back(painted.pair);
        rows[3].shares.push_back(painted.style.all());
        styles.push_back(painted.style);
    }
    addRowsOfStyles(rows, styles);
    rows.push_back(
        {"CLIP: right caption first of " + std::to_string(evaluation.clip.asked), "95 %", {evaluation.clip}});
    rows.push_back({"prompts of the list: all that is named is right", "80 %", {evaluation.listed}});
    rows.push_back({"variations keep the subject", "90 %", {evaluation.variations.keptSubject.all()}});
    addRowsOfStyles(rows, {evaluation.variations.keptSubject});
    rows.push_back({"far variations (strength 1) keep it", "", {evaluation.farVariations.keptSubject.all()}});
    addRowsOfStyles(rows, {evaluation.farVariations.keptSubject});
    rows.push_back({"repainting: what was asked for is there", "80 %", {evaluation.repainted}});
    rows.push_back({"repainting: outside the mask nothing moved", "100 %", {evaluation.untouched}});
    rows.push_back({"judge on new drawings: subjects", "97 %", {evaluation.judgeSubject}});
    rows.push_back({"judge on new drawings: setting", "97 %", {evaluation.judgeSetting}});
    rows.push_back({"judge on new drawings: style", "97 %", {evaluation.judgeStyle}});
    return rows;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

std::string closingLines(const Evaluation& evaluation) {
    std::array<char, 320> lines{};
    std::snprintf(lines.data(), lines.size(),
                  "equal pictures: %d\n"
                  "difference of variations from their picture: %.1f levels, of far ones %.1f\n"
                  "seam of repainted regions: %.2f levels across the border, %.2f nearby before\n",
                  evaluation.equalPictures, evaluation.variations.meanDifference(),
                  evaluation.farVariations.meanDifference(), evaluation.seam.across, evaluation.seam.nearby);
    std::string text = lines.data();
    const std::array<std::pair<const char*, const EnlargedShares*>, 3> twoThings{
        {{"as painted", &evaluation.asPainted},
         {"enlarged", &evaluation.enlarged},
         {"enlarged with detail", &evaluation.enlargedWithDetail}}};
    for (const auto& [name, shares] : twoThings) {
        const double asked = shares->pair.asked;
        if (asked == 0)
            continue;
        std::snprintf(lines.data(), lines.size(), "two things, %s: both right %s, likeness %.3f, gradient %.2f\n", name,
                      percent(shares->pair).c_str(), shares->likeness / asked, shares->sharpness / asked);
        text += lines.data();
    }
    for (const auto& painted : evaluation.painted) {
        std::snprintf(lines.data(), lines.size(), "sharpness of paintings beside drawings, with %s: %.2f\n",
                      name(painted.mode), painted.sharpness / painted.sharpnessOfDrawn);
        text += lines.data();
    }
    return text;
}

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text)
        result += c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
    return result;
}

std::string contrastTable(const Evaluation& evaluation) {
    std::string html = "<table><tr><th></th>";
    for (const auto& caption : evaluation.contrastCaptions) html += "<th>" + escaped(caption) + "</th>";
    html += "</tr>\n";
    for (std::size_t i = 0; i < evaluation.contrast.size(); ++i) {
        html += "<tr><th>" + std::to_string(i + 1) + "</th>";
        for (const double value : evaluation.contrast[i]) {
            std::array<char, 96> cell{};
            std::snprintf(cell.data(), cell.size(), "<td style=\"background:rgba(60,140,90,%.2f)\">%.2f</td>",
                          std::max(0.0, value), value);
            html += cell.data();
        }
        html += "</tr>\n";
    }
    return html + "</table>\n";
}

}  // namespace

std::string tableOf(const Evaluation& evaluation) {
    constexpr std::size_t kFigureWidth = 50, kColumnWidth = 10;
    std::string text = padded("", kFigureWidth) + padded("aim", kColumnWidth);
    for (const auto& painted : evaluation.painted) text += padded(name(painted.mode), kColumnWidth);
    text += "\n";
    for (const auto& row : rowsOf(evaluation)) {
        text += padded(row.figure, kFigureWidth) + padded(row.aim, kColumnWidth);
        for (const auto& share : row.shares) text += padded(percent(share), kColumnWidth);
        text += "\n";
    }
    return text + closingLines(evaluation);
}

std::vector<std::filesystem::path> reportFiles(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files{folder / "report.html", folder / "contrast.png"};
    for (const PriorMode mode : {PriorMode::prior, PriorMode::text, PriorMode::none})
        files.push_back(folder / paintedSheet(mode));
    for (const char* sheet : {kListSheet, kVariationSheet, kRepaintSheet, kEnlargedSheet})
        files.push_back(folder / sheet);
    return files;
}

void writeReport(const Evaluation& evaluation, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    std::string html =
        "<!doctype html><meta charset=\"utf-8\"><title>Evaluation</title>\n"
        "<style>body{font-family:sans-serif;margin:2em}td,th{padding:.2em "
        ".6em;text-align:left}img{max-width:100%}</style>\n"
        "<h1>Evaluation</h1>\n<table><tr><th></th><th>aim</th>";
    for (const auto& painted : evaluation.painted) html += std::string("<th>") + name(painted.mode) + "</th>";
    html += "</tr>\n";
    for (const auto& row : rowsOf(evaluation)) {
        html += "<tr><td>" + escaped(row.figure) + "</td><td>" + row.aim + "</td>";
        for (const auto& share : row.shares) html += "<td>" + percent(share) + "</td>";
        html += "</tr>\n";
    }
    html += "</table>\n<pre>" + closingLines(evaluation) +
            "</pre>\n<h2>CLIP's contrast matrix</h2>\n<p>Cosine of picture (row) and caption (column).</p>\n" +
            contrastTable(evaluation);
    writePicture(folder / "contrast.png", evaluation.contrastSheet);
    html += "<img src=\"contrast.png\">\n";
    for (const auto& painted : evaluation.painted) {
        const std::string file = paintedSheet(painted.mode);
        writePicture(folder / file, painted.sheet);
        html += std::string("<h2>Painted with ") + name(painted.mode) + "</h2>\n<img src=\"" + file + "\">\n";
    }
    for (const auto& [file, title, sheet] :
         {std::tuple{kListSheet, "Every prompt of the list", evaluation.listSheet},
          std::tuple{kVariationSheet, "Pictures and variations of them", evaluation.variationSheet},
          std::tuple{kRepaintSheet, "The thing in the picture, repainted as another", evaluation.repaintSheet},
          std::tuple{kEnlargedSheet, "Pictures of two things, enlarged, and enlarged with detail",
                     evaluation.enlargedSheet}}) {
        if (sheet.empty())
            continue;
        writePicture(folder / file, sheet);
        html += std::string("<h2>") + title + "</h2>\n<img src=\"" + file + "\">\n";
    }
    writeFileAtomically(folder / "report.html", html);
}

}  // namespace unclip
