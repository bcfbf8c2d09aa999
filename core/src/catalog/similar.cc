#include "catalog/similar.h"

#include <algorithm>
#include <map>
#include <memory>

#include "catalog/stored_events.h"
#include "query/corpus.h"
#include "query/fields.h"
#include "query/score.h"

namespace madang::catalog {
namespace {

using query::WordTerms;

// Bounds of the work, whatever the record and however many there are.
constexpr std::size_t most_hits = 100, most_text = 1 << 16, most_candidates = 400, most_words = 24,
                      most_values = 32;
constexpr std::uint64_t most_postings = 400'000;
constexpr double k1 = query::pair_k1;
constexpr double value_weight = 1.5;  // a shared topic or organization against a shared word
constexpr char word_form = static_cast<char>(text::Form::word);

/// A word of the record, or its stem where it has one.
struct Telling {
  WordTerms terms;
  std::string shown;  // the word as first met
  double frequency = 0;
  double score = 0;
  std::uint64_t rows = 0;
};

/// A topic, tag or reference.
struct Value {
  std::uint32_t leaf;
  std::string text;
};

class Similar {
 public:
  Similar(CollectionState& home, std::uint32_t row)
      : home_(home), row_(row), corpus_(segments_of(home)), scores_(home.rows(), 0.0F) {}

  void run() {
    StoredReader reader;
    read(reader.read(*home_.info->record, home_.json(row_)));
    for (Telling& word : telling()) {
      if (budget_ < word.rows) continue;
      budget_ -= word.rows;
      add(word);
      wanted_.push_back({Query::Op::word,
                         "",
                         word.shown,
                         std::make_shared<const std::vector<WordTerms>>(1, word.terms),
                         {}});
    }
    for (const Value& value : values_) add(value);
    scores_[row_] = 0;
    for (const std::uint32_t row : home_.hidden) scores_[row] = 0;
  }

  std::vector<Hits::State::Hit> best(std::size_t limit) {
    std::vector<Hits::State::Hit> hits;
    for (std::uint32_t row = 0; row < scores_.size(); ++row)
      if (scores_[row] > 0) hits.push_back({&home_, row, scores_[row]});
    const std::size_t n = std::min(limit, hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(n), hits.end(),
                      [](const auto& x, const auto& y) {
                        return x.score != y.score ? x.score > y.score : x.row < y.row;
                      });
    hits.resize(n);
    return hits;
  }
  [[nodiscard]] std::vector<query::Wanted> take_wanted() { return std::move(wanted_); }

 private:
  static std::vector<const segment::Segment*> segments_of(const CollectionState& home) {
    std::vector<const segment::Segment*> all;
    for (const segment::Segment& segment : home.segments) all.push_back(&segment);
    return all;
  }

  void read(const reflect::Events& events) {
    std::size_t left = most_text;
    for (const reflect::Event& event : events) {
      if (event.what != reflect::Event::What::value) continue;
      const reflect::FieldInfo& field = *event.field;
      const unsigned flags = field.flags;
      const bool topic = (flags & note::facet) != 0 && (flags & note::text) != 0;
      if ((topic || (flags & note::reference) != 0) && values_.size() < most_values)
        values_.push_back({event.leaf, std::string(event.text)});
      if (!field.words() || left == 0) continue;
      const std::string_view text = event.text.substr(0, left);
      left -= text.size();
      for (WordTerms& word : query::words_of(analyser_, text)) {
        if (word.word.empty()) continue;
        Telling& t = words_[word.stem.empty() ? word.word : word.stem];
        if (t.frequency == 0) {
          t.shown = word.word.substr(1);
          t.terms.word = word.word;  // not its pairs: a word that only holds it tells less
          t.terms.stem = word.stem;
        }
        t.frequency += field.weight;
      }
    }
  }

