// All segments that answer together, and what is counted over them: how rare a
// word is and how long texts are does not depend on how the data was cut.
#ifndef MADANG_QUERY_CORPUS_H_
#define MADANG_QUERY_CORPUS_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/recent.h"
#include "segment/segment.h"

namespace madang::query {

/// A row and what it gains by something before weight: BM25F's weighted, length-normalised
/// number of occurrences, saturated.
struct Gain {
  std::uint32_t row;
  float gain;
};

/// Words of one segment that count as one: their terms, rising, and how many records have
/// one. A record that has two of them counts twice: it is not looked at for that, and a sum
/// over segments does not depend on how the data was cut.
struct WordsHere {
  std::vector<std::uint32_t> terms;
  double rows = 0;
};

/// What a text field makes of an occurrence: weight / (flat + slope * length).
struct FieldNorm {
  float weight = 1, flat = 1, slope = 0;
  const std::uint32_t* lengths = nullptr;  ///< null: all 0
};
/// b of BM25F.
inline constexpr double length_b = 0.75;

struct WordTerms;

/// What was looked up in a segment last, by key of the group.
using KeptWords = base::Recent<WordsHere>;

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

  /// Words that count as one in all segments.
  struct Group {
    std::string_view key;  ///< the same for the same words in all questions
    std::vector<std::shared_ptr<const WordsHere>> here;  ///< by segment
    double rows = 0;                                     ///< of all
    [[nodiscard]] const WordsHere& in(std::size_t i) const { return *here[i]; }
  };
  /// `make(i)` gives the terms of segment i, which depend on the key and the segment alone:
  /// those that were asked for last are kept with the segment. The group lives as long as
  /// this.
  template <class Make>
  const Group& group(const std::string& key, Make make) {
    const auto [it, fresh] = groups_.try_emplace(key);
    Group& group = it->second;
    if (!fresh) return group;
    group.key = it->first;
    group.here.reserve(size());
    for (std::size_t i = 0; i < size(); ++i) {
      auto here = kept(i, key);
      if (here == nullptr) here = keep(i, key, make(i));
      group.rows += here->rows;
      group.here.push_back(std::move(here));
    }
    return group;
  }
  /// The one word `term`, form byte and all.
  const Group& word(const std::string& term);
  /// The words of a stem.
  const Group& stem(const std::string& stem);
  /// The words with a pair of syllables or a number.
  const Group& part(const std::string& part);

  /// Where the words of a typed text are kept as long as this (evidence.h).
  std::shared_ptr<const std::vector<WordTerms>>& words_of(const std::string& typed) {
    return typed_[typed];
  }

  /// What is made of places: the rows that have it, by segment.
  struct Made {
    std::vector<std::vector<Gain>> gains;
    double rows = 0;
  };
  /// `make(i)` for every segment i, once for each key.
  template <class Make>
  const Made& made(const std::string& key, Make make) {
    const auto [it, fresh] = made_.try_emplace(key);
    if (fresh)
      for (std::size_t i = 0; i < size(); ++i) {
        it->second.gains.push_back(make(i));
        it->second.rows += static_cast<double>(it->second.gains.back().size());
      }
    return it->second;
  }

 private:
  [[nodiscard]] std::shared_ptr<const WordsHere> kept(std::size_t i, const std::string& key) const;
  std::shared_ptr<const WordsHere> keep(std::size_t i, const std::string& key,
                                        std::vector<std::uint32_t> terms) const;

  std::vector<const segment::Segment*> segments_;
  double rows_ = 0;
  std::vector<std::vector<FieldNorm>> norms_;
  std::vector<KeptWords*> kept_;  // by segment
  std::unordered_map<std::string, Group> groups_;
  std::map<std::string, Made> made_;
  std::map<std::string, std::shared_ptr<const std::vector<WordTerms>>> typed_;
};

}  // namespace madang::query

#endif  // MADANG_QUERY_CORPUS_H_
