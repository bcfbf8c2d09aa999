#include "json/out.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "json/plain.h"

namespace madang::json {
namespace {

constexpr std::size_t longest_escape = 6;

char* write_escaped(char* to, char c) {
  static constexpr char hex[] = "0123456789abcdef";
  *to++ = '\\';
  switch (c) {
    case '"':
    case '\\': *to++ = c; return to;
    case '\n': *to++ = 'n'; return to;
    case '\r': *to++ = 'r'; return to;
    case '\t': *to++ = 't'; return to;
    default:
      *to++ = 'u';
      *to++ = '0';
      *to++ = '0';
      *to++ = hex[c >> 4 & 15];
      *to++ = hex[c & 15];
      return to;
  }
}

/// Copies fewer than 16 bytes, all of which can stand between quotes as they are; false:
/// one of them cannot, and nothing was copied.
bool copy_short(char* to, const char* at, std::size_t n) {
  // Two words, which share bytes where there are not as many.
  if (n >= 8) {
    std::uint64_t first = 0, last = 0;
    std::memcpy(&first, at, 8);
    std::memcpy(&last, at + n - 8, 8);
    if ((not_plain(first) | not_plain(last)) != 0) return false;
    std::memcpy(to, &first, 8);
    std::memcpy(to + n - 8, &last, 8);
  } else if (n >= 4) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, at, 4);
    std::memcpy(&last, at + n - 4, 4);
    if (not_plain(std::uint64_t{first} << 32 | last) != 0) return false;
    std::memcpy(to, &first, 4);
    std::memcpy(to + n - 4, &last, 4);
  } else {
    for (std::size_t i = 0; i < n; ++i) {
      if (skip_plain(at + i, at + i + 1) == at + i) return false;
      to[i] = at[i];
    }
  }
  return true;
}

/// Copies what can stand between quotes as it is; moves both on.
void copy_plain(char*& to, const char*& at, const char* end) {
#ifdef __SSE2__  // in one walk what skip_plain() and a copy do in two
  for (; end - at >= 16; at += 16, to += 16) {
    std::memcpy(to, at, 16);
    if (const unsigned found = not_plain(at); found != 0) {
      const auto n = std::countr_zero(found);
      at += n;
      to += n;
      return;
    }
  }
#endif
  const char* stop = end;
  if (end - at >= 16 || !copy_short(to, at, static_cast<std::size_t>(end - at))) {
    stop = skip_plain(at, end);
    std::copy(at, stop, to);
  }
  to += stop - at;
  at = stop;
}

/// Of a number with few decimals its digits; null where it has more. Up to 15 digits are
/// those that no shorter number reads as the same as.
char* write_decimal(char* to, double value) {
  constexpr double shift = 1e7, most = 1e15;
  const double scaled = value * shift;
  if (!(std::fabs(scaled) < most)) return nullptr;
  auto whole = static_cast<std::int64_t>(std::nearbyint(scaled));
  if (static_cast<double>(whole) / shift != value || std::fabs(value) < 1e-3) return nullptr;
  if (whole < 0) {
    *to++ = '-';
    whole = -whole;
  }
  constexpr std::int64_t one = 10000000;
  to = std::to_chars(to, to + 16, whole / one).ptr;
  *to++ = '.';
  std::int64_t rest = whole % one;
  for (std::int64_t unit = one / 10; rest > 0; rest %= unit, unit /= 10)
    *to++ = static_cast<char>('0' + rest / unit);
  return to;
}

}  // namespace

void quote(Out& out, std::string_view text) {
  char* to = out.room(text.size() + 2);
  const char *at = text.data(), *const end = at + text.size();
  *to++ = '"';
  while (true) {
    copy_plain(to, at, end);
    if (at == end) break;
    out.end(to);
    to = out.room(static_cast<std::size_t>(end - at) + longest_escape + 1);
    to = write_escaped(to, *at++);
  }
  *to++ = '"';
  out.end(to);
}

char* write_number(char* to, double value) {
  constexpr std::size_t room = 32;
  if (!std::isfinite(value)) {
    std::memcpy(to, "null", 4);
    return to + 4;
  }
  if (value == std::floor(value) && std::fabs(value) < 1e15)
    return std::to_chars(to, to + room, static_cast<long long>(value)).ptr;
  if (char* const end = write_decimal(to, value)) return end;
  return std::to_chars(to, to + room, value).ptr;
}

}  // namespace madang::json
