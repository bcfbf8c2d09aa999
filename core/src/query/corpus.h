// All segments that answer together, and what is counted over them: how rare a
// word is and how long texts are does not depend on how the data was cut.
#ifndef MADANG_QUERY_CORPUS_H_
#define MADANG_QUERY_CORPUS_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "segment/segment.h"

namespace madang::query {

/// Marks a term that a segment does not have.
inline constexpr std::uint32_t no_term = 0xFFFFFFFFU;

/// A row and how often it has something: BM25F's weighted, length-normalised
/// number of occurrences.
struct Match {
  std::uint32_t row;
  float frequency;
};

/// Lives for one question; not thread-safe.
class Corpus {
 public:
  explicit Corpus(std::vector<const segment::Segment*> segments);

  [[nodiscard]] std::size_t size() const { return segments_.size(); }
  [[nodiscard]] const segment::Segment& operator[](std::size_t i) const { return *segments_[i]; }
  /// BM25's idf of something that so many records have:
  /// ln(1 + (N - n + 0.5) / (n + 0.5)).
  [[nodiscard]] double idf(double rows_with) const;
  /// Mean number of words of a text field, over the records that have it, in all
  /// segments of the type of segment `i`.
  [[nodiscard]] double mean_length(std::size_t i, int field) const {
    return mean_lengths_[i][static_cast<std::size_t>(field)];
  }

  /// A term's number in each segment, and how many records have it in all.
  struct Term {
    std::vector<std::uint32_t> numbers;
    double rows = 0;
  };
  const Term& term(const std::string& term);

  /// What is made of several terms: the rows that have it, by segment.
  struct Made {
    std::vector<std::vector<Match>> matches;
    double rows = 0;
  };
  /// `make(i)` for every segment i, once for each key.
  template <class Make>
  const Made& made(const std::string& key, Make make) {
    const auto [it, fresh] = made_.try_emplace(key);
    if (fresh)
      for (std::size_t i = 0; i < size(); ++i) {
        it->second.matches.push_back(make(i));
        it->second.rows += static_cast<double>(it->second.matches.back().size());
      }
    return it->second;
  }

 private:
  std::vector<const segment::Segment*> segments_;
  double rows_ = 0;
  std::vector<std::vector<double>> mean_lengths_;
  std::map<std::string, Term> terms_;
  std::map<std::string, Made> made_;
};

}  // namespace madang::query

#endif  // MADANG_QUERY_CORPUS_H_
