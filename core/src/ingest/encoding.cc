#include "ingest/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "text/utf8.h"

namespace madang::ingest {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// Characters of more than one byte, and bytes that are none.
struct Count {
  std::size_t good = 0, bad = 0;
  std::size_t korean = 0;  ///< Hangul of KS X 1001 among the good
};

Count count_utf8(std::string_view s, bool whole) {
  Count n;
  for (std::size_t i = 0; i < s.size();) {
    if (!is_high(s[i])) {
      ++i;
      continue;
    }
    const text::CodePoint c = text::decode(s, i);
    constexpr std::size_t longest = 4;
    if (c.bytes == 0 && !whole && i + longest > s.size()) break;
    c.bytes == 0 ? ++n.bad : ++n.good;
    i += std::max<std::size_t>(c.bytes, 1);
  }
  return n;
}

/// Two bytes that CP949 has a character for. (Some pairs have none; iconv
/// counts those.)
bool is_cp949(unsigned char a, unsigned char b) {
  if (a < 0x81 || a > 0xFE || a == 0xC9) return false;
  const bool trail = (b >= 0x41 && b <= 0x5A) || (b >= 0x61 && b <= 0x7A) || b >= 0x81;
  return trail && b != 0xFF;
}

Count count_cp949(std::string_view s, bool whole) {
  Count n;
  for (std::size_t i = 0; i < s.size();) {
    if (!is_high(s[i])) {
      ++i;
      continue;
    }
    if (i + 1 == s.size() && !whole) break;
    const auto a = static_cast<unsigned char>(s[i]);
    const auto b = static_cast<unsigned char>(i + 1 < s.size() ? s[i + 1] : 0);
    if (!is_cp949(a, b)) {
      ++n.bad;
      ++i;
      continue;
    }
    ++n.good;
    if (a >= 0xB0 && a <= 0xC8 && b >= 0xA1) ++n.korean;
    i += 2;
  }
  return n;
}

bool is_utf8_name(std::string_view name) { return name == "utf-8" || name == "utf8"; }

/// Korean in CP949 has nearly no UTF-8 in it; UTF-8 with a broken byte has more
/// good characters than bad ones.
bool looks_korean(const Count& cp949, const Count& utf8) {
  constexpr std::size_t one_in = 50;  // a title cut inside a character
  return cp949.korean >= 2 && cp949.korean * 3 >= cp949.good * 2 &&
         cp949.bad * one_in <= cp949.good && utf8.bad > utf8.good;
}

/// Whether the letters of Western Europe stand between those of ASCII, one by one (Montréal), and
/// no character of UTF-8 among them.
bool looks_western(std::string_view s, const Count& utf8) {
  constexpr std::string_view none = "\x81\x8D\x8F\x90\x9D";  // of windows-1252
  if (utf8.good > 0 || utf8.bad == 0) return false;
  std::size_t between = 0;
  const auto letter = [s](std::size_t i) {
    const char c = i < s.size() ? s[i] : ' ';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!is_high(s[i])) continue;
    if (none.find(s[i]) != std::string_view::npos) return false;
    if (letter(i + 1) || (i > 0 && letter(i - 1))) ++between;
  }
  return between * 4 >= utf8.bad * 3;
}

/// Encodings that no byte contradicts.
bool is_single_byte(std::string_view name) {
  return name.starts_with("iso-8859") || name.starts_with("windows-125") || name == "us-ascii" ||
         name == "latin1";
}

/// Whether iconv can read the text as that.
bool fits(const std::string& name, std::string_view head, bool whole) {
  Decoder decoder;
  Buffer out;
  if (!decoder.open(name) || !decoder.feed(head, whole, out)) return false;
  constexpr std::uint64_t one_in = 50;
  return decoder.replaced() * one_in <= head.size();
}

std::string value_of(std::string_view tag, std::string_view name) {
  for (std::size_t i = tag.find(name); i != std::string_view::npos; i = tag.find(name, i + 1)) {
    std::size_t at = tag.find_first_not_of(" \t\r\n", i + name.size());
    if (at == std::string_view::npos || tag[at] != '=') continue;
    at = tag.find_first_not_of(" \t\r\n'\"", at + 1);
    if (at == std::string_view::npos) continue;
    return std::string(tag.substr(at, tag.find_first_of(" \t\r\n'\">;?/", at) - at));
  }
  return {};
}

}  // namespace

std::string declared_encoding(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || head[first] != '<') return {};
  constexpr std::size_t enough = 1024;
  std::string text(head.substr(first, enough));
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (text.starts_with("<?xml")) return value_of(text.substr(0, text.find("?>")), "encoding");
  const std::size_t meta = text.find("<meta");
  return meta == std::string::npos ? std::string() : value_of(text.substr(meta), "charset");
}

