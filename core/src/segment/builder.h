// Writes segments: takes events record by record, gives an image at the end,
// and can begin the next one with the memory it has.
#ifndef MADANG_SEGMENT_BUILDER_H_
#define MADANG_SEGMENT_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reflect/events.h"
#include "reflect/leaves.h"
#include "segment/column_builder.h"
#include "segment/image.h"
#include "segment/text_builder.h"

namespace madang::segment {

class Builder {
 public:
  /// `words`: whether to make the text index.
  explicit Builder(const reflect::RecordInfo& info, bool words = true);

  /// Where the record's JSON is to be written, at most `bytes` of it; it counts
  /// once add() takes it.
  [[nodiscard]] char* stored_room(std::size_t bytes);
  /// Appends a record whose JSON, `json_bytes` of it, was written there. False,
  /// and nothing is appended, when there is one of this id already.
  bool add(std::string_view id, const reflect::Events& events, std::size_t json_bytes);
  /// A record of this id comes soon: what is known of it is fetched from memory.
  void expect(std::string_view id) const { keywords_[id_leaf_].strings().expect(id); }
  [[nodiscard]] std::uint32_t rows() const { return rows_; }
  /// By row: hashes of ids, which find the same id in another segment, and of
  /// the stored JSON.
  [[nodiscard]] const std::vector<std::uint64_t>& id_hashes() const;
  [[nodiscard]] const std::vector<std::uint64_t>& content_hashes() const { return contents_; }
  /// The image of what was added; the builder is empty again. `scratch` is memory to use
  /// meanwhile.
  [[nodiscard]] Bytes finish(base::Pages& scratch);
  [[nodiscard]] Bytes finish() {
    base::Pages scratch;
    return finish(scratch);
  }

 private:
  void value(const reflect::Event& event);
  void begin();
  void write_presence();
  void write_sort_keys();

  const reflect::RecordInfo& info_;
  bool words_;
  std::uint32_t id_leaf_ = 0;
  std::vector<const reflect::Path*> paths_;  // by leaf
  std::vector<int> text_field_;              // by leaf: number of the text field, or -1
  std::vector<KeywordBuilder> keywords_;     // by leaf; empty where not of the kind
  std::vector<NumberBuilder> numbers_;
  std::vector<DateBuilder> dates_;
  std::vector<std::vector<std::uint64_t>> presence_;  // by top-level field
  std::string sort_text_;                             // of the required text leaf, all rows
  std::vector<std::uint32_t> sort_ends_;              // by row
  int sort_leaf_ = -1;
  TextBuilder text_;
  std::vector<std::uint64_t> contents_;
  std::vector<std::uint64_t> stored_offsets_;
  std::optional<ImageWriter> out_;  // its first section grows with the records
  base::Pages spare_;               // for the next image
  std::uint32_t rows_ = 0;
};

/// The leaves that hold words, in the order of their text field numbers.
[[nodiscard]] std::vector<const reflect::Path*> text_paths(const reflect::RecordInfo& info);
/// The leaf that records are sorted by as text: the first that is required.
[[nodiscard]] const reflect::Path* sort_path(const reflect::RecordInfo& info);

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_BUILDER_H_
