#include "query/operators.h"

namespace madang::query {
namespace {

Query range(std::string field, std::string low, std::string high, bool open) {
  Query q = leaf(Query::Op::range, std::move(field));
  q.open_low = open && !low.empty();
  q.open_high = open && !high.empty();
  q.low = std::move(low);
  q.high = std::move(high);
  return q;
}

Query equal(std::string f, std::string v) {
  return leaf(Query::Op::equals, std::move(f), std::move(v));
}
Query at_least(std::string f, std::string v) {
  return range(std::move(f), std::move(v), {}, false);
}
Query above(std::string f, std::string v) { return range(std::move(f), std::move(v), {}, true); }
Query at_most(std::string f, std::string v) { return range(std::move(f), {}, std::move(v), false); }
Query below(std::string f, std::string v) { return range(std::move(f), {}, std::move(v), true); }

}  // namespace

const std::vector<Comparison>& comparisons() {
  static const auto* table = new std::vector<Comparison>{
      {{"", "=", "The field has exactly this value."}, equal},
      {{"gte", ">=", "The field is this or above; a date is that day, month or year or later."},
       at_least},
      {{"gt", ">", "The field is above this; a date is after that day, month or year."}, above},
      {{"lte", "<=", "The field is this or below; a date is that day, month or year or earlier."},
       at_most},
      {{"lt", "<", "The field is below this; a date is before that day, month or year."}, below},
  };
  return *table;
}

const Comparison* comparison_at(std::string_view text) {
  const Comparison* best = nullptr;
  for (const Comparison& c : comparisons())
    if (text.starts_with(c.info.symbol) &&
        (best == nullptr || c.info.symbol.size() > best->info.symbol.size()))
      best = &c;
  return best;
}

const Comparison* comparison_named(std::string_view name) {
  for (const Comparison& c : comparisons())
    if (c.info.name == name) return &c;
  return nullptr;
}

Query leaf(Query::Op op, std::string field, std::string value) {
  Query q;
  q.op = op;
  q.field = std::move(field);
  q.value = std::move(value);
  return q;
}

Query node(Query::Op op, std::vector<Query> children) {
  Query q;
  q.op = op;
  q.children = std::move(children);
  return q;
}

Query joined(Query::Op op, std::vector<Query> children) {
  if (children.size() == 1) {
    Query only = std::move(children.front());
    return only;
  }
  return node(op, std::move(children));
}

}  // namespace madang::query

namespace madang {

const std::vector<OperatorInfo>& operators() {
  static const auto* infos = [] {
    auto* list = new std::vector<OperatorInfo>;
    for (const query::Comparison& c : query::comparisons()) list->push_back(c.info);
    return list;
  }();
  return *infos;
}

}  // namespace madang
