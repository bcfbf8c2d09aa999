// server: a catalog over HTTP.
//
// Enters: requests. Leaves: answers, built from the public headers of the core
// only. Not for: searching, JSON of records (core), the terminal (cli).
//
// http.cc is the one file that knows the HTTP library; the rest works on these
// structs.
#ifndef MADANG_SERVER_HTTP_H_
#define MADANG_SERVER_HTTP_H_

#include <madang/ask.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace madang::server {

struct Request {
  std::string method;
  std::string path;    ///< percent-decoded
  std::string target;  ///< as it came, with the query string
  Params params;       ///< decoded, in order
  std::string if_none_match;
  std::string authorization;  ///< the header as it came
  std::string body;
};

struct Reply {
  int status = 200;
  std::string body;
  std::string type = "application/json; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;
};

}  // namespace madang::server

#endif  // MADANG_SERVER_HTTP_H_
