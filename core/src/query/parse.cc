// From typed text to a tree; docs/query.md tells the grammar by examples.
//
//   question = sequences joined by AND, these joined by OR
//   sequence = items side by side
//   item     = [+ | - | NOT] (word | word* | word~ | "phrase" | condition | (question))
#include <madang/query.h>

#include "query/operators.h"
#include "query/scanner.h"
#include "query/syntax_error.h"
#include "text/utf8.h"

namespace madang::query {
namespace {

using Op = Query::Op;

constexpr std::size_t longest = 1 << 20;
constexpr int deepest = 100;
constexpr int most_terms = 10'000;

class Parser {
 public:
  explicit Parser(std::string_view text) : scan_(text) {}

  Result<Query> parse() {
    scan_.skip_space();
    if (scan_.done()) return Query{};
    Query query;
    if (!question(query)) return std::move(error_);
    if (!scan_.done()) {  // the only thing a question stops at
      fail(scan_.at(), "this bracket closes nothing", "put quotes around it to search for text");
      return std::move(error_);
    }
    return query;
  }

 private:
  /// What an item asks of a record.
  enum class Role { plain, must, must_not };

  bool fail(std::size_t at, std::string_view sentence, std::string hint = {}) {
    error_ = syntax_error(scan_.text(), at, sentence, std::move(hint));
    return false;
  }
  bool too_complex(std::size_t at, std::string_view sentence) {
    fail(at, sentence);
    error_.code = "too-complex";
    return false;
  }

  bool question(Query& out) {
    return chain(out, "OR", Op::either, [this](Query& q) {
      return chain(q, "AND", Op::both, [this](Query& s) { return sequence(s); });
    });
  }

  template <class Part>
  bool chain(Query& out, std::string_view word, Op op, Part&& part) {
    if (!part(out)) return false;
    if (!sees_keyword(word)) return true;  // as nearly always
    std::vector<Query> parts;
    parts.push_back(std::move(out));
    while (take_keyword(word))
      if (!part(parts.emplace_back())) return false;
    out = node(op, std::move(parts));
    return true;
  }

  [[nodiscard]] bool sees_keyword(std::string_view word) const {
    return scan_.sees(word) && scan_.run() == word;
  }
  bool take_keyword(std::string_view word) {
    if (!sees_keyword(word)) return false;
    scan_.skip(word.size());
    last_keyword_ = word;
    scan_.skip_space();
    return true;
  }

  bool sequence(Query& out) {
    std::vector<Query> plain, others;
    while (!scan_.done() && !scan_.sees(")") && !sees_keyword("OR") && !sees_keyword("AND")) {
      Query q;
      Role role = Role::plain;
      if (!item(q, role)) return false;
      (role == Role::plain ? plain : others).push_back(std::move(q));
      scan_.skip_space();
    }
    if (plain.empty() && others.empty()) return nothing_here();
    if (others.empty()) {
      out = joined(Op::any, std::move(plain));
      return true;
    }
    if (!plain.empty()) others.insert(others.begin(), joined(Op::any, std::move(plain)));
    out = joined(Op::both, std::move(others));
    return true;
  }

  bool nothing_here() {
    const std::string_view hint = "put quotes around it to search for the word";
    if (sees_keyword("OR") || sees_keyword("AND"))
      return fail(scan_.at(), "something must stand before " + std::string(scan_.run()),
                  std::string(hint));
    if (!last_keyword_.empty())
      return fail(scan_.at(), "something must follow " + std::string(last_keyword_),
                  std::string(hint));
    if (depth_ > 0) return fail(scan_.at(), "there is nothing in these brackets");
    return fail(scan_.at(), "this bracket closes nothing",
                "put quotes around it to search for text");
  }

  bool item(Query& out, Role& role) {
    if (take_keyword("NOT")) {
      const bool more = !scan_.done() && !scan_.sees(")") && !sees_keyword("NOT") &&
                        !sees_keyword("OR") && !sees_keyword("AND");
      if (!more) return nothing_here();
      if (!item(out, role)) return false;
      return negate(out, role);
    }
    last_keyword_ = {};
    const char sign = scan_.rest().front();
    if (!is_sign(sign)) return atom(out, role);
    scan_.skip(1);
    if (!atom(out, role)) return false;
    if (sign == '-') return negate(out, role);
    role = Role::must;
    return true;
  }