  /// The words of segment `i` that a word of the record stands for.
  std::vector<std::uint32_t> terms_of(std::size_t i, const WordTerms& word) {
    std::vector<std::uint32_t> terms;
    const segment::Segment& segment = corpus_[i];
    if (!word.stem.empty()) terms = segment.words_of(word.stem);
    const auto add = [&](const std::string& term) {
      if (const auto found = segment.terms().find(term))
        if (std::find(terms.begin(), terms.end(), *found) == terms.end()) terms.push_back(*found);
    };
    add(word.word);
    if (!word.stem.empty()) add(word_form + word.stem.substr(1));
    std::erase_if(terms, [&](std::uint32_t t) { return t >= segment.terms().size(); });
    return terms;
  }

  /// The words that tell most of the record: often in it and in few others.
  std::vector<Telling> telling() {
    std::vector<Telling> all;
    for (auto& [key, word] : words_)
      if (word.shown.size() > 2) all.push_back(std::move(word));
    const auto keep = [&](std::size_t most, auto before) {
      std::stable_sort(all.begin(), all.end(), before);
      if (all.size() > most) all.resize(most);
    };
    keep(most_candidates,
         [](const Telling& x, const Telling& y) { return x.frequency > y.frequency; });
    for (Telling& word : all) {
      for (std::size_t i = 0; i < corpus_.size(); ++i)
        for (const std::uint32_t term : terms_of(i, word.terms))
          word.rows += corpus_[i].postings(term).count();
      const auto rows = static_cast<double>(word.rows);
      const bool common = word.rows < 2 || rows > std::max(4.0, home_.rows() / 4.0);
      if (!common) word.score = corpus_.idf(rows) * word.frequency / (k1 + word.frequency);
    }
    std::erase_if(all, [](const Telling& word) { return word.score <= 0; });
    keep(most_words, [](const Telling& x, const Telling& y) { return x.score > y.score; });
    return all;
  }

  void add(const Telling& word) {
    for (std::size_t i = 0; i < corpus_.size(); ++i) {
      const std::vector<query::FieldNorm>& norms = corpus_.norms(i);
      for (const std::uint32_t term : terms_of(i, word.terms)) {
        segment::Postings postings = corpus_[i].postings(term);
        while (postings.next()) {
          const float frequency = query::frequency_of(postings, ~std::uint32_t{0}, norms);
          scores_[home_.starts[i] + postings.row()] +=
              static_cast<float>(word.score) * query::saturated(frequency, query::pair_k1);
        }
      }
    }
  }

  void add(const Value& value) {
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < corpus_.size(); ++i) {
      const segment::KeywordColumn column = corpus_[i].keywords(value.leaf);
      const auto code = column.dictionary.find(value.text);
      if (!code) continue;
      for (std::uint32_t row = 0; row < corpus_[i].rows(); ++row)
        for (std::uint32_t k = column.rows.begin(row); k < column.rows.end(row); ++k)
          if (column.codes[k] == *code) {
            rows.push_back(home_.starts[i] + row);
            break;
          }
    }
    const double idf = corpus_.idf(static_cast<double>(rows.size()));
    for (const std::uint32_t row : rows)
      if (row < scores_.size()) scores_[row] += static_cast<float>(value_weight * idf);
  }

  CollectionState& home_;
  std::uint32_t row_;
  query::Corpus corpus_;
  std::vector<float> scores_;
  text::Analyser analyser_;
  std::map<std::string, Telling> words_;
  std::vector<Value> values_;
  std::vector<query::Wanted> wanted_;
  std::uint64_t budget_ = most_postings;
};

}  // namespace

Result<Hits::State*> similar(CollectionState& home, std::uint32_t row, std::size_t limit) {
  if (limit > most_hits)
    return query::bad("bad-limit",
                      "there are at most " + std::to_string(most_hits) + " similar records");
  if (auto whole = still_whole(*home.city); !whole) return std::move(whole).error();
  Similar search(home, row);
  search.run();
  auto state = std::make_unique<Hits::State>();
  state->city = share(home.city);
  state->asked = home.info;
  state->limit = limit;
  state->hits = search.best(limit);
  state->total = state->hits.size();
  state->wanted = search.take_wanted();
  return state.release();
}

}  // namespace madang::catalog
