#include "text/characters.h"

#include <utf8proc.h>

#include <algorithm>
#include <span>

#include "text/utf8.h"

namespace madang::text {
namespace {

// Unicode's stream-safe text has at most 30 marks in a row. Sorting more of
// them, as normalising does, would take time with the square of their number.
constexpr int longest_cluster = 32;
// No character decomposes to more than 18 (U+FDFA).
constexpr int most_expanded = 18;
constexpr std::size_t most_characters = longest_cluster * most_expanded;

bool within(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool is_dense(char32_t c) {
  return within(c, 0x4E00, 0x9FFF) || within(c, 0x3041, 0x30FF) || within(c, 0x3400, 0x4DBF) ||
         within(c, 0x3005, 0x3007) || within(c, 0x0E00, 0x0EFF) || within(c, 0x1000, 0x109F) ||
         within(c, 0x1780, 0x17FF) || within(c, 0x3100, 0x312F) || within(c, 0x31A0, 0x31BF) ||
         within(c, 0x31F0, 0x31FF) || within(c, 0xF900, 0xFAFF) || within(c, 0x1B000, 0x1B16F) ||
         within(c, 0x20000, 0x3FFFF);
}

bool is_hangul(char32_t c) {
  return is_syllable(c) || within(c, 0x1100, 0x11FF) || within(c, 0xA960, 0xA97F) ||
         within(c, 0xD7B0, 0xD7FF) || within(c, 0x3131, 0x318E);
}

/// Accents, Hebrew points, Arabic vowel signs and enclosing marks: left out by
/// most who type.
bool is_accent(char32_t c) {
  return within(c, 0x300, 0x36F) || within(c, 0x591, 0x5C7) || within(c, 0x64B, 0x65F) ||
         c == 0x670 || c == 0x640 || within(c, 0x1AB0, 0x1AFF) || within(c, 0x1DC0, 0x1DFF) ||
         within(c, 0x20D0, 0x20F0) || within(c, 0xFE20, 0xFE2F);
}

int boundary(char32_t c) {
  return utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->boundclass;
}

/// Whether `c` builds on `before`.
bool extends(char32_t before, char32_t c) {
  if (c < 0x300 || is_syllable(c) || within(c, 0x3400, 0x9FFF)) return false;
  switch (boundary(c)) {
    case UTF8PROC_BOUNDCLASS_EXTEND:
    case UTF8PROC_BOUNDCLASS_ZWJ:
    case UTF8PROC_BOUNDCLASS_SPACINGMARK: return true;
    case UTF8PROC_BOUNDCLASS_V:
    case UTF8PROC_BOUNDCLASS_T: {
      const int b = boundary(before);
      return b == UTF8PROC_BOUNDCLASS_L || b == UTF8PROC_BOUNDCLASS_V ||
             b == UTF8PROC_BOUNDCLASS_T || b == UTF8PROC_BOUNDCLASS_LV ||
             b == UTF8PROC_BOUNDCLASS_LVT;
    }
    default: return false;
  }
}

}  // namespace

Class class_of(char32_t c) {
  if (is_syllable(c)) return Class::hangul;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      if (is_hangul(c)) return Class::hangul;
      return is_dense(c) ? Class::dense : Class::letter;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return is_dense(c) ? Class::dense : Class::digit;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME: return Class::mark;
    default: return Class::separator;
  }
}

std::size_t cluster_end(std::string_view text, std::size_t i) {
  CodePoint c = decode(text, i);
  std::size_t end = i + c.bytes;
  for (int length = 1; c.bytes != 0 && length < longest_cluster; ++length) {
    if (end >= text.size() || static_cast<unsigned char>(text[end]) < 0x80) break;
    const CodePoint next = decode(text, end);
    if (next.bytes == 0 || !extends(c.value, next.value)) break;
    end += next.bytes;
    c = next;
  }
  return end;
}

std::size_t cut_before(std::string_view text, std::size_t from, std::size_t i) {
  std::size_t cut = from;
  std::int32_t before = 0, state = 0;
  for (std::size_t at = from; at <= i && at < text.size();) {
    const CodePoint c = decode(text, at);
    const auto here = static_cast<std::int32_t>(c.bytes == 0 ? 0xFFFD : c.value);
    if (at == from || utf8proc_grapheme_break_stateful(before, here, &state)) cut = at;
    before = here;
    at += std::max<std::size_t>(1, c.bytes);
  }
  return i >= text.size() ? text.size() : cut;
}

int columns_of(char32_t c) { return utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)); }

const std::vector<std::int32_t>& Folder::fold(std::string_view cluster, bool bare) {
  const CodePoint only = decode(cluster, 0);
  if (only.bytes == 0 || only.bytes != cluster.size() || only.value == 0) {
    work_out(cluster, bare);
    return characters_;
  }
  Known& known = known_[only.value % known_.size()];
  if (known.character == only.value && known.bare == bare) {
    characters_.assign(known.folded.begin(), known.folded.begin() + known.size);
    return characters_;
  }
  work_out(cluster, bare);
  if (characters_.size() <= known.folded.size()) {
    known.character = only.value;
    known.bare = bare;
    known.size = static_cast<std::uint8_t>(characters_.size());
    std::copy(characters_.begin(), characters_.end(), known.folded.begin());
  }
  return characters_;
}

void Folder::work_out(std::string_view cluster, bool bare) {
  constexpr auto form =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE);
  constexpr auto fold = static_cast<utf8proc_option_t>(form | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  // In order first: the fold of an iota below (U+0345) is no mark any more.
  std::int32_t decomposed[most_characters];
  utf8proc_ssize_t n = utf8proc_decompose(reinterpret_cast<const utf8proc_uint8_t*>(cluster.data()),
                                          static_cast<utf8proc_ssize_t>(cluster.size()), decomposed,
                                          static_cast<utf8proc_ssize_t>(most_characters), form);
  const std::size_t made = n < 0 ? 0 : std::min(static_cast<std::size_t>(n), most_characters);
  characters_.clear();
  for (const std::int32_t c : std::span(decomposed, made)) {
    std::int32_t folded[most_expanded];
    const auto k = utf8proc_decompose_char(c, folded, most_expanded, fold, nullptr);
    if (k > 0)
      characters_.insert(characters_.end(), folded,
                         folded + std::min<utf8proc_ssize_t>(k, most_expanded));
  }
  if (bare)
    std::erase_if(characters_, [](std::int32_t c) { return is_accent(static_cast<char32_t>(c)); });
  n = utf8proc_normalize_utf32(characters_.data(),
                               static_cast<utf8proc_ssize_t>(characters_.size()), form);
  characters_.resize(n < 0 ? 0 : static_cast<std::size_t>(n));
}

}  // namespace madang::text