  /// A sign stands directly before what it belongs to; else it is text.
  [[nodiscard]] bool is_sign(char c) const {
    if (c != '+' && c != '-') return false;
    const std::size_t next = scan_.at() + 1;
    return next < scan_.text().size() && space_at(scan_.text(), next) == 0 &&
           std::string_view("+-)").find(scan_.text()[next]) == std::string_view::npos;
  }

  static bool negate(Query& query, Role& role) {
    std::vector<Query> child;
    child.push_back(std::move(query));
    query = node(Op::without, std::move(child));
    role = Role::must_not;
    return true;
  }

  bool atom(Query& out, Role& role) {
    if (++terms_ > most_terms)
      return too_complex(scan_.at(), "a question has at most 10,000 words and conditions");
    const std::size_t start = scan_.at();
    if (scan_.sees("(")) {
      role = Role::must;
      return group(out);
    }
    if (scan_.sees_quote()) {
      auto value = scan_.take_quoted();
      if (!value) return never_closed(start);
      if (scan_.sees(":") || comparison_at(scan_.rest()) != nullptr) {
        role = Role::must;
        return condition(out, start, *value, true);
      }
      out = leaf(Op::phrase, field_, std::move(*value));
      return true;
    }
    const std::size_t name = name_at(scan_.text(), start);
    if (name != 0 && begins_condition(scan_.rest().substr(name))) {
      scan_.skip(name);
      role = Role::must;
      return condition(out, start, std::string(scan_.text().substr(start, name)), false);
    }
    const std::string_view run = scan_.run();
    if (run == ">=" || run == "<=")
      return fail(start, std::string(run) + " stands alone",
                  "write it without spaces, as in published>=2022-05");
    scan_.skip(run.size());
    if (run == "*") role = Role::must;
    out = run == "*" ? Query{} : word(field_, run);
    return true;
  }

  /// A run of text as a word, as a prefix where it ends with a star, or with
  /// typing mistakes where it ends with a tilde.
  static Query word(const std::string& field, std::string_view run) {
    const std::string_view stem = run.substr(0, run.size() - 1);
    if (run.size() > 1 && run.ends_with('*') && ends_plain(run))
      return leaf(Op::prefix, field, Scanner::unescape(stem));
    if (run.size() > 1 && run.ends_with('~') && ends_plain(run))
      return leaf(Op::fuzzy, field, Scanner::unescape(stem));
    return leaf(Op::word, field, Scanner::unescape(run));
  }

  /// Whether the last character of a run is not escaped.
  static bool ends_plain(std::string_view run) {
    std::size_t slashes = 0;
    while (slashes + 1 < run.size() && run[run.size() - 2 - slashes] == '\\') ++slashes;
    return slashes % 2 == 0;
  }

  bool group(Query& out) {
    const std::size_t start = scan_.at();
    if (++depth_ > deepest) return too_complex(start, "brackets are nested more than 100 deep");
    scan_.skip(1);
    scan_.skip_space();
    last_keyword_ = {};
    if (scan_.done()) return never_closed_bracket(start);
    if (!question(out)) return false;
    if (!scan_.take(")")) return never_closed_bracket(start);
    --depth_;
    return true;
  }

  bool never_closed(std::size_t at) { return fail(at, "this quotation mark is never closed"); }
  bool never_closed_bracket(std::size_t at) { return fail(at, "this bracket is never closed"); }

