#include "segment/merge_columns.h"

#include <limits>
#include <vector>

#include "segment/column_builder.h"

namespace madang::segment {
namespace {

using reflect::Kind;

class Columns {
 public:
  Columns(std::span<const Segment> segments, ImageWriter& out) : segments_(segments), out_(out) {}

  void run() {
    const reflect::RecordInfo& info = segments_.front().info();
    const reflect::FieldInfo* id = info.find("id");
    for (const reflect::Path& path : reflect::paths_of(info)) {
      if (!path.column()) continue;
      if (id != nullptr && path.leaf == id->leaf) {
        ids(path.leaf);
        continue;
      }
      switch (path.field->kind) {
        case Kind::keyword:
        case Kind::enumeration: keywords(path.leaf); break;
        case Kind::number:
        case Kind::integer:
        case Kind::boolean:
          values<double>(Part::numbers, path.leaf, std::numeric_limits<double>::quiet_NaN());
          break;
        case Kind::date:
          values<std::int64_t>(Part::date_first, path.leaf, no_date);
          values<std::int64_t>(Part::date_last, path.leaf, no_date, false);
          break;
        case Kind::text:
        case Kind::object: break;
      }
    }
    for (std::size_t field = 0; field < info.fields.size(); ++field) presence(field);
  }

 private:
  /// Whether a leaf is a list where it has values.
  [[nodiscard]] bool is_list(std::uint32_t leaf) const {
    for (const Segment& s : segments_)
      if (!s.image().get<std::uint32_t>(Part::row_offsets, leaf).empty()) return true;
    return false;
  }

  /// Appends the values of each segment; rows of one that has none are missing.
  template <class T, class Convert>
  std::vector<T> collect(Part part, std::uint32_t leaf, T missing, Convert convert) {
    std::vector<T> all;
    const bool list = is_list(leaf);
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const auto here = segments_[i].image().get<T>(part, leaf);
      if (here.empty() && !list) all.insert(all.end(), segments_[i].rows(), missing);
      for (const T value : here) all.push_back(convert(i, value));
    }
    return all;
  }

  [[nodiscard]] bool any(Part part, std::uint32_t leaf) const {
    for (const Segment& s : segments_)
      if (!s.image().get<std::byte>(part, leaf).empty()) return true;
    return false;
  }

  void row_offsets(std::uint32_t leaf, Part values, std::size_t value_bytes) {
    if (!is_list(leaf)) return;
    std::vector<std::uint32_t> all{0};
    for (const Segment& s : segments_) {
      const std::uint32_t base = all.back();
      const auto here = s.image().get<std::uint32_t>(Part::row_offsets, leaf);
      if (here.empty()) all.insert(all.end(), s.rows(), base);
      for (std::size_t row = 1; row < here.size(); ++row) all.push_back(base + here[row]);
      all.back() = base + static_cast<std::uint32_t>(s.image().get<std::byte>(values, leaf).size() /
                                                     value_bytes);
    }
    out_.add(Part::row_offsets, leaf, all);
  }

  template <class T>
  void values(Part part, std::uint32_t leaf, T missing, bool with_rows = true) {
    if (!any(part, leaf)) return;
    if (with_rows) row_offsets(leaf, part, sizeof(T));
    out_.add(part, leaf, collect<T>(part, leaf, missing, [](std::size_t, T v) { return v; }));
  }

  /// Writes the dictionary of all; gives for each segment the new code of each
  /// old one.
  std::vector<std::vector<std::uint32_t>> dictionary(std::uint32_t leaf) {
    StringTable strings;
    std::vector<std::vector<std::uint32_t>> codes(segments_.size());
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Dictionary d = segments_[i].keywords(leaf).dictionary;
      for (std::uint32_t code = 0; code < d.size(); ++code)
        codes[i].push_back(strings.add(d[code]).first);
    }
    const std::vector<std::uint32_t> sorted = strings.sorted();
    std::vector<std::uint32_t> rank(sorted.size()), offsets{0};
    out_.begin(Part::dict_bytes, leaf);
    for (std::uint32_t r = 0; r < sorted.size(); ++r) {
      rank[sorted[r]] = r;
      out_.append(strings[sorted[r]]);
      offsets.push_back(offsets.back() + static_cast<std::uint32_t>(strings[sorted[r]].size()));
    }
    out_.end();
    out_.add(Part::dict_offsets, leaf, offsets);
    for (auto& of_segment : codes)
      for (std::uint32_t& code : of_segment) code = rank[code];
    return codes;
  }

  std::vector<std::uint32_t> codes(std::uint32_t leaf) {
    const auto renamed = dictionary(leaf);
    return collect<std::uint32_t>(Part::codes, leaf, no_code,
                                  [&](std::size_t i, std::uint32_t code) {
                                    return code < renamed[i].size() ? renamed[i][code] : no_code;
                                  });
  }

  void keywords(std::uint32_t leaf) {
    if (!any(Part::codes, leaf)) return;
    row_offsets(leaf, Part::codes, sizeof(std::uint32_t));
    out_.add(Part::codes, leaf, codes(leaf));
  }

  void ids(std::uint32_t leaf) {
    const std::vector<std::uint32_t> all = codes(leaf);
    std::vector<std::uint32_t> rows(all.size());
    for (std::uint32_t row = 0; row < all.size(); ++row)
      if (all[row] < rows.size()) rows[all[row]] = row;
    out_.add(Part::codes, leaf, all);
    out_.add(Part::id_rows, no_leaf, rows);
  }

  void presence(std::size_t field) {
    if (!any(Part::presence, static_cast<std::uint32_t>(field))) return;
    std::uint64_t rows = 0;
    for (const Segment& s : segments_) rows += s.rows();
    std::vector<std::uint64_t> all((rows + 63) / 64, 0);
    std::uint64_t base = 0;
    for (const Segment& s : segments_) {
      const auto bits = s.presence(field);
      for (std::uint64_t row = 0; row < s.rows() && !bits.empty(); ++row)
        if ((bits[row / 64] >> (row % 64) & 1) != 0)
          all[(base + row) / 64] |= std::uint64_t{1} << ((base + row) % 64);
      base += s.rows();
    }
    out_.add(Part::presence, static_cast<std::uint32_t>(field), all);
  }

  std::span<const Segment> segments_;
  ImageWriter& out_;
};

}  // namespace

void merge_columns(std::span<const Segment> segments, ImageWriter& out) {
  Columns(segments, out).run();
}

}  // namespace madang::segment
