// Rows in the order asked for: the fields to sort by, what a row has of them,
// and the first rows of an answer.
#ifndef MADANG_QUERY_ORDER_H_
#define MADANG_QUERY_ORDER_H_

#include <madang/result.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/run.h"

namespace madang::query {

/// Fields at most.
inline constexpr std::size_t most_sorts = 4;

struct SortField {
  std::string name;
  bool down = false;
};
/// Reads "-published,title". Error: bad-sort.
[[nodiscard]] Result<std::vector<SortField>> read_sort(std::string_view text);

/// What a row has of a field to sort by.
struct SortValue {
  double number = 0;  ///< of a text its rank in the segment
  bool missing = false;
};

/// A row and what it is sorted by.
struct Ranked {
  std::uint32_t row = 0;
  float score = 0;
  std::array<SortValue, most_sorts> values;
};

/// A row that means something in every segment: the last one of a page.
struct Anchor {
  Ranked ranked;
  std::array<std::string, most_sorts> texts;  ///< sort keys of texts
};

/// The order of one segment's rows: by the fields, missing values last both
/// ways; without fields by score if the question has words. Then by row.
class Order {
 public:
  /// `fields` must outlive it. Errors: unknown-field, bad-sort.
  [[nodiscard]] static Result<Order> make(const segment::Segment& segment,
                                          const std::vector<SortField>& fields, bool ranked);

  [[nodiscard]] Ranked ranked(std::uint32_t row, float score) const;
  /// Whether the i-th field is compared as text, whose ranks mean nothing in
  /// another segment.
  [[nodiscard]] bool is_text(std::size_t i) const { return columns_[i].text; }
  /// The sort key of its text. REQUIRES: is_text(i), not missing.
  [[nodiscard]] std::string text(const Ranked& ranked, std::size_t i) const;
  [[nodiscard]] Anchor anchor(const Ranked& ranked) const;

  /// The first `count` rows of the answer; with an anchor, of those behind it.
  /// Rows whose values equal the anchor's are behind it from `tie` on.
  /// The answer is of the `index`-th segment of the corpus. Rows that come behind
  /// `bound`, or with it, may be left out.
  [[nodiscard]] std::vector<Ranked> first(const Corpus& corpus, std::size_t index,
                                          const Answer& answer, std::size_t count,
                                          const Anchor* after, std::uint32_t tie,
                                          const SortValue* bound = nullptr) const;
  /// What rows of all segments can be compared by before all else: the score, or
  /// the first field where it is no text.
  [[nodiscard]] bool has_lead() const {
    return by_score_ || (!columns_.empty() && !columns_[0].text);
  }
  [[nodiscard]] SortValue lead(const Ranked& ranked) const {
    return by_score_ ? SortValue{ranked.score, false} : ranked.values[0];
  }
  [[nodiscard]] bool lead_down() const { return by_score_ || columns_[0].down; }

 private:
  [[nodiscard]] std::vector<Ranked> first_by_score(const Corpus& corpus, std::size_t index,
                                                   const Answer& answer, std::size_t count,
                                                   const Anchor* after, std::uint32_t tie,
                                                   const SortValue* bound) const;
  struct Column {
    reflect::Kind kind = reflect::Kind::keyword;
    const reflect::Path* path = nullptr;
    bool down = false, text = false;
    segment::KeywordColumn keywords;
    segment::NumberColumn numbers;
    segment::DateColumn dates;
    std::span<const std::uint32_t> ranks;  // by code, or by row of a title
  };
  [[nodiscard]] SortValue value(std::size_t i, std::uint32_t row) const;
  /// Below 0: `a` comes first; 0: only their rows tell.
  [[nodiscard]] int compare(const Ranked& a, const Ranked& b) const;
  [[nodiscard]] bool before(const Ranked& a, const Ranked& b) const {
    const int order = compare(a, b);
    return order != 0 ? order < 0 : a.row < b.row;
  }
  /// Where a text of another segment would stand among the ranks here.
  [[nodiscard]] double rank_of(std::size_t i, const std::string& key) const;

  const segment::Segment* segment_ = nullptr;
  std::vector<Column> columns_;
  bool by_score_ = false;
};

/// The score of one row of an answer; 0 where the question has no words.
[[nodiscard]] float score_of(const Corpus& corpus, std::size_t index, const Answer& answer,
                             std::uint32_t row);

/// Below 0: `a` comes first, of two values of one field that are no texts.
[[nodiscard]] inline int compare(const SortValue& a, const SortValue& b, bool down) {
  if (a.missing || b.missing) return static_cast<int>(a.missing) - static_cast<int>(b.missing);
  if (a.number == b.number) return 0;
  return (a.number < b.number) != down ? -1 : 1;
}

}  // namespace madang::query

#endif  // MADANG_QUERY_ORDER_H_
