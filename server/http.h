// server: a catalog over HTTP.
//
// Enters: requests. Leaves: answers, built from the public headers of the core
// only. Not for: searching, JSON of records (core), the terminal (cli).
//
// http.cc is the one file that knows the HTTP library; the rest works on these
// structs.
#ifndef MADANG_SERVER_HTTP_H_
#define MADANG_SERVER_HTTP_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace madang::server {

struct Request {
  std::string method;
  std::string path;                                         ///< percent-decoded
  std::string target;                                       ///< as it came, with the query string
  std::vector<std::pair<std::string, std::string>> params;  ///< decoded, in order
  std::string if_none_match;
};

struct Reply {
  int status = 200;
  std::string body;
  std::string type = "application/json; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;
};

/// Decodes %XX; leaves what is no escape as it is. With `plus`, + is a blank.
[[nodiscard]] std::string percent_decode(std::string_view text, bool plus);
/// Escapes everything but unreserved characters (RFC 3986) and those in `keep`.
[[nodiscard]] std::string percent_encode(std::string_view text, std::string_view keep = {});
/// The pairs of a query string, in order.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> parse_params(std::string_view query);

}  // namespace madang::server

#endif  // MADANG_SERVER_HTTP_H_
