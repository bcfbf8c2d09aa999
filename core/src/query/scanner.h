// The characters of a typed question: what is a space, a quote, a name, a run
// of plain text. The parser (parse.cc) knows what they mean, the printer
// (print.cc) what has to be quoted.
#ifndef MADANG_QUERY_SCANNER_H_
#define MADANG_QUERY_SCANNER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace madang::query {

/// Bytes of the white space at `i`; 0 where there is none. The wide space of
/// Korean and Japanese keyboards is one.
[[nodiscard]] std::size_t space_at(std::string_view text, std::size_t i);
/// Bytes of the quotation mark at `i`, straight or curled; 0: none.
[[nodiscard]] std::size_t quote_at(std::string_view text, std::size_t i);
/// Bytes of the field name at `i`, e.g. place.city; 0: none.
[[nodiscard]] std::size_t name_at(std::string_view text, std::size_t i);
/// Whether the whole of `text` is a name.
[[nodiscard]] bool is_name(std::string_view text);
/// Whether a name is that of a condition (near, place.near, has, free), so that
/// a field of this name has to be quoted.
[[nodiscard]] bool is_reserved(std::string_view name);
/// Whether `after` behind a name makes the two a condition; a URL is a word.
[[nodiscard]] bool begins_condition(std::string_view after);

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  /// Whether the text goes on with `what`.
  [[nodiscard]] bool sees(std::string_view what) const { return rest().starts_with(what); }
  [[nodiscard]] bool sees_quote() const { return quote_at(text_, at_) != 0; }
  /// Whether a value could begin here.
  [[nodiscard]] bool sees_value() const { return run_end(at_) > at_ || sees_quote(); }

  void skip(std::size_t bytes) { at_ += bytes; }
  bool take(std::string_view what) {
    if (!sees(what)) return false;
    at_ += what.size();
    return true;
  }
  void skip_space();

  /// A quoted text without its quotes and escapes; moves behind it. Nothing if
  /// it is never closed. REQUIRES: sees_quote().
  std::optional<std::string> take_quoted();

  /// The run of plain text here as it stands, up to a space, bracket or quote.
  [[nodiscard]] std::string_view run() const { return text_.substr(at_, run_end(at_) - at_); }
  /// A part of a run without its escapes.
  [[nodiscard]] static std::string unescape(std::string_view run);
  /// Offset of the first `what` in a run that is not escaped; npos: none.
  [[nodiscard]] static std::size_t find_plain(std::string_view run, std::string_view what);

 private:
  [[nodiscard]] std::size_t run_end(std::size_t i) const;

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace madang::query

#endif  // MADANG_QUERY_SCANNER_H_
