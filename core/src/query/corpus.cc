#include "query/corpus.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "text/analyse.h"

namespace madang::query {

Corpus::Corpus(std::vector<const segment::Segment*> segments) : segments_(std::move(segments)) {
  struct Sums {
    std::vector<double> words, rows;
  };
  std::map<const reflect::RecordInfo*, Sums> types;
  for (const segment::Segment* s : segments_) {
    rows_ += s->rows();
    Sums& sums = types[&s->info()];
    sums.words.resize(s->text_fields().size(), 0);
    sums.rows.resize(s->text_fields().size(), 0);
    for (std::size_t f = 0; f < s->text_fields().size(); ++f) {
      sums.words[f] += static_cast<double>(s->text_fields()[f].words);
      sums.rows[f] += static_cast<double>(s->text_fields()[f].rows);
    }
  }
  for (const segment::Segment* s : segments_) {
    const Sums& sums = types[&s->info()];
    std::vector<FieldNorm>& norms = norms_.emplace_back();
    for (std::size_t f = 0; f < sums.words.size(); ++f) {
      const double mean =
          sums.words[f] > 0 && sums.rows[f] > 0 ? sums.words[f] / sums.rows[f] : 1.0;
      const segment::Segment::TextField& field = s->text_fields()[f];
      const double weight = field.path->field->weight;
      norms.push_back({static_cast<float>(weight), static_cast<float>(1 - length_b),
                       static_cast<float>(length_b / mean),
                       field.lengths.empty() ? nullptr : field.lengths.data(),
                       static_cast<float>(weight / (1 - length_b))});
    }
  }
}

double Corpus::idf(double rows_with) const {
  const double n = std::min(rows_with, rows_);
  return std::log(1 + (rows_ - n + 0.5) / (n + 0.5));
}

double Corpus::count_rows(std::size_t i, const std::vector<std::uint32_t>& terms) const {
  double rows = 0;
  for (const std::uint32_t term : terms)
    rows += static_cast<double>(segment::parts_of(segments_[i]->posting_bytes(term)).count);
  return rows;
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
