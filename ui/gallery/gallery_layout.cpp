#include "ui/gallery/gallery_layout.h"

#include <algorithm>

namespace unclip::ui {

void GalleryLayout::arrange(const QList<GallerySection>& sections, int width, int side, int headingHeight) {
    sections_ = sections;
    width_ = width;
    side_ = std::max(1, side);
    headingHeight_ = headingHeight;
    columns_ = std::max(1, width / side_);
    margin_ = std::max(0, (width - columns_ * side_) / 2);
    tops_.clear();
    height_ = 0;
    rows_ = 0;
    for (const GallerySection& section : sections_) {
        tops_ << height_;
        height_ += (section.title.isEmpty() ? 0 : headingHeight_) + linesOf(section) * side_;
        rows_ = section.first + section.count;
    }
}

int GalleryLayout::sectionOf(int row) const {
    if (row < 0 || row >= rows_)
        return -1;
    const auto after = std::upper_bound(sections_.begin(), sections_.end(), row,
                                        [](int value, const GallerySection& section) { return value < section.first; });
    return static_cast<int>(after - sections_.begin()) - 1;
}

QRect GalleryLayout::heading(int section) const {
    if (section < 0 || section >= sections_.size() || sections_[section].title.isEmpty())
        return {};
    return {0, tops_[section], width_, headingHeight_};
}

QRect GalleryLayout::cell(int row) const {
    const int section = sectionOf(row);
    if (section < 0)
        return {};
    const int place = row - sections_[section].first;
    const int top = tops_[section] + (sections_[section].title.isEmpty() ? 0 : headingHeight_);
    return {margin_ + place % columns_ * side_, top + place / columns_ * side_, side_, side_};
}

int GalleryLayout::rowAt(const QPoint& point) const {
    if (point.x() < margin_ || point.x() >= margin_ + columns_ * side_)
        return -1;
    const auto [first, last] = rowsBetween(point.y(), point.y());
    const int row = first + (point.x() - margin_) / side_;
    return first <= last && row <= last && cell(row).contains(point) ? row : -1;
}

std::pair<int, int> GalleryLayout::rowsBetween(int top, int bottom) const {
    int first = 0, last = -1;
    const auto begin = std::upper_bound(tops_.begin(), tops_.end(), top);
    for (auto i = std::max<qsizetype>(0, begin - tops_.begin() - 1); i < sections_.size() && tops_[i] <= bottom; ++i) {
        const GallerySection& section = sections_[i];
        const int cells = tops_[i] + (section.title.isEmpty() ? 0 : headingHeight_);
        const int lines = linesOf(section);
        const int firstLine = top < cells ? 0 : (top - cells) / side_;
        const int lastLine = bottom < cells ? -1 : std::min(lines - 1, (bottom - cells) / side_);
        if (firstLine > lastLine)
            continue;
        if (last < 0)
            first = section.first + firstLine * columns_;
        last = section.first + std::min(section.count, (lastLine + 1) * columns_) - 1;
    }
    return {first, last};
}

int GalleryLayout::rowBelow(int row, int lines) const {
    const int column = row < 0 ? 0 : (cell(row).left() - margin_) / side_;
    for (; lines != 0; lines += lines > 0 ? -1 : 1) {
        const int section = sectionOf(row);
        if (section < 0)
            break;
        const GallerySection& here = sections_[section];
        const int line = (row - here.first) / columns_ + (lines > 0 ? 1 : -1);
        if (line >= 0 && line < linesOf(here)) {
            row = here.first + std::min(here.count - 1, line * columns_ + column);
            continue;
        }
        const int other = section + (lines > 0 ? 1 : -1);
        if (other < 0 || other >= sections_.size())
            break;
        const GallerySection& next = sections_[other];
        const int nextLine = lines > 0 ? 0 : linesOf(next) - 1;
        row = next.first + std::min(next.count - 1, nextLine * columns_ + column);
    }
    return row;
}

}  // namespace unclip::ui
