#include <madang/json.h>
#include <utf8proc.h>

#include <charconv>
#include <cmath>

namespace madang {

void append_quoted(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x80) {
      utf8proc_int32_t point = 0;
      const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + i,
                                      static_cast<utf8proc_ssize_t>(text.size() - i), &point);
      if (n <= 0) {
        out += "\xEF\xBF\xBD";
        ++i;
      } else {
        out.append(text.substr(i, static_cast<std::size_t>(n)));
        i += static_cast<std::size_t>(n);
      }
      continue;
    }
    ++i;
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (c < 0x20) out.append("\\u00").append(1, hex[c >> 4]).append(1, hex[c & 15]);
        else out += static_cast<char>(c);
    }
  }
  out += '"';
}

void append_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  char buffer[32];
  if (value == std::floor(value) && std::fabs(value) < 1e15) {
    const auto r = std::to_chars(buffer, buffer + sizeof buffer, static_cast<long long>(value));
    out.append(buffer, r.ptr);
    return;
  }
  const auto r = std::to_chars(buffer, buffer + sizeof buffer, value);
  out.append(buffer, r.ptr);
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
