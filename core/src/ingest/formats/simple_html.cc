#include "ingest/formats/simple_html.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/has_any.h"
#include "ingest/formats/shown_text.h"

namespace madang::ingest {
namespace {

enum class Kind : std::uint8_t { words, block, list, item, heading, line_break, nothing };

struct Tag {
  std::string_view name;
  Kind kind;
};
constexpr std::array all_tags{
    Tag{"p", Kind::block},    Tag{"br", Kind::line_break}, Tag{"a", Kind::words},
    Tag{"li", Kind::item},    Tag{"strong", Kind::words},  Tag{"em", Kind::words},
    Tag{"b", Kind::words},    Tag{"i", Kind::words},       Tag{"u", Kind::words},
    Tag{"span", Kind::words}, Tag{"div", Kind::block},     Tag{"ul", Kind::list},
    Tag{"ol", Kind::list},    Tag{"img", Kind::nothing},   Tag{"blockquote", Kind::block},
    Tag{"h1", Kind::heading}, Tag{"h2", Kind::heading},    Tag{"h3", Kind::heading},
    Tag{"h4", Kind::heading}, Tag{"h5", Kind::heading},    Tag{"h6", Kind::heading},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> entities{{
    {"&amp;", "&"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&#39;", "'"},
    {"&nbsp;", "\xC2\xA0"},
}};

/// Bytes of the character at `i` that the parser takes as it is; 0: it replaces it, or
/// there is more to it.
std::size_t character_at(std::string_view s, std::size_t i) {
  const auto byte = [&](std::size_t k) {
    return i + k < s.size() ? static_cast<unsigned char>(s[i + k]) : 0U;
  };
  const auto follows = [&](std::size_t k) { return (byte(k) & 0xC0) == 0x80; };
  const unsigned c = byte(0);
  if (c < 0x80) return c >= 0x20 ? c != 0x7F : c == '\t' || c == '\n' || c == '\r' || c == '\f';
  if (c < 0xE0) return c >= 0xC2 && follows(1) && (c > 0xC2 || byte(1) >= 0xA0) ? 2 : 0;
  if (c < 0xF0) {
    if (!follows(1) || !follows(2)) return 0;
    if ((c == 0xE0 && byte(1) < 0xA0) || (c == 0xED && byte(1) >= 0xA0)) return 0;
    return c == 0xEF && (byte(1) == 0xB7 || byte(1) == 0xBF) ? 0 : 3;  // no characters are there
  }
  const bool good = c == 0xF0 && byte(1) >= 0x90 && follows(1) && follows(2) && follows(3);
  return good && byte(2) != 0xBF ? 4 : 0;
}

/// Steps over blocks of characters that the parser takes as they are: all but controls, marks of
/// markup, and those of which a few are none (character_at() tells).
std::size_t skip_characters(std::string_view s, std::size_t i) {
#ifdef __SSE2__  // elsewhere each is looked at
  while (i + 16 <= s.size()) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(s.data() + i));
    const auto mask = [](__m128i found) { return static_cast<unsigned>(_mm_movemask_epi8(found)); };
    const auto above = [&](int than) {
      return _mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(than)));
    };
    const auto is = [&](int byte) {
      return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(byte)));
    };
    // As signed numbers: 0x80 is the least.
    const unsigned from_e0 = mask(above(0xDF)), from_c3 = mask(above(0xC2));
    const unsigned from_f0 = mask(above(0xEF)), from_c0 = mask(above(0xBF)),
                   ascii = mask(above(0x1F));
    const unsigned negative = mask(bytes), from_a0 = mask(above(0x9F)) & negative;
    // 0xED begins the last of Hangul, and behind it halves of pairs.
    const unsigned looked_at =
        mask(_mm_or_si128(_mm_or_si128(is('<'), is('&')),
                          _mm_or_si128(_mm_or_si128(is(0x7F), is(0xE0)), is(0xEF)))) |
        ((mask(is(0xED)) << 1) & from_a0);
    const unsigned three = from_e0 & ~from_f0 & negative, two = from_c3 & ~from_e0 & negative,
                   inner = negative & ~from_c0;
    const unsigned wanted = ((two | three) << 1) | (three << 2);
    const bool good = (three | two | inner | ascii) == 0xFFFF && looked_at == 0 &&
                      ((wanted ^ inner) & 0xFFFF) == 0;
    if (!good) break;
    // A character that the block cuts is looked at with the next.
    i += wanted >> 16 == 0 ? 16 : (three & 0x4000) != 0 ? 14 : 15;
  }
