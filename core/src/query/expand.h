// What else a question may be asking for: other names of its words, and words that
// were meant where a typed one is nowhere.
#ifndef MADANG_QUERY_EXPAND_H_
#define MADANG_QUERY_EXPAND_H_

#include <madang/query.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "query/corpus.h"
#include "query/evidence.h"
#include "query/synonyms.h"

namespace madang::query {

/// Words in a row that stand for others.
struct Alternative {
  SharedWords words;
  std::string typed;     ///< instead of what was typed
  std::string field;     ///< of the words that were typed; "" anywhere
  double weight = 1;     ///< of a match, below 1
  std::string_view how;  ///< as "why" names it; lives forever
};

/// The alternatives of a question, by the node of its tree that they join: a word,
/// a phrase, or words side by side where some of them in a row are a name.
struct Expansions {
  std::unordered_map<const Query*, std::vector<Alternative>> of;
  std::string did_you_mean;  ///< the question with words that exist; "": as it is

  [[nodiscard]] const std::vector<Alternative>& at(const Query& node) const {
    static const std::vector<Alternative> none;
    const auto found = of.find(&node);
    return found == of.end() ? none : found->second;
  }
};

/// Looks at the words that count, not at excluded ones. The result holds pointers
/// into `query`.
[[nodiscard]] Expansions expand(Corpus& corpus, const Synonyms& synonyms, const Query& query);

}  // namespace madang::query

#endif  // MADANG_QUERY_EXPAND_H_
