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

/// A row and how often it has something: BM25F's weighted, length-normalised
/// number of occurrences.
struct Match {
  std::uint32_t row;
  float frequency;
};

/// What a text field makes of an occurrence: weight / (flat + slope * length).
struct FieldNorm {
  float weight = 1, flat = 1, slope = 0;
  const std::uint32_t* lengths = nullptr;  ///< null: all 0
  float most = 0;                          ///< weight / flat
};
/// b of BM25F.
inline constexpr double length_b = 0.75;

/// Lives for one question; not thread-safe.
class Corpus {
 public:
  explicit Corpus(std::vector<const segment::Segment*> segments);

  [[nodiscard]] std::size_t size() const { return segments_.size(); }
  [[nodiscard]] const segment::Segment& operator[](std::size_t i) const { return *segments_[i]; }
  /// BM25's idf of something that so many records have:
  /// ln(1 + (N - n + 0.5) / (n + 0.5)).
  [[nodiscard]] double idf(double rows_with) const;
  /// By text field of segment `i`; the mean number of words is that over the records
  /// that have the field, in all segments of its type.
  [[nodiscard]] const std::vector<FieldNorm>& norms(std::size_t i) const { return norms_[i]; }

  /// Words that count as one: their terms in each segment, rising, and how many
  /// records have one. A record that has two of them counts twice: it is not
  /// looked at for that, and a sum does not depend on the segments.
  struct Group {
    std::string_view key;  ///< the same for the same words in all questions
    std::vector<std::vector<std::uint32_t>> terms;
    std::vector<double> rows_in;  ///< of each segment
    double rows = 0;              ///< of all
  };
  /// `make(i)` gives the terms of segment i; called once for each key, which says all
  /// that they depend on. Lives as long as this.
  template <class Make>
  const Group& group(const std::string& key, Make make) {
    const auto [it, fresh] = groups_.try_emplace(key);
    if (fresh) {
      it->second.key = it->first;
      for (std::size_t i = 0; i < size(); ++i) {
        it->second.terms.push_back(make(i));
        it->second.rows_in.push_back(count_rows(i, it->second.terms.back()));
        it->second.rows += it->second.rows_in.back();
      }
    }
    return it->second;
  }
  /// The one word `term`, form byte and all.
  const Group& word(const std::string& term);
  /// The words of a stem.
  const Group& stem(const std::string& stem);
  /// The words with a pair of syllables or a number.
  const Group& part(const std::string& part);

  /// What is made of places: the rows that have it, by segment.
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
  [[nodiscard]] double count_rows(std::size_t i, const std::vector<std::uint32_t>& terms) const;

  std::vector<const segment::Segment*> segments_;
  double rows_ = 0;
  std::vector<std::vector<FieldNorm>> norms_;
  std::map<std::string, Group> groups_;
  std::map<std::string, Made> made_;
};

}  // namespace madang::query

#endif  // MADANG_QUERY_CORPUS_H_
