#include <madang/json.h>
#include <simdjson.h>
#include <utf8proc.h>

#include "json/out.h"
#include "json/plain.h"
#include "json/write.h"

namespace madang {

namespace {

void append_escaped(std::string& out, char c) {
  static constexpr char hex[] = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: out.append("\\u00").append(1, hex[c >> 4 & 15]).append(1, hex[c & 15]);
  }
}

/// With U+FFFD for each byte that is no UTF-8.
std::string mended(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    utf8proc_int32_t point = 0;
    const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + i,
                                    static_cast<utf8proc_ssize_t>(text.size() - i), &point);
    if (n <= 0) out += "\xEF\xBF\xBD";
    else out.append(text.substr(i, static_cast<std::size_t>(n)));
    i += n <= 0 ? 1 : static_cast<std::size_t>(n);
  }
  return out;
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  if (simdjson::validate_utf8(text.data(), text.size())) json::append_quoted_utf8(out, text);
  else json::append_quoted_utf8(out, mended(text));
}

void json::append_quoted_utf8(std::string& out, std::string_view text) {
  const char *at = text.data(), *const end = at + text.size();
  out += '"';
  while (true) {
    const char* const found = skip_plain(at, end);
    out.append(at, static_cast<std::size_t>(found - at));
    if (found == end) break;
    append_escaped(out, *found);
    at = found + 1;
  }
  out += '"';
}

void append_number(std::string& out, double value) {
  char digits[32];
  out.append(digits, static_cast<std::size_t>(json::write_number(digits, value) - digits));
}

void JsonWriter::comma() {
  if (!fresh_) text_ += ',';
  fresh_ = false;
}
JsonWriter& JsonWriter::open(char bracket) {
  comma();
  text_ += bracket;
  fresh_ = true;
  return *this;
}
JsonWriter& JsonWriter::close(char bracket) {
  text_ += bracket;
  fresh_ = false;
  return *this;
}
JsonWriter& JsonWriter::key(std::string_view name) {
  comma();
  append_quoted(text_, name);
  text_ += ':';
  fresh_ = true;
  return *this;
}
JsonWriter& JsonWriter::value(std::string_view text) {
  return comma(), append_quoted(text_, text), *this;
}
JsonWriter& JsonWriter::value(double number) {
  return comma(), append_number(text_, number), *this;
}
JsonWriter& JsonWriter::value(bool flag) { return raw(flag ? "true" : "false"); }
JsonWriter& JsonWriter::value(std::int64_t number) { return raw(std::to_string(number)); }
JsonWriter& JsonWriter::value(std::uint64_t number) { return raw(std::to_string(number)); }
JsonWriter& JsonWriter::null() { return raw("null"); }
JsonWriter& JsonWriter::raw(std::string_view json) {
  comma();
  text_ += json;
  return *this;
}

}  // namespace madang
