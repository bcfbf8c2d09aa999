// A small appending JSON writer for those who build answers around records:
// the server's documents, a tool's own output. Reading JSON is the loader's
// work and not here.
#ifndef MADANG_JSON_H_
#define MADANG_JSON_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace madang {

/// Appends `text` as a JSON string with its quotes. Invalid UTF-8 becomes
/// U+FFFD so that the result is always valid JSON.
void append_quoted(std::string& out, std::string_view text);
/// Appends the shortest number that reads back as `value`; null if not finite.
void append_number(std::string& out, double value);

/// Writes commas and quotes; the caller keeps begin and end balanced.
///
///   JsonWriter w;
///   w.begin_object().key("total").value(3).end_object();
///   send(w.text());
class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);
  JsonWriter& value(bool flag);
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(std::uint64_t number);
  JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& null();
  /// Text that is JSON already, taken as one value.
  JsonWriter& raw(std::string_view json);

  [[nodiscard]] const std::string& text() const& { return text_; }
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void comma();
  std::string text_;
  bool fresh_ = true;  // nothing yet in the innermost bracket, or after a key
};

}  // namespace madang

#endif  // MADANG_JSON_H_
