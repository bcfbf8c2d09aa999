// Names of fields in a question, and what to say when there is none of that
// name.
#ifndef MADANG_QUERY_FIELDS_H_
#define MADANG_QUERY_FIELDS_H_

#include <madang/query.h>
#include <madang/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reflect/leaves.h"

namespace madang::query {

/// The candidate that needs the fewest changes to become `name`; empty when
/// none is near.
[[nodiscard]] std::string nearest(std::string_view name,
                                  const std::vector<std::string>& candidates);

/// An error of kind query.
[[nodiscard]] Error bad(std::string code, std::string message, std::string hint = {});

/// The path of that name, or of the place where a member of that name belongs
/// ("country" of an organization is place.country); null: none.
[[nodiscard]] const reflect::Path* find_field(const reflect::RecordInfo& info,
                                              std::string_view name);

/// "owner.kind": a field that refers to records of another type, and a field of
/// these.
struct Reference {
  const reflect::Path* field;
  const reflect::CollectionInfo* to;
  std::string rest;
};
/// None where the name is that of a field, or no field before a dot refers.
[[nodiscard]] std::optional<Reference> find_reference(const reflect::RecordInfo& info,
                                                      std::string_view name);

/// The path of that name, or unknown-field with the nearest right name.
[[nodiscard]] Result<const reflect::Path*> resolve(const reflect::RecordInfo& info,
                                                   std::string_view name);

/// Of what several collections say, keeps what helps most: the error of one that has the
/// field, else one that knows a near name, else the first.
void keep_helpful(Error& kept, const Error& next);

/// Every field named in the tree.
void collect_fields(const Query& query, std::vector<std::string>& out);

}  // namespace madang::query

#endif  // MADANG_QUERY_FIELDS_H_
