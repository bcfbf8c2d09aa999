#include "text/sort_key.h"

#include <cstring>

#include "text/analyse.h"
#include "text/characters.h"

namespace madang::text {
namespace {

// Lead bytes of Han in the basic plane, and of what is above it: Han for the
// most part. Moved up they are behind Hangul's (EA to ED) and no lead bytes.
constexpr unsigned char first_han = 0xE4, last_han = 0xE9, moved = 0x12;

/// Writes the fold of `text` to `to` where folding only makes letters small: of ASCII
/// without runs of white space, and of syllables.
bool fold_simple(std::string_view text, char* to) {
  bool space = true;  // none at the beginning
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      const bool blank = c <= ' ';
      if (blank && (space || c != ' ')) return false;
      space = blank;
      to[i++] = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
      continue;
    }
    space = false;
    if (c < 0xEA || c > 0xED || i + 3 > text.size()) return false;
    const auto d = static_cast<unsigned char>(text[i + 1]);
    const auto e = static_cast<unsigned char>(text[i + 2]);
    if ((d & 0xC0U) != 0x80U || (e & 0xC0U) != 0x80U) return false;
    const char32_t point = (c & 0x0FU) << 12 | (d & 0x3FU) << 6 | (e & 0x3FU);
    if (!is_syllable(point)) return false;
    std::memcpy(to + i, text.data() + i, 3);
    i += 3;
  }
  return !space || text.empty();
}

}  // namespace

void append_sort_key(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  out.resize(begin + text.size());
  if (fold_simple(text, out.data() + begin)) return;
  out.resize(begin);
  for (const char c : Analyser::fold(text)) {
    const auto byte = static_cast<unsigned char>(c);
    out.push_back(byte >= first_han && byte <= last_han ? static_cast<char>(byte + moved) : c);
  }
}

std::string sort_key(std::string_view text) {
  std::string out;
  append_sort_key(out, text);
  return out;
}

}  // namespace madang::text
