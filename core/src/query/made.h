// What the query makes of a segment's columns and keeps there (base/lazy.h),
// each under its own kind.
#ifndef MADANG_QUERY_MADE_H_
#define MADANG_QUERY_MADE_H_

#include <cstdint>

namespace madang::query {

enum MadeKind : std::uint32_t {
  made_days,         ///< Days, by leaf
  made_values,       ///< ValueRows, by leaf
  made_folded,       ///< Folded, by leaf
  made_points,       ///< Points, by the leaf of the latitude
  made_codes,        ///< catalog's SharedCodes, by leaf; of a collection
  made_titles,       ///< rows in the order of their sort keys, by leaf
  made_occurrences,  ///< KeptOccurrences
  made_words,        ///< KeptWords
};

}  // namespace madang::query

#endif  // MADANG_QUERY_MADE_H_
