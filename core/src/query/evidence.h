// What a typed word looks for in the text index. Matching and explaining both
// start from here, so that "why" tells what really happened.
#ifndef MADANG_QUERY_EVIDENCE_H_
#define MADANG_QUERY_EVIDENCE_H_

#include <madang/query.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/corpus.h"
#include "text/analyse.h"

namespace madang::query {

/// The index terms that stand for one word.
struct WordTerms {
  std::string word;
  std::string stem;                ///< empty where there is none
  std::vector<std::string> pairs;  ///< empty where there are none
  /// Of a Hangul or Han word, without form byte: what a word of a text must hold to
  /// be taken for it; the word, or its stem (see settle).
  std::string core;
  std::vector<std::string> core_pairs;
  bool apart = false;  ///< a compound whose parts may stand apart (see settle)
};

/// The words of a typed text, in order. Empty if nothing in it can be searched.
[[nodiscard]] std::vector<WordTerms> words_of(text::Analyser& analyser, std::string_view typed);

/// The analyser of the thread, for questions: to make one takes longer than to ask it.
[[nodiscard]] text::Analyser& analyser();

/// Decides what the corpus tells of Hangul and Han words. The end of one is a particle
/// if what stands before it is much more frequent without it: 학교는 asks for 학교, but
/// 고속도로 is whole, since 고속도 is met in it only. A compound may be found by its
/// parts from four characters on, if there are pairs that have all its characters.
void settle(Corpus& corpus, std::vector<WordTerms>& words);

/// Words as a question has them.
using SharedWords = std::shared_ptr<const std::vector<WordTerms>>;

/// The words of a typed text, settled. The same text is read once a question.
[[nodiscard]] const SharedWords& typed_words(Corpus& corpus, const std::string& typed);

/// The words of the corpus that hold `text`, of which `pairs` are the pairs. A
/// lone syllable is held by the words that are made of it and a particle.
const Corpus::Group& holding(Corpus& corpus, const std::string& text,
                             const std::vector<std::string>& pairs);

/// A word, phrase or prefix of the question that counts for it (not one that
/// is excluded).
struct Wanted {
  Query::Op op;       ///< word, phrase or prefix
  std::string field;  ///< "" anywhere
  std::string typed;  ///< as "why" names it
  SharedWords words;
  std::string_view how;  ///< "": as it is found; else as "why" names it; lives forever
};
struct Expansions;
/// With what else may stand for its words.
[[nodiscard]] std::vector<Wanted> wanted_of(Corpus& corpus, const Query& query,
                                            const Expansions& expansions);

}  // namespace madang::query

#endif  // MADANG_QUERY_EVIDENCE_H_
