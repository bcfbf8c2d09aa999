#include "ingest/type_member.h"

#include <cstring>
#include <string>
#include <vector>

#include "reflect/field_info.h"

namespace madang::ingest {
namespace {

constexpr std::string_view key = "\"type\"";
constexpr std::size_t none = std::string_view::npos;

const std::vector<std::string>& small_types() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> names;
    for (const reflect::CollectionInfo& c : reflect::collections()) {
      std::string name(c.record->type);
      for (char& ch : name)
        if (ch >= 'A' && ch <= 'Z') ch = static_cast<char>(ch - 'A' + 'a');
      names.push_back(std::move(name));
    }
    return names;
  }();
  return all;
}

std::size_t skip_space(std::string_view s, std::size_t i) {
  while (i < s.size() && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r')) ++i;
  return i;
}

/// Behind the string that opens at `i`; none if it does not close.
std::size_t skip_string(std::string_view s, std::size_t i) {
  for (++i; i < s.size(); ++i) {
    const void* quote = std::memchr(s.data() + i, '"', s.size() - i);
    if (quote == nullptr) return none;
    i = static_cast<std::size_t>(static_cast<const char*>(quote) - s.data());
    std::size_t slashes = 0;
    while (s[i - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) return i + 1;
  }
  return none;
}

/// Behind the value at `i`: at a comma or a bracket of the object around it.
std::size_t skip_value(std::string_view s, std::size_t i) {
  int depth = 0;
  while (i < s.size()) {
    const char c = s[i];
    if (c == '"') {
      i = skip_string(s, i);
      if (i == none) return none;
      continue;
    }
    if (depth == 0 && (c == ',' || c == '}' || c == ']')) return i;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    ++i;
  }
  return none;
}

}  // namespace

std::optional<std::size_t> collection_by_type(std::string_view type) {
  const auto all = reflect::collections();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (type == all[i].name || type == all[i].record->type || type == small_types()[i]) return i;
  return std::nullopt;
}

std::string_view type_of_collection(std::size_t collection) { return small_types()[collection]; }

std::optional<TypeMember> find_type_member(std::string_view s) {
  if (::memmem(s.data(), s.size(), key.data(), key.size()) == nullptr) return std::nullopt;
  std::size_t i = skip_space(s, 0);
  if (i >= s.size() || s[i] != '{') return std::nullopt;
  std::size_t before = none;  // the comma before the member
  for (;;) {
    i = skip_space(s, i + 1);
    if (i >= s.size() || s[i] != '"') return std::nullopt;
    const std::size_t name = i;
    i = skip_string(s, i);
    if (i == none) return std::nullopt;
    const std::string_view found = s.substr(name, i - name);
    i = skip_space(s, i);
    if (i >= s.size() || s[i] != ':') return std::nullopt;
    const std::size_t value = skip_space(s, i + 1);
    i = skip_value(s, value);
    if (i == none || s[i] == ']') return std::nullopt;
    if (found == key && s[value] == '"') {
      const std::size_t close = skip_string(s, value);
      const auto collection = collection_by_type(s.substr(value + 1, close - value - 2));
      if (collection && skip_space(s, close) == i) {
        if (s[i] == ',') return TypeMember{*collection, name, i + 1};
        return TypeMember{*collection, before == none ? name : before, close};
      }
    }
    if (s[i] == '}') return std::nullopt;
    before = i;
  }
}

}  // namespace madang::ingest
