#include "query/corpus.h"

#include <cmath>
#include <utility>

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
    std::vector<double> means;
    for (std::size_t f = 0; f < sums.words.size(); ++f)
      means.push_back(sums.words[f] > 0 && sums.rows[f] > 0 ? sums.words[f] / sums.rows[f] : 1.0);
    mean_lengths_.push_back(std::move(means));
  }
}

double Corpus::idf(double rows_with) const {
  return std::log(1 + (rows_ - rows_with + 0.5) / (rows_with + 0.5));
}

const Corpus::Term& Corpus::term(const std::string& term) {
  const auto [it, fresh] = terms_.try_emplace(term);
  if (fresh)
    for (const segment::Segment* s : segments_) {
      const auto found = s->terms().find(term);
      it->second.numbers.push_back(found ? *found : no_term);
      if (found) it->second.rows += s->postings(*found).count();
    }
  return it->second;
}

}  // namespace madang::query
