// Ids for items that have none: readable, the same for the same title, and
// never twice in one import.
#ifndef MADANG_INGEST_FORMATS_SLUG_H_
#define MADANG_INGEST_FORMATS_SLUG_H_

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/key_set.h"

namespace madang::ingest {

/// The ASCII letters and digits of `title` in small letters, joined by dashes.
/// Where that leaves out letters of another script, a hash of the title
/// follows, behind `prefix` if nothing else is left.
[[nodiscard]] std::string slug(std::string_view title, std::string_view prefix);

/// Gives out each id once.
class Ids {
 public:
  /// `id`, or `id` with `more`, or with a number behind it.
  [[nodiscard]] std::string unused(const std::string& id, std::string_view more = {});

 private:
  base::KeySet used_;  // there may be millions
  std::unordered_map<std::string, int> next_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_SLUG_H_
