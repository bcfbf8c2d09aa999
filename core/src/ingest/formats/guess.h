// What guesses of mappings share.
#ifndef MADANG_INGEST_FORMATS_GUESS_H_
#define MADANG_INGEST_FORMATS_GUESS_H_

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "ingest/formats/mapping.h"
#include "json/tree.h"

namespace madang::ingest {

/// By the names of an object's members; nothing where it has none to be called by. `as`: the
/// collection; "": they tell that too.
[[nodiscard]] std::optional<Mapping> guess_by(const json::Value& item, std::string_view as = {});

/// The field of a resource that a member of that name most likely is; empty: none.
[[nodiscard]] std::string_view field_by_name(std::string_view name);

/// Whether a column of that name would be guessed to be some field of some record.
[[nodiscard]] bool is_known_name(std::string_view name);

/// As guess_by() of the rows at `pointer`: the first ones of a list, or a single one.
[[nodiscard]] std::optional<Mapping> guess_rows(const json::Value& rows, std::string pointer,
                                                std::string_view as = {});

/// What one object is told by should differ from object to object: a code of who gives the data
/// does not.
class GuessedIds {
 public:
  explicit GuessedIds(Mapping& mapping) : mapping_(mapping) {
    for (const auto& [path, member] : mapping.members)
      if (path == "id") member_ = member;
  }
  [[nodiscard]] const std::string& member() const { return member_; }
  void look_at(std::string_view id) {
    differ_ = differ_ && !id.empty() && seen_.insert(std::string(id)).second;
  }
  /// Takes the member out of the mapping where it is no id.
  void end() {
    if (!differ_) std::erase_if(mapping_.members, [](const auto& m) { return m.first == "id"; });
  }

 private:
  Mapping& mapping_;
  std::string member_;
  std::set<std::string> seen_;
  bool differ_ = true;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_GUESS_H_
