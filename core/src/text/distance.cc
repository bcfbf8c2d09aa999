#include "text/distance.h"

#include <algorithm>

#include "text/jamo.h"
#include "text/utf8.h"

namespace madang::text {
namespace {

constexpr char32_t hangul_keys = 0x110000;  // above the last character
constexpr std::size_t longest = 250;        // a distance fits into a byte

}  // namespace

std::size_t append_keys(Keys& keys, char32_t c) {
  const std::string typed = keys_of(c);
  if (typed.empty()) {
    keys.push_back(c);
    return 1;
  }
  for (const char key : typed) keys.push_back(hangul_keys + static_cast<unsigned char>(key));
  return typed.size();
}

Keys typing_keys(std::string_view text) {
  Keys keys;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    if (c.bytes != 0) append_keys(keys, c.value);
    i += std::max<std::size_t>(1, c.bytes);
  }
  return keys;
}

Distances::Distances(Keys word) : word_(std::move(word)) {
  if (word_.size() > longest) word_.resize(longest);
  for (std::size_t j = 0; j < width(); ++j) rows_.push_back(static_cast<std::uint8_t>(j));
  least_.push_back(0);
}

void Distances::push(char32_t key) {
  const std::size_t n = width(), depth = typed_.size() + 1, from = rows_.size();
  rows_.resize(from + n);
  const std::uint8_t* before = rows_.data() + from - n;
  const std::uint8_t* first = depth > 1 ? before - n : nullptr;
  std::uint8_t* row = rows_.data() + from;
  const auto one_more = [](std::uint8_t d) {
    return static_cast<std::uint8_t>(d < 255 ? d + 1 : d);
  };
  row[0] = one_more(before[0]);
  std::uint8_t least = row[0];
  for (std::size_t j = 1; j < n; ++j) {
    std::uint8_t d = word_[j - 1] == key ? before[j - 1] : one_more(before[j - 1]);
    d = std::min({d, one_more(before[j]), one_more(row[j - 1])});
    if (first != nullptr && j > 1 && word_[j - 2] == key && word_[j - 1] == typed_.back())
      d = std::min(d, one_more(first[j - 2]));
    row[j] = d;
    least = std::min(least, d);
  }
  least_.push_back(least);
  typed_.push_back(key);
}

void Distances::pop(std::size_t keys) {
  typed_.resize(typed_.size() - keys);
  least_.resize(least_.size() - keys);
  rows_.resize(rows_.size() - keys * width());
}

bool Distances::allows(char32_t key, int bound) const {
  if (least() < bound) return true;
  if (least() > bound) return false;
  const std::size_t n = width(), depth = typed_.size();
  const std::uint8_t* row = rows_.data() + rows_.size() - n;
  for (std::size_t j = 1; j < n; ++j)
    if (word_[j - 1] == key && row[j - 1] <= bound) return true;
  if (depth == 0) return false;
  const std::uint8_t* before = row - n;  // two keys in the wrong order
  for (std::size_t j = 2; j < n; ++j)
    if (word_[j - 2] == key && word_[j - 1] == typed_.back() && before[j - 2] + 1 <= bound)
      return true;
  return false;
}

int distance(std::string_view a, std::string_view b, int bound) {
  Distances rows(typing_keys(a));
  for (const char32_t key : typing_keys(b)) {
    rows.push(key);
    if (rows.least() > bound) return bound + 1;
  }
  return std::min(rows.now(), bound + 1);
}

}  // namespace madang::text