std::string wide_encoding(std::string_view s) {
  const auto starts = [s](std::string_view mark) { return s.substr(0, mark.size()) == mark; };
  if (starts("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (starts("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (starts("\xFF\xFE"sv)) return "UTF-16LE";
  if (starts("\xFE\xFF"sv)) return "UTF-16BE";
  if (starts("\x4C\x6F\xA7\x94"sv)) return "CP037";  // "<?xm" of a mainframe
  // Without a mark: where zero bytes stand among the first.
  constexpr std::size_t enough = 1024, few = 4, one_in = 20;
  s = s.substr(0, enough / 4 * 4);
  std::array<std::size_t, 4> zeros{};
  for (std::size_t i = 0; i < s.size() / 4 * 4; ++i) zeros[i % 4] += s[i] == '\0' ? 1 : 0;
  const std::size_t units = s.size() / 4;
  if (units == 0) return {};
  const auto all = [&](std::size_t i) { return zeros[i] == units; };
  if (all(0) && all(1) && !all(3)) return "UTF-32BE";
  if (all(3) && all(2) && !all(0)) return "UTF-32LE";
  const std::size_t even = zeros[0] + zeros[2], odd = zeros[1] + zeros[3];
  const auto many = [&](std::size_t n) {
    return n == units * 2 || (n >= few && n * one_in >= units * 2);
  };
  // Some characters end with a zero byte of their own (U+AC00, the first syllable).
  constexpr std::size_t rather = 4;
  if (even > odd * rather && many(even)) return "UTF-16BE";
  return odd > even * rather && many(odd) ? "UTF-16LE" : "";
}

std::size_t ascii_prefix(std::string_view text) {
  std::size_t i = 0;
  for (std::uint64_t eight = 0; i + sizeof eight <= text.size(); i += sizeof eight) {
    std::memcpy(&eight, text.data() + i, sizeof eight);
    if ((eight & 0x8080808080808080U) != 0) break;
  }
  while (i < text.size() && !is_high(text[i])) ++i;
  return i;
}

bool may_be_western(std::string_view head) {
  // JSON is UTF-8 by its own standard, and a record with other bytes is told by itself; XML says.
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && head[first] != '{' && head[first] != '[' &&
         head[first] != '<' && !head.starts_with("\xEF\xBB\xBF");
}

Encoding encoding_of(std::string_view text, const std::string& declared, bool whole, bool western) {
  Encoding found;
  const std::size_t high = ascii_prefix(text);
  constexpr std::size_t enough = 4096, enough_western = 256 << 10;
  if (!whole && text.size() - high < enough) {
    found.sure = false;
    return found;
  }
  const std::string_view all = text;
  text.remove_prefix(high);
  const bool other = !declared.empty() && !is_utf8_name(declared);
  const Count utf8 = count_utf8(text, whole);
  if (utf8.bad == 0) {
    if (other && utf8.good > 0 && declared != "us-ascii") found.declared = declared;
    return found;
  }
  const Count cp949 = count_cp949(text, whole);
  const bool korean = looks_korean(cp949, utf8);
  if (other && !(korean && is_single_byte(declared)) && fits(declared, text, whole)) {
    const bool part = declared == "euc-kr" || declared == "ks_c_5601-1987";
    found.name = part ? "CP949" : declared;
  } else if (korean) {
    found.name = "CP949";
    found.declared = declared;
  } else if (western && looks_western(all.substr(high > 0 ? high - 1 : 0), utf8)) {
    // A broken byte of UTF-8 looks so too, until its next letter.
    if (!whole && text.size() < enough_western) found.sure = false;
    else found.name = "windows-1252";
  }
  return found;
}

Decoder::Decoder(Decoder&& o) noexcept
    : handle_(std::exchange(o.handle_, nullptr)),
      unit_(o.unit_),
      rest_(std::move(o.rest_)),
      begun_(o.begun_),
      replaced_(o.replaced_) {}

Decoder::~Decoder() {
  if (handle_ != nullptr) ::iconv_close(static_cast<iconv_t>(handle_));
}

bool Decoder::open(const std::string& name) {
  // A name with a slash would choose what iconv does with errors.
  if (name.find('/') != std::string::npos) return false;
  const iconv_t made = ::iconv_open("UTF-8", name.c_str());
  if (made == reinterpret_cast<iconv_t>(-1)) return false;
  handle_ = made;
  unit_ = name.starts_with("UTF-32") ? 4 : name.starts_with("UTF-16") ? 2 : 1;
  return true;
}

bool Decoder::replace(std::size_t bytes, Buffer& out) {
  replaced_ += bytes;
  char* to = out.room(replacement.size());
  if (to == nullptr) return false;
  std::memcpy(to, replacement.data(), replacement.size());
  out.grew(replacement.size());
  return true;
}

bool Decoder::feed(std::string_view bytes, bool last, Buffer& out) {
  std::string joined;
  if (!rest_.empty()) {
    joined = std::exchange(rest_, {});
    joined.append(bytes);
    bytes = joined;
  }
  // A program put the mark of UTF-8 before a text that is none.
  if (constexpr std::string_view mark = "\xEF\xBB\xBF";
      !begun_ && unit_ == 1 && bytes.starts_with(mark))
    bytes.remove_prefix(mark.size());
  // iconv's interface is not const; it does not write to its input.
  char* from = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  while (left > 0) {
    const std::size_t size = left + left / 2 + 64;
    char* to = out.room(size);
    if (to == nullptr) return false;
    char* begin = to;
    std::size_t space = size;
    const std::size_t done = ::iconv(static_cast<iconv_t>(handle_), &from, &left, &to, &space);
    auto made = static_cast<std::size_t>(to - begin);
    if (!begun_ && made > 0) {
      begun_ = true;
      constexpr std::string_view mark = "\xEF\xBB\xBF";
      if (std::string_view(begin, made).starts_with(mark)) {
        made -= mark.size();
        std::memmove(begin, begin + mark.size(), made);
      }
    }
    out.grew(made);
    if (done != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    if (errno == EINVAL && !last) {
      rest_.assign(from, left);
      break;
    }
    const std::size_t broken = std::min(unit_, left);
    if (!replace(broken, out)) return false;
    from += broken;
    left -= broken;
  }
  return true;
}

}  // namespace madang::ingest
