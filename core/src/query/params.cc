// From URL parameters to a tree.
#include <madang/query.h>

#include <map>
#include <optional>

#include "query/near.h"
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
    if (name == "near" || name.ends_with(".near")) return add_near(name, value);
    if (name == "has") {
      conditions_.push_back(leaf(Op::has, value));
      return std::nullopt;
    }
    if (name == "free") {
      Error error = bad_parameter(name, "is not understood yet");
      error.code = "unsupported-condition";
      return error;
    }
    const std::size_t dot = name.rfind('.');
    if (dot != name.npos && dot + 1 < name.size())
      if (const Comparison* c = comparison_named(std::string_view(name).substr(dot + 1)))
        return add_comparison(name, c->make(name.substr(0, dot), value));
    return add_comparison(name, comparison_named("")->make(name, value));
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

  std::optional<Error> add_near(const std::string& name, const std::string& value) {
    Scanner scanner(value);
    scanner.skip_space();
    auto near = take_near(scanner, name == "near" ? "" : name.substr(0, name.size() - 5));
    if (!near) return std::move(near).error();
    scanner.skip_space();
    if (!scanner.done()) return syntax_error(value, scanner.at(), "a distance ends with km or m");
    conditions_.push_back(std::move(*near));
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

}  // namespace
}  // namespace madang::query

namespace madang {

Result<Query> query_from_params(const std::vector<std::pair<std::string, std::string>>& params) {
  query::Params tree;
  for (const auto& [name, value] : params)
    if (auto error = tree.add(name, value)) return std::move(*error);
  return tree.take();
}

}  // namespace madang
