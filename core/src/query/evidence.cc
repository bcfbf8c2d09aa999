#include "query/evidence.h"

#include <algorithm>
#include <iterator>

#include "query/expand.h"
#include "text/characters.h"
#include "text/korean.h"
#include "text/utf8.h"

namespace madang::query {
namespace {

constexpr char word_form = static_cast<char>(text::Form::word);
// Share of the words with the stem from which on the longer word is one of its
// own. Between the shares of particles (a tenth or less of a noun's words) and
// those of the ends of nouns (nearly all).
constexpr double own_share = 0.3;

class Collector {
 public:
  Collector(Corpus& corpus, const Expansions& expansions)
      : corpus_(corpus), expansions_(expansions) {}

  void visit(const Query& query) {
    switch (query.op) {
      case Query::Op::without: return;
      case Query::Op::fuzzy:
      case Query::Op::word: add(query, Query::Op::word); break;
      case Query::Op::phrase:
      case Query::Op::prefix: add(query, query.op); break;
      case Query::Op::equals: add(query, Query::Op::phrase); break;  // of text: words in it
      default: break;
    }
    for (const Alternative& other : expansions_.at(query))
      wanted_.push_back({Query::Op::phrase, other.field, other.typed, other.words, other.how});
    for (const Query& child : query.children) visit(child);
  }
  std::vector<Wanted> take() { return std::move(wanted_); }

 private:
  void add(const Query& query, Query::Op op) {
    wanted_.push_back({op, query.field, query.value, typed_words(corpus_, query.value), {}});
  }
  Corpus& corpus_;
  const Expansions& expansions_;
  std::vector<Wanted> wanted_;
};

/// The words that begin with a character that has no pair; of Hangul only
/// those that go on with a particle.
std::vector<std::uint32_t> words_from(const segment::Dictionary& terms, const std::string& text) {
  std::vector<std::uint32_t> words;
  const std::string term = word_form + text;
  const text::CodePoint c = text::decode(text, 0);
  const bool hangul = text::is_syllable(c.value);
  for (std::uint32_t id = terms.lower_bound(term); id < terms.size() && terms[id].starts_with(term);
       ++id)
    if (const std::string_view rest = terms[id].substr(term.size());
        rest.empty() || !hangul || text::is_korean_ending(rest))
      words.push_back(id);
  return words;
}

/// Takes the particle off, if it is one.
void shed(Corpus& corpus, WordTerms& word) {
  const std::string stem = word.stem.substr(1);
  std::vector<std::string> pairs;
  for (const text::Token& token : analyser().analyse(stem))
    if (token.form == text::Form::pair) pairs.emplace_back(token.term);
  if (pairs.empty()) return;
  const double whole = holding(corpus, word.core, word.core_pairs).rows;
  const double bare = holding(corpus, stem, pairs).rows;
  if (whole >= own_share * bare) return;
  word.core = stem;
  word.core_pairs = std::move(pairs);
}

/// Whether there are enough of the pairs to have every character: the first, the last,
/// and of two neighbours one.
bool may_be_apart(Corpus& corpus, const std::vector<std::string>& pairs) {
  constexpr std::size_t fewest = 3;  // of four characters
  if (pairs.size() < fewest) return false;
  const auto there = [&](std::size_t k) { return corpus.part(pairs[k]).rows > 0; };
  if (!there(0) || !there(pairs.size() - 1)) return false;
  for (std::size_t k = 1; k < pairs.size(); ++k)
    if (!there(k - 1) && !there(k)) return false;
  return true;
}

}  // namespace

std::vector<WordTerms> words_of(text::Analyser& analyser, std::string_view typed) {
  std::vector<WordTerms> words;
  std::uint32_t position = 0;
  for (const text::Token& token : analyser.analyse(typed)) {
    if (words.empty() || token.position != position) words.emplace_back();
    position = token.position;
    WordTerms& word = words.back();
    switch (token.form) {
      case text::Form::word: word.word = token.term; break;
      case text::Form::stem: word.stem = token.term; break;
      case text::Form::pair: word.pairs.emplace_back(token.term); break;
    }
  }
  for (WordTerms& word : words) {
    const char32_t first = text::decode(word.word, 1).value;
    const bool dense = text::class_of(first) == text::Class::dense;
    if (word.pairs.empty() && !text::is_syllable(first) && !dense) continue;
    word.core = word.word.substr(1);
    word.core_pairs = word.pairs;
  }
  return words;
}

const Corpus::Group& holding(Corpus& corpus, const std::string& text,
                             const std::vector<std::string>& pairs) {
  // A word of two characters is its pair.
  if (pairs.size() == 1 && std::string_view(pairs.front()).substr(1) == text)
    return corpus.part(pairs.front());
  return corpus.group("h" + text, [&](std::size_t i) {
    if (pairs.empty()) return words_from(corpus[i].terms(), text);
    std::vector<std::uint32_t> words = corpus.part(pairs.front()).in(i).terms;
    for (std::size_t k = 1; k < pairs.size() && !words.empty(); ++k) {
      const std::vector<std::uint32_t>& with = corpus.part(pairs[k]).in(i).terms;
      std::vector<std::uint32_t> both;
      std::set_intersection(words.begin(), words.end(), with.begin(), with.end(),
                            std::back_inserter(both));
      words = std::move(both);
    }
    const segment::Dictionary& terms = corpus[i].terms();
    std::erase_if(words, [&](std::uint32_t id) {
      return id >= terms.size() || terms[id].find(text, 1) == std::string_view::npos;
    });
    return words;
  });
}

void settle(Corpus& corpus, std::vector<WordTerms>& words) {
  for (WordTerms& word : words) {
    if (word.core.empty()) continue;
    if (word.stem.size() > 1 && word.stem.size() < word.word.size()) shed(corpus, word);
    word.apart = may_be_apart(corpus, word.core_pairs);
  }
}

text::Analyser& analyser() {
  // It keeps the stems that it found, and there is no end of what people type.
  constexpr int most = 10'000;
  thread_local std::unique_ptr<text::Analyser> mine;
  thread_local int asked = 0;
  if (mine == nullptr || ++asked > most) {
    mine = std::make_unique<text::Analyser>();
    asked = 0;
  }
  return *mine;
}

const SharedWords& typed_words(Corpus& corpus, const std::string& typed) {
  SharedWords& words = corpus.words_of(typed);
  if (words == nullptr) {
    std::vector<WordTerms> read = words_of(analyser(), typed);
    settle(corpus, read);
    words = std::make_shared<const std::vector<WordTerms>>(std::move(read));
  }
  return words;
}

std::vector<Wanted> wanted_of(Corpus& corpus, const Query& query, const Expansions& expansions) {
  Collector collector(corpus, expansions);
  collector.visit(query);
  return collector.take();
}

}  // namespace madang::query
