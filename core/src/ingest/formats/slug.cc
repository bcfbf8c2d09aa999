#include "ingest/formats/slug.h"

#include <algorithm>
#include <span>

#include "base/hash.h"

namespace madang::ingest {
namespace {

/// Punctuation that pages use (U+00A0 to U+00BF, U+2000 to U+2BFF, U+3000 to
/// U+303F): its bytes, or 0 at anything else.
std::size_t punctuation_at(std::string_view s, std::size_t i) {
  const auto a = static_cast<unsigned char>(s[i]);
  const auto b = static_cast<unsigned char>(i + 1 < s.size() ? s[i + 1] : 0);
  if (a == 0xC2) return 2;
  if (a == 0xE2 && b >= 0x80 && b <= 0xAF) return 3;
  if (a == 0xE3 && b == 0x80) return 3;
  return 0;
}

}  // namespace

std::string slug(std::string_view title, std::string_view prefix) {
  constexpr std::size_t longest = 80;
  std::string out;
  bool letters_lost = false, cut = false, gap = false;
  for (std::size_t i = 0; i < title.size();) {
    const char c = title[i];
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      if (out.size() >= longest && gap) {
        cut = true;
        break;
      }
      if (gap && !out.empty()) out += '-';
      gap = false;
      out += upper ? static_cast<char>(c - 'A' + 'a') : c;
      ++i;
    } else if (static_cast<unsigned char>(c) < 0x80) {
      gap |= c != '\'';  // "Seoul's" is one word
      ++i;
    } else if (const std::size_t n = punctuation_at(title, i)) {
      gap |= title.substr(i, n) != "’";
      i += n;
    } else {
      letters_lost = gap = true;
      ++i;
    }
  }
  if (out.size() > 2 * longest) out.resize(2 * longest), cut = true;
  if (!letters_lost && !cut && !out.empty()) return out;
  if (out.empty()) out = prefix;
  const auto bytes = std::as_bytes(std::span(title.data(), title.size()));
  return out + "-" + base::hex(base::hash(bytes)).substr(0, 8);
}

std::string Ids::unused(const std::string& id, std::string_view more) {
  if (used_.add(id)) return id;
  std::string wider = id;
  if (!more.empty()) {
    wider.append("-").append(more);
    if (used_.add(wider)) return wider;
  }
  for (int& n = next_[wider];;) {  // goes on where the last of that name ended
    std::string numbered = wider + "-" + std::to_string(n = std::max(n + 1, 2));
    if (used_.add(numbered)) return numbered;
  }
}

}  // namespace madang::ingest
