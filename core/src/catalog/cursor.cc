#include "catalog/cursor.h"

#include <charconv>

#include "base/hash.h"
#include "query/fields.h"

namespace madang::catalog {
namespace {

constexpr std::size_t digits = 8;  // of each hash

std::string head(std::uint64_t hash) { return base::hex(hash).substr(0, digits); }

std::string base16(std::uint32_t number) {
  char buffer[16];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number, 16).ptr};
}

bool take_number(std::string_view& text, std::uint32_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

}  // namespace

std::string Cursor::to_string() const {
  return head(question) + head(version) + "-" + base16(collection) + "-" + base16(row);
}

Result<Cursor> read_cursor(std::string_view text, std::uint64_t question, std::uint64_t version) {
  Cursor cursor{question, version, 0, 0};
  std::string_view rest = text.substr(std::min(2 * digits, text.size()));
  const bool whole = rest.starts_with("-") && (rest.remove_prefix(1), true) &&
                     take_number(rest, cursor.collection) && rest.starts_with("-") &&
                     (rest.remove_prefix(1), true) && take_number(rest, cursor.row) && rest.empty();
  const char* hint = "ask again without it, from the first page";
  if (!whole) return query::bad("bad-cursor", "this is no cursor of a page", hint);
  if (text.substr(0, digits) != head(question))
    return query::bad("bad-cursor", "the cursor belongs to another question, order or collection",
                      hint);
  if (text.substr(digits, digits) != head(version))
    return query::bad("bad-cursor", "the cursor belongs to another version of the data", hint);
  return cursor;
}

}  // namespace madang::catalog