#endif
  return i;
}

class Reading {
 public:
  explicit Reading(std::string_view html) : s_(html) {}

  bool read() {
    while (at_ < s_.size()) {
      const std::size_t begin = at_;
      while ((at_ = skip_characters(s_, at_)) < s_.size() && s_[at_] != '<' && s_[at_] != '&') {
        const std::size_t size = character_at(s_, at_);
        if (size == 0) return false;
        at_ += size;
      }
      shown_.text(s_.substr(begin, at_ - begin));
      if (at_ < s_.size() && !(s_[at_] == '<' ? tag() : entity())) return false;
    }
    return true;
  }
  std::string take() { return shown_.take(); }

 private:
  bool entity() {
    for (const auto& [name, text] : entities)
      if (s_.substr(at_).starts_with(name)) {
        shown_.text(text);
        at_ += name.size();
        return true;
      }
    return false;
  }

  bool tag() {
    constexpr int most = 1000;  // of more the parser is given some at a time
    if (++tags_ > most) return false;
    const bool closes = s_.substr(at_).starts_with("</");
    const std::size_t begin = at_ += closes ? 2 : 1;
    while (at_ < s_.size() && s_[at_] != '>' && s_[at_] != '/' && !base::is_space(s_[at_])) ++at_;
    const std::string_view name = s_.substr(begin, at_ - begin);
    const auto* found = std::find_if(all_tags.begin(), all_tags.end(),
                                     [name](const Tag& tag) { return tag.name == name; });
    if (found == all_tags.end()) return false;
    return closes ? close(*found) : attributes() && open(*found);
  }

  bool open(const Tag& tag) {
    const bool empty = tag.kind == Kind::line_break || tag.kind == Kind::nothing;
    const bool in_list = !open_.empty() && open_.back()->kind == Kind::list;
    // What these close that stand in others of their kind is a story of its own.
    if (tag.kind == Kind::item && !in_list) return false;
    const auto heading = [](const Tag* t) { return t->kind == Kind::heading; };
    if (tag.kind == Kind::heading && std::any_of(open_.begin(), open_.end(), heading)) return false;
    if (s_[at_] == '/' && (!empty || ++at_ >= s_.size())) return false;
    if (s_[at_] != '>') return false;
    ++at_;
    if (tag.kind != Kind::words && tag.kind != Kind::nothing) shown_.line();
    if (!empty) open_.push_back(&tag);
    return true;
  }

  bool close(const Tag& tag) {
    if (open_.empty() || open_.back() != &tag || at_ >= s_.size() || s_[at_] != '>') return false;
    ++at_;
    open_.pop_back();
    if (tag.kind != Kind::words) shown_.line();
    return true;
  }

  /// Steps over them, to the end of the tag.
  bool attributes() {
    while (at_ < s_.size() && base::is_space(s_[at_])) {
      while (at_ < s_.size() && base::is_space(s_[at_])) ++at_;
      const std::size_t begin = at_;
      while (at_ < s_.size() && (s_[at_] == '-' || (s_[at_] >= 'a' && s_[at_] <= 'z'))) ++at_;
      if (at_ == begin) break;
      if (!s_.substr(at_).starts_with("=\"")) return false;
      const std::size_t end = s_.find('"', at_ + 2);
      if (end == std::string_view::npos || s_.substr(at_, end - at_).find('<') != s_.npos)
        return false;
      at_ = end + 1;
    }
    return at_ < s_.size();
  }

  std::string_view s_;
  std::size_t at_ = 0;
  int tags_ = 0;
  std::vector<const Tag*> open_;
  ShownText shown_;
};

}  // namespace

std::optional<std::string> simple_html_to_text(std::string_view html) {
  Reading reading(html);
  if (!reading.read()) return std::nullopt;
  return reading.take();
}

}  // namespace madang::ingest
