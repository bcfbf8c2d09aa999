// From URL parameters to a tree.
#include <madang/query.h>

#include <map>
#include <optional>

#include "query/operators.h"
#include "query/scanner.h"
#include "query/syntax_error.h"
#include "text/utf8.h"

namespace madang::query {
namespace {

using Op = Query::Op;

Error bad_parameter(std::string_view name, std::string_view what, std::string hint = {}) {
  Error error;
  error.kind = ErrorKind::query;
  error.code = "bad-value";
  error.message.append(shown(name)).append(" ").append(what);
  error.hint = std::move(hint);
  error.source = "query";
  return error;
}

class Params {
 public:
  /// Takes one parameter; the error, if there is one.
  std::optional<Error> add(const std::string& name, const std::string& value) {
    if (name == "q") return add_question(value);
    if (text::find_invalid_utf8(name) != name.npos || text::find_invalid_utf8(value) != value.npos)
      return bad_parameter(name, "is no UTF-8");
    if (value.empty())
      return bad_parameter(name, "is empty", "leave it out, or ask has=" + shown(name));
    if (place_condition(name).first != nullptr) return add_place(name, value);
    if (name == "has") {
      conditions_.push_back(leaf(Op::has, value));
      return std::nullopt;
    }
    const std::size_t dot = name.rfind('.');
    if (dot != name.npos && dot + 1 < name.size())
      if (const Operator* c = operator_named(std::string_view(name).substr(dot + 1));
          c != nullptr && c->make != nullptr) {
        Query made = c->make(name.substr(0, dot), value);
        // Values that must be there or must not do not stand in for one another.
        if (c->info.name == "all" || c->info.name == "not") {
          conditions_.push_back(std::move(made));
          return std::nullopt;
        }
        return add_comparison(name, std::move(made));
      }
    return add_comparison(name, operator_named("")->make(name, value));
  }

  Query take() {
    questions_.insert(questions_.end(), std::make_move_iterator(conditions_.begin()),
                      std::make_move_iterator(conditions_.end()));
    if (questions_.empty()) return Query{};
    return joined(Op::both, std::move(questions_));
  }

 private:
  std::optional<Error> add_question(const std::string& text) {
    auto query = parse_query(text);
    if (!query) return std::move(query).error();
    // As if the conditions had been typed behind it.
    if (query->op == Op::both)
      for (Query& child : query->children) questions_.push_back(std::move(child));
    else if (query->op != Op::all) questions_.push_back(std::move(*query));
    return std::nullopt;
  }

  std::optional<Error> add_place(const std::string& name, const std::string& value) {
    const auto [place, field] = place_condition(name);
    auto made = make_condition(place->info.name, std::string(field), value);
    if (!made) return std::move(made).error();
    conditions_.push_back(std::move(*made));
    return std::nullopt;
  }

  /// Values of one field are alternatives; two ends of one field are a range.
  std::optional<Error> add_comparison(const std::string& name, Query query) {
    const auto [it, first] = places_.try_emplace({query.op, query.field}, conditions_.size());
    if (first) {
      conditions_.push_back(std::move(query));
      return std::nullopt;
    }
    Query& old = conditions_[it->second];
    if (query.op == Op::range) {
      if (query.low.empty() == old.low.empty() || (!old.low.empty() && !old.high.empty()))
        return bad_parameter(name, "sets an end of the range that is set already");
      if (old.low.empty()) {
        old.low = query.low;
        old.open_low = query.open_low;
      } else {
        old.high = query.high;
        old.open_high = query.open_high;
      }
      return std::nullopt;
    }
    if (old.op != Op::either) {
      std::vector<Query> values;
      values.push_back(std::move(old));
      old = node(Op::either, std::move(values));
    }
    old.children.push_back(std::move(query));
    return std::nullopt;
  }

  std::vector<Query> questions_, conditions_;
  std::map<std::pair<Op, std::string>, std::size_t> places_;  // in conditions_
};

/// A condition as parameters of its own; false if it cannot be one.
bool add_params(const Query& q, std::vector<std::pair<std::string, std::string>>& out) {
  const auto name = [&](std::string_view op) {
    return op.empty()        ? q.field
           : q.field.empty() ? std::string(op)
                             : q.field + "." + std::string(op);
  };
  switch (q.op) {
    case Op::equals: out.emplace_back(q.field, q.value); return true;
    case Op::has: out.emplace_back("has", q.field); return true;
    case Op::free: out.emplace_back("free", q.value); return true;
    case Op::near:
    case Op::box:
    case Op::within: {
      const std::string text = q.to_string();
      const std::string key = name(q.op == Op::near ? "near" : q.op == Op::box ? "box" : "within");
      out.emplace_back(key, text.substr(key.size() + 1));
      return true;
    }
    case Op::range:
      if (!q.low.empty()) out.emplace_back(name(q.open_low ? "gt" : "gte"), q.low);
      if (!q.high.empty()) out.emplace_back(name(q.open_high ? "lt" : "lte"), q.high);
      return true;
    case Op::either:
      for (const Query& child : q.children)
        if (child.op != Op::equals || !add_params(child, out)) return false;
      return true;
    case Op::without:
      if (q.children.size() != 1 || q.children[0].op != Op::equals) return false;
      out.emplace_back(q.children[0].field + ".not", q.children[0].value);
      return true;
    default: return false;
  }
}

}  // namespace
}  // namespace madang::query

namespace madang {

Result<Query> query_from_params(const std::vector<std::pair<std::string, std::string>>& params) {
  query::Params tree;
  for (const auto& [name, value] : params)
    if (auto error = tree.add(name, value)) return std::move(*error);
  return tree.take();
}

std::vector<std::pair<std::string, std::string>> Query::to_params() const {
  std::vector<std::pair<std::string, std::string>> params, conditions;
  if (op == Op::all) return params;
  const std::vector<Query> all = op == Op::both ? children : std::vector<Query>{*this};
  std::vector<Query> typed;
  for (const Query& q : all) {
    auto own = conditions;
    if (query::add_params(q, own)) conditions = std::move(own);
    else typed.push_back(q);
  }
  if (!typed.empty())
    params.emplace_back("q", query::joined(Op::both, std::move(typed)).to_string());
  params.insert(params.end(), conditions.begin(), conditions.end());
  // Parameters have an order and a shape of their own: what they cannot say
  // stays text.
  const auto again = query_from_params(params);
  if (again && *again == *this) return params;
  return {{"q", to_string()}};
}

}  // namespace madang
