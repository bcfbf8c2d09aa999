// Writes a segment: takes events record by record, gives an image at the end.
#ifndef MADANG_SEGMENT_BUILDER_H_
#define MADANG_SEGMENT_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reflect/events.h"
#include "reflect/leaves.h"
#include "segment/column_builder.h"
#include "segment/image.h"
#include "segment/text_builder.h"

namespace madang::segment {

class Builder {
 public:
  explicit Builder(const reflect::RecordInfo& info);

  /// Appends one record. False, and nothing is appended, when there is one of
  /// this id already. The views are copied.
  bool add(std::string_view id, const reflect::Events& events, std::string_view json);
  [[nodiscard]] std::uint32_t rows() const { return rows_; }
  /// The image; the builder is spent.
  [[nodiscard]] std::vector<std::byte> finish();

 private:
  void value(const reflect::Event& event);

  const reflect::RecordInfo& info_;
  std::vector<const reflect::Path*> paths_;  // by leaf
  std::vector<int> text_field_;              // by leaf: number of the text field, or -1
  std::vector<KeywordBuilder> keywords_;     // by leaf; empty where not of the kind
  std::vector<NumberBuilder> numbers_;
  std::vector<DateBuilder> dates_;
  std::vector<std::vector<std::uint64_t>> presence_;  // by top-level field
  std::vector<std::string> sort_texts_;               // of the required text leaf
  int sort_leaf_ = -1;
  TextBuilder text_;
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<std::uint64_t> stored_offsets_{0};
  std::string stored_;
  std::uint32_t rows_ = 0;
};

/// The leaves that hold words, in the order of their text field numbers.
[[nodiscard]] std::vector<const reflect::Path*> text_paths(const reflect::RecordInfo& info);

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_BUILDER_H_
