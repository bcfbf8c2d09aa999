#include "text/analyse.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace madang::text {
namespace {

/// Appends a folded character; white space only between others, once.
void append(std::string& out, bool& space, char32_t c) {
  const bool blank = c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0x2028 || c == 0x2029;
  if (blank) {
    space = !out.empty();
    return;
  }
  if (space) out.push_back(' ');
  space = false;
  encode(out, is_middle_dot(c) ? char32_t{0xB7} : c);
}

}  // namespace

std::string Analyser::fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  thread_local Folder folder;  // for what it knows
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const bool plain = static_cast<unsigned char>(text[i]) < 0x80 &&
                       (i + 1 == text.size() || static_cast<unsigned char>(text[i + 1]) < 0x80);
    if (plain) {
      const char c = text[i++];
      append(out, space, static_cast<char32_t>(c >= 'A' && c <= 'Z' ? c | 0x20 : c));
      continue;
    }
    const std::size_t end = cluster_end(text, i);
    if (end == i) {
      append(out, space, 0xFFFD);
      ++i;
      continue;
    }
    if (const CodePoint c = decode(text, i); c.bytes == end - i && is_syllable(c.value)) {
      append(out, space, c.value);
      i = end;
      continue;
    }
    for (const std::int32_t c : folder.fold(text.substr(i, end - i), false))
      append(out, space, static_cast<char32_t>(c));
    i = end;
  }
  return out;
}

}  // namespace madang::text
