#include "query/evidence.h"

#include "query/expand.h"

namespace madang::query {

std::vector<WordTerms> words_of(text::Analyser& analyser, std::string_view typed) {
  std::vector<WordTerms> words;
  std::uint32_t position = 0;
  for (const text::Token& token : analyser.analyse(typed)) {
    if (words.empty() || token.position != position) words.emplace_back();
    position = token.position;
    switch (token.form) {
      case text::Form::word: words.back().word = token.term; break;
      case text::Form::stem: words.back().stem = token.term; break;
      case text::Form::pair: words.back().pairs.emplace_back(token.term); break;
    }
  }
  return words;
}

namespace {

class Collector {
 public:
  Collector(text::Analyser& analyser, const Expansions& expansions)
      : analyser_(analyser), expansions_(expansions) {}

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
    wanted_.push_back({op, query.field, query.value, words_of(analyser_, query.value), {}});
  }
  text::Analyser& analyser_;
  const Expansions& expansions_;
  std::vector<Wanted> wanted_;
};

}  // namespace

std::vector<Wanted> wanted_of(text::Analyser& analyser, const Query& query,
                              const Expansions& expansions) {
  Collector collector(analyser, expansions);
  collector.visit(query);
  return collector.take();
}

}  // namespace madang::query
