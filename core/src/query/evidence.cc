#include "query/evidence.h"

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

void collect(text::Analyser& analyser, const Query& query, std::vector<Wanted>& out) {
  switch (query.op) {
    case Query::Op::without: return;
    case Query::Op::word:
    case Query::Op::phrase:
    case Query::Op::prefix:
      out.push_back({query.op, query.field, query.value, words_of(analyser, query.value)});
      return;
    case Query::Op::equals:  // of a text field: words in it
      out.push_back({Query::Op::phrase, query.field, query.value, words_of(analyser, query.value)});
      return;
    default:
      for (const Query& child : query.children) collect(analyser, child, out);
  }
}

}  // namespace

std::vector<Wanted> wanted_of(text::Analyser& analyser, const Query& query) {
  std::vector<Wanted> out;
  collect(analyser, query, out);
  return out;
}

}  // namespace madang::query
