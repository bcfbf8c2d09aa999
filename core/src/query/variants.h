// What a typed word may have been meant to be, where no record has it: the words
// of the index that it is on the way to, whose initial consonants it gives, which
// its keys type on the other keyboard, or from which it is a typing mistake away.
#ifndef MADANG_QUERY_VARIANTS_H_
#define MADANG_QUERY_VARIANTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "query/corpus.h"
#include "query/evidence.h"

namespace madang::query {

/// A word that may have been meant.
struct Variant {
  enum class Kind : unsigned char { keyboard, syllable, initials, typo };
  std::string word;  ///< folded, without form byte
  Kind kind = Kind::typo;
  double weight = 0;  ///< of a match, 0 to 1; 1 would be the word as typed
  double rows = 0;    ///< records that have it
};
/// As "why" names it.
[[nodiscard]] std::string_view name_of(Variant::Kind kind);

/// How much may be done for one word.
struct VariantLimits {
  std::size_t most = 50;         ///< variants
  std::uint32_t steps = 20'000;  ///< moves in the dictionaries, of each kind
  bool typos_only = false;       ///< what the mark word~ asks for
};

/// Closest first, then by number of records, then by word. `typed` is one word
/// as it was typed; empty where nothing is near.
[[nodiscard]] std::vector<Variant> variants_of(Corpus& corpus, std::string_view typed,
                                               const VariantLimits& limits = {});

/// Whether any record has the word as such, by its stem or inside another.
[[nodiscard]] bool is_known(Corpus& corpus, const WordTerms& word);

}  // namespace madang::query

#endif  // MADANG_QUERY_VARIANTS_H_
