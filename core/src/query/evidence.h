// What a typed word looks for in the text index. Matching and explaining both
// start from here, so that "why" tells what really happened.
#ifndef MADANG_QUERY_EVIDENCE_H_
#define MADANG_QUERY_EVIDENCE_H_

#include <madang/query.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/analyse.h"

namespace madang::query {

/// The index terms that stand for one word. A record has the word if it has
/// `word`, or `stem`, or all of `pairs` in one word.
struct WordTerms {
  std::string word;
  std::string stem;                ///< empty where there is none
  std::vector<std::string> pairs;  ///< empty where there are none
};

/// The words of a typed text, in order. Empty if nothing in it can be searched.
[[nodiscard]] std::vector<WordTerms> words_of(text::Analyser& analyser, std::string_view typed);

/// A word, phrase or prefix of the question that counts for it (not one that
/// is excluded).
struct Wanted {
  Query::Op op;       ///< word, phrase or prefix
  std::string field;  ///< "" anywhere
  std::string typed;  ///< as "why" names it
  std::vector<WordTerms> words;
  std::string_view how;  ///< "": as it is found; else as "why" names it; lives forever
};
struct Expansions;
/// With what else may stand for its words.
[[nodiscard]] std::vector<Wanted> wanted_of(text::Analyser& analyser, const Query& query,
                                            const Expansions& expansions);

}  // namespace madang::query

#endif  // MADANG_QUERY_EVIDENCE_H_
