// Conditions on what a record refers to, one step away: owner.kind:government.
#ifndef MADANG_QUERY_JOINS_H_
#define MADANG_QUERY_JOINS_H_

#include <madang/query.h>
#include <madang/result.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/fields.h"

namespace madang::query {

/// For each condition of the question that follows a reference: the field that
/// refers, and the ids, sorted, of the records over there that it holds for; or
/// why it cannot be asked. Made before the question is run.
class Joins {
 public:
  struct Join {
    const reflect::Path* field = nullptr;
    std::vector<std::string_view> ids;
    Error error;  // its code is empty where there is none
  };
  void add(const reflect::RecordInfo& info, const Query& query, Join join) {
    joins_[{&info, &query}] = std::move(join);
  }
  [[nodiscard]] const Join* find(const reflect::RecordInfo& info, const Query& query) const {
    const auto it = joins_.find({&info, &query});
    return it == joins_.end() ? nullptr : &it->second;
  }

 private:
  std::map<std::pair<const reflect::RecordInfo*, const Query*>, Join> joins_;
};

/// Calls f(condition, reference) for each condition of the tree that follows a
/// reference of the record type.
template <class F>
void each_join(const reflect::RecordInfo& info, const Query& query, F&& f) {
  for (const Query& child : query.children) each_join(info, child, f);
  if (query.field.empty()) return;
  if (const auto reference = find_reference(info, query.field)) f(query, *reference);
}

}  // namespace madang::query

#endif  // MADANG_QUERY_JOINS_H_
