#include "server/problem.h"

#include <madang/json.h>

namespace madang::server {
namespace {

std::string_view title_of(int status) {
  switch (status) {
    case 400: return "Bad Request";
    case 404: return "Not Found";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 405: return "Method Not Allowed";
    case 409: return "Conflict";
    case 503: return "Service Unavailable";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 431: return "Request Header Fields Too Large";
    default: return status < 500 ? "Bad Request" : "Internal Server Error";
  }
}

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::query:
    case ErrorKind::usage: return 400;
    case ErrorKind::not_found: return 404;
    case ErrorKind::booking: return 409;
    case ErrorKind::source:
    case ErrorKind::io: return 500;
  }
  return 500;
}

Reply reply(const Request& request, int status, const Error& error) {
  JsonWriter out;
  out.begin_object().key("type").value("about:blank").key("title").value(title_of(status));
  out.key("status").value(status).key("detail").value(error.message);
  out.key("instance").value(request.target).key("code").value(error.code);
  if (!error.hint.empty()) out.key("hint").value(error.hint);
  if (!error.pointer.empty()) out.key("pointer").value(error.pointer);
  if (error.column > 0) out.key("column").value(error.column);
  out.end_object();
  Reply answer;
  answer.status = status;
  answer.type = "application/problem+json; charset=utf-8";
  answer.body = std::move(out).text();
  return answer;
}

}  // namespace

Reply problem(const Request& request, const Error& error) {
  return reply(request, status_of(error.kind), error);
}

Reply problem(const Request& request, int status, std::string_view code, std::string_view detail,
              std::string_view hint) {
  Error error;
  error.code = code;
  error.message = detail;
  error.hint = hint;
  return reply(request, status, error);
}

}  // namespace madang::server
