#pragma once

#include <QList>
#include <QRect>
#include <QString>
#include <utility>

namespace unclip::ui {

/// Pictures of one day, or of another kind that belongs together.
struct GallerySection {
    QString title;             ///< empty: no heading
    int first = 0, count = 0;  ///< rows of the model

    bool operator==(const GallerySection&) const = default;
};

/// Where the cells of a gallery lie: sections below each other, each a heading and lines of square cells. Answers take
/// no longer for more pictures, only for more sections.
class GalleryLayout {
public:
    /// width: of the view; side: of a cell, both in pixels.
    void arrange(const QList<GallerySection>& sections, int width, int side, int headingHeight);

    int columns() const { return columns_; }
    int side() const { return side_; }
    int height() const { return height_; }  ///< of everything
    int rows() const { return rows_; }
    const QList<GallerySection>& sections() const { return sections_; }

    QRect cell(int row) const;             ///< null when there is no such row
    QRect heading(int section) const;      ///< empty when it has none
    int rowAt(const QPoint& point) const;  ///< -1 between cells
    int sectionOf(int row) const;
    /// First and last row of the lines that touch top..bottom; {0, -1} when there are none.
    std::pair<int, int> rowsBetween(int top, int bottom) const;
    /// The row that lies `lines` lines further down (up when negative), in the same column as far as there is one.
    int rowBelow(int row, int lines) const;

private:
    int linesOf(const GallerySection& section) const { return (section.count + columns_ - 1) / columns_; }

    QList<GallerySection> sections_;
    QList<int> tops_;  ///< of the sections, their headings included
    int width_ = 0, side_ = 1, headingHeight_ = 0, columns_ = 1, height_ = 0, rows_ = 0, margin_ = 0;
};

}  // namespace unclip::ui
