#include "query/corpus.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "query/made.h"
#include "text/analyse.h"

namespace madang::query {
namespace {

constexpr std::size_t share = 64;  // of a segment's bytes

KeptWords& kept_words(const segment::Segment& segment) {
  using Holder = std::unique_ptr<KeptWords>;
  return *segment.lazy().get<Holder>(made_words, 0, [&] {
    return std::make_unique<KeptWords>(segment.image().bytes().size() / share);
  });
}

}  // namespace

Corpus::Corpus(std::vector<const segment::Segment*> segments) : segments_(std::move(segments)) {
  // Of each type, of which there are few.
  struct Sums {
    const reflect::RecordInfo* type;
    std::array<double, segment::max_text_fields> words{}, rows{};
  };
  std::vector<Sums> types;
  const auto sums_of = [&](const segment::Segment& s) -> Sums& {
    for (Sums& sums : types)
      if (sums.type == &s.info()) return sums;
    return types.emplace_back(Sums{&s.info()});
  };
  for (const segment::Segment* s : segments_) {
    rows_ += s->rows();
    Sums& sums = sums_of(*s);
    for (std::size_t f = 0; f < s->text_fields().size(); ++f) {
      sums.words[f] += static_cast<double>(s->text_fields()[f].words);
      sums.rows[f] += static_cast<double>(s->text_fields()[f].rows);
    }
  }
  norms_.reserve(segments_.size());
  kept_.reserve(segments_.size());
  for (const segment::Segment* s : segments_) {
    kept_.push_back(&kept_words(*s));
    const Sums& sums = sums_of(*s);
    std::vector<FieldNorm>& norms = norms_.emplace_back();
    norms.reserve(s->text_fields().size());
    for (std::size_t f = 0; f < s->text_fields().size(); ++f) {
      const double mean =
          sums.words[f] > 0 && sums.rows[f] > 0 ? sums.words[f] / sums.rows[f] : 1.0;
      const segment::Segment::TextField& field = s->text_fields()[f];
      const double weight = field.path->field->weight;
      norms.push_back({static_cast<float>(weight), static_cast<float>(1 - length_b),
                       static_cast<float>(length_b / mean),
                       field.lengths.empty() ? nullptr : field.lengths.data()});
    }
  }
}

double Corpus::idf(double rows_with) const {
  const double n = std::min(rows_with, rows_);
  return std::log(1 + (rows_ - n + 0.5) / (n + 0.5));
}

std::shared_ptr<const WordsHere> Corpus::kept(std::size_t i, const std::string& key) const {
  return kept_[i]->find(key);
}

std::shared_ptr<const WordsHere> Corpus::keep(std::size_t i, const std::string& key,
                                              std::vector<std::uint32_t> terms) const {
  auto here = std::make_shared<WordsHere>();
  for (const std::uint32_t term : terms)
    here->rows += static_cast<double>(segment::parts_of(segments_[i]->posting_bytes(term)).count);
  here->terms = std::move(terms);
  here->terms.shrink_to_fit();
  kept_[i]->keep(key, here, sizeof(WordsHere) + here->terms.size() * sizeof(std::uint32_t));
  return here;
}

const Corpus::Group& Corpus::word(const std::string& term) {
  return group(term, [&](std::size_t i) {
    const auto found = segments_[i]->terms().find(term);
    return found ? std::vector<std::uint32_t>{*found} : std::vector<std::uint32_t>{};
  });
}

const Corpus::Group& Corpus::stem(const std::string& stem) {
  return group(stem, [&](std::size_t i) {
    std::vector<std::uint32_t> terms = segments_[i]->words_of(stem);
    if (!terms.empty()) return terms;
    // A stem that is its only word is not listed.
    const std::string word = static_cast<char>(text::Form::word) + stem.substr(1);
    if (const auto found = segments_[i]->terms().find(word)) terms.push_back(*found);
    return terms;
  });
}

const Corpus::Group& Corpus::part(const std::string& part) {
  return group(part, [&](std::size_t i) { return segments_[i]->words_of(part); });
}

}  // namespace madang::query
