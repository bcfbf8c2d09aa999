// One question: the words and conditions a person types, as a value.
//
// The grammar (docs/query.md):
//
//   late-night bus          words, ranked; more of them ranks higher
//   "night bus"             a phrase          +bus -taxi   must, must not
//   transp*                 a prefix          title:버스    words in one field
//   trnasport~              a word with typing mistakes
//   topics:transport        a field's value   has:attachments
//   published:2022-04..2022-06   a range, open at either end
//   published>=2022-05      comparison: > >= < <=
//   near:37.57,126.98,2km   a distance        (a OR b) c    grouping
//   box:37.5,126.9,37.6,127.1    within:종로구   owner.kind:government
//   free:2022-05-14T10:00/2h     what can be used then
//
// The same tree comes from the typed text, from URL parameters
// (?q=bus&topics=transport&published.gte=2022-05) and from Python expressions.
#ifndef MADANG_QUERY_H_
#define MADANG_QUERY_H_

#include <madang/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace madang {

/// A node of the question. A value: copy it, compare it, print it.
struct Query {
  enum class Op : std::uint8_t {
    all,      ///< every record (the empty question)
    any,      ///< words side by side: each that matches adds to the rank
    both,     ///< children must all hold (AND)
    either,   ///< at least one child holds (OR)
    without,  ///< the single child must not hold
    word,     ///< value: a word as typed, in field or anywhere
    phrase,   ///< value: words in a row, in field or anywhere
    prefix,   ///< value: beginning of a word
    equals,   ///< field has the value
    range,    ///< low <= field <= high; either may be empty; see open_low/high
    has,      ///< field is there
    near,     ///< a place within km of lat, lon
    box,      ///< a place in [lat, north] and [lon, east]
    within,   ///< a place in the area `value`: a name, or corners
    fuzzy,    ///< value: a word, or one that is a typing mistake away
    free,     ///< a resource can be used at the time `value`: FROM/LENGTH or FROM/TO
  };

  Op op = Op::all;
  std::string field;  ///< dotted path, e.g. "place.city"; empty: any text field
  std::string value;
  std::string low, high;
  bool open_low = false, open_high = false;  ///< range excludes that end
  double lat = 0, lon = 0, km = 0;
  double north = 0, east = 0;  ///< of a box; lat and lon are its south and west
  std::vector<Query> children;

  bool operator==(const Query&) const = default;
  /// Canonical text: parse(to_string()) is equal to this tree.
  [[nodiscard]] std::string to_string() const;
  /// Parameters of a URL, not yet percent-encoded: query_from_params(to_params())
  /// is equal to parse(to_string()).
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> to_params() const;
  /// {"op":"range","field":"published","low":"2022"}: the tree as JSON, without
  /// what an operation does not have.
  [[nodiscard]] std::string to_json() const;
};

/// Reads what a person typed. An error carries the column (in bytes) and a
/// message whose second line is the text, third a caret under the place.
[[nodiscard]] Result<Query> parse_query(std::string_view text);

/// Reads URL-like parameters: `q` is parsed as above, the others are conditions
/// as operators() lists them; repeated values of one field are alternatives;
/// everything is joined by AND. Names that are not conditions (sort, limit, …)
/// must have been taken out before.
[[nodiscard]] Result<Query> query_from_params(
    const std::vector<std::pair<std::string, std::string>>& params);

/// A condition of the grammar. The typed text, the URL, Python, OpenAPI and the
/// documentation all read the one table of them.
struct OperatorInfo {
  std::string_view name;                ///< suffix or parameter in a URL: "gte"; empty: equality
  std::string_view symbol;              ///< as typed between field and value: ">="; may be empty
  std::string_view typed, url, python;  ///< how it is written, e.g. "FIELD>=VALUE"
  /// What it asks of a field: "value", "order" (numbers, dates, keywords),
  /// "presence", "place" or "time".
  std::string_view asks;
  std::string_view doc;  ///< one sentence
};
/// All conditions, in the order in which they are documented. Lives forever.
[[nodiscard]] const std::vector<OperatorInfo>& operators();

/// The condition of that name on a field ("" for any place, where it is one on
/// places). Errors: unknown-operator, query-syntax, bad-value.
[[nodiscard]] Result<Query> make_condition(std::string_view op, std::string field,
                                           std::string value);

}  // namespace madang

#endif  // MADANG_QUERY_H_
