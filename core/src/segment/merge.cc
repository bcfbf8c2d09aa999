#include "segment/merge.h"

#include <vector>

#include "segment/builder.h"
#include "segment/merge_columns.h"
#include "segment/merge_words.h"
#include "segment/sort_texts.h"
#include "text/sort_key.h"

namespace madang::segment {
namespace {

void merge_stored(std::span<const Segment> segments, ImageWriter& out) {
  StoredWriter stored;
  for (const Segment& s : segments) {
    Stored::Cursor cursor(s.stored());
    for (std::uint32_t row = 0; row < s.rows(); ++row) stored.add(cursor.json(row));
  }
  stored.finish(out);
}

void merge_sort_keys(std::span<const Segment> segments, const SortText& sort_text,
                     ImageWriter& out) {
  const reflect::Path* path = sort_path(segments.front().info());
  if (path == nullptr) return;
  if (segments.size() == 1) {
    const auto keys = segments.front().sort_keys(path->leaf);
    return out.add(Part::sort_keys, path->leaf,
                   std::vector<std::uint32_t>(keys.begin(), keys.end()));
  }
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < segments.size(); ++i)
    for (std::uint32_t row = 0; row < segments[i].rows(); ++row)
      texts.push_back(text::sort_key(sort_text(i, row)));
  out.add(Part::sort_keys, path->leaf,
          ranks_of(static_cast<std::uint32_t>(texts.size()),
                   [&](std::uint32_t row) -> std::string_view { return texts[row]; }));
}

}  // namespace

Bytes merge(std::span<const Segment> segments, const SortText& sort_text) {
  std::size_t bytes = std::size_t{1} << 20;
  std::uint32_t rows = 0;
  for (const Segment& s : segments) {
    bytes += s.image().bytes().size();
    rows += s.rows();
  }
  base::Pages memory;
  memory.reserve(bytes);
  ImageWriter out(std::move(memory));
  merge_stored(segments, out);
  merge_columns(segments, out);
  merge_sort_keys(segments, sort_text, out);
  merge_words(segments, out);
  return out.finish(rows, true);
}

}  // namespace madang::segment