  /// `start`: where the name stood. The scanner is behind the name.
  bool condition(Query& out, std::size_t start, std::string name, bool quoted) {
    if (const Operator* c = comparison_at(scan_.rest())) {
      scan_.skip(c->info.symbol.size());
      std::string value;
      if (!plain_value(value, start)) return false;
      out = c->make(std::move(name), std::move(value));
      return true;
    }
    scan_.skip(1);  // the colon
    if (const auto [place, field] = place_condition(name); !quoted && place != nullptr) {
      auto made = place->take(scan_, std::string(field));
      if (!made) {
        error_ = std::move(made).error();
        return false;
      }
      out = std::move(*made);
      return true;
    }
    if (scan_.sees("(") && (quoted || name != "has")) {
      std::swap(field_, name);
      const bool good = group(out);
      std::swap(field_, name);
      return good;
    }
    if (!quoted && name == "has") {
      std::string field;
      if (!plain_value(field, start)) return false;
      out = leaf(Op::has, std::move(field));
      return true;
    }
    return value(out, start, std::move(name));
  }

  bool no_value(std::size_t start) {
    const std::string before(shown(scan_.text().substr(start, scan_.at() - start)));
    return fail(scan_.at(), "a value must follow " + before + " directly",
                "put quotes around " + before + " to search for it as text");
  }

  /// A value taken as it is, quoted or not.
  bool plain_value(std::string& out, std::size_t start) {
    if (!scan_.sees_value()) return no_value(start);
    const std::size_t at = scan_.at();
    if (!scan_.sees_quote()) {
      const std::string_view run = scan_.run();
      scan_.skip(run.size());
      out = Scanner::unescape(run);
      return true;
    }
    auto quoted = scan_.take_quoted();
    if (!quoted) return never_closed(at);
    out = std::move(*quoted);
    return true;
  }

  /// What may stand behind a colon: a value, a prefix, a phrase, a range.
  bool value(Query& out, std::size_t start, std::string name) {
    if (!scan_.sees_value()) return no_value(start);
    const std::size_t at = scan_.at();
    if (scan_.sees_quote()) {
      auto quoted = scan_.take_quoted();
      if (!quoted) return never_closed(at);
      if (scan_.sees("..") || scan_.sees("<..")) return range(out, std::move(name), *quoted);
      out = leaf(Op::phrase, std::move(name), std::move(*quoted));
      return true;
    }
    const std::string_view run = scan_.run();
    if (const std::size_t dots = Scanner::find_plain(run, ".."); dots != run.npos) {
      const bool open = dots > 0 && Scanner::find_plain(run.substr(0, dots), "<") == dots - 1;
      const std::size_t low = open ? dots - 1 : dots;
      scan_.skip(low);
      return range(out, std::move(name), Scanner::unescape(run.substr(0, low)));
    }
    scan_.skip(run.size());
    if (run == "*") {
      out = leaf(Op::has, std::move(name));
      return true;
    }
    out = word(name, run);
    if (out.op == Op::word) out.op = Op::equals;
    return true;
  }

  /// The scanner is behind the lower end. A "<" beside the dots leaves that
  /// end out.
  bool range(Query& out, std::string name, std::string low) {
    out = leaf(Op::range, std::move(name));
    out.low = std::move(low);
    out.open_low = scan_.take("<");
    scan_.take("..");
    out.open_high = scan_.take("<");
    const std::size_t at = scan_.at();
    if (!scan_.sees_quote()) {
      const std::string_view run = scan_.run();
      scan_.skip(run.size());
      out.high = Scanner::unescape(run);
      return true;
    }
    auto quoted = scan_.take_quoted();
    if (!quoted) return never_closed(at);
    out.high = std::move(*quoted);
    return true;
  }

  Scanner scan_;
  Error error_;
  std::string field_;              // of the words in a group such as title:(…)
  std::string_view last_keyword_;  // if nothing has followed it yet
  int depth_ = 0, terms_ = 0;
};

}  // namespace
}  // namespace madang::query

namespace madang {

Result<Query> parse_query(std::string_view text) {
  if (text.size() > query::longest) {
    Error error = query::syntax_error(text, query::longest, "a question has at most 1 MB");
    error.code = "too-complex";
    return error;
  }
  if (const std::size_t bad = text::find_invalid_utf8(text); bad != text.npos)
    return query::syntax_error(text, bad, "this byte is no UTF-8");
  return query::Parser(text).parse();
}

}  // namespace madang
