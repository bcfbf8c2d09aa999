// Questions as addresses: what a URL of the HTTP API or of the page asks can be
// asked from a program as it stands, and gives the same answer.
#ifndef MADANG_ASK_H_
#define MADANG_ASK_H_

#include <madang/catalog.h>
#include <madang/query.h>
#include <madang/result.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace madang {

/// Names and values, decoded, in order.
using Params = std::vector<std::pair<std::string, std::string>>;

/// What an address asks for.
struct Asked {
  std::string collection;  ///< empty: all of them
  Query query;
  SearchOptions options;
  bool envelope = false;  ///< the whole of Hits::to_json(), not only the items
};

/// A parameter that is no condition on a field.
struct ParamInfo {
  std::string_view name;
  std::string_view kind;  ///< "string" or "integer"
  std::string_view doc;   ///< one sentence
};
/// All of them, those of operators() among them. Lives forever.
[[nodiscard]] const std::vector<ParamInfo>& list_params();

/// Reads the parameters of a list of `collection` ("": all). Errors:
/// unknown-parameter, bad-parameter, and those of query_from_params.
[[nodiscard]] Result<Asked> read_params(std::string_view collection, const Params& params);

/// Reads an address of the API ("http://host:8750/api/v1/bulletins?q=bus", also
/// without host, "/api/v1/search?q=bus"), or of the page ("http://host:8750/?q=bus
/// &in=bulletins&f.kind=news"). Errors: bad-url, and those of read_params.
[[nodiscard]] Result<Asked> read_url(std::string_view url);

/// Asks the city. Errors as for Collection::search.
[[nodiscard]] Result<Hits> ask(const Catalog& city, const Asked& asked);

/// Decodes %XX; leaves what is no escape as it is. With `plus`, + is a blank.
[[nodiscard]] std::string percent_decode(std::string_view text, bool plus);
/// Escapes everything but unreserved characters (RFC 3986) and those in `keep`.
[[nodiscard]] std::string percent_encode(std::string_view text, std::string_view keep = {});
/// The pairs of the part of a URL behind its question mark.
[[nodiscard]] Params parse_params(std::string_view query);

}  // namespace madang

#endif  // MADANG_ASK_H_
