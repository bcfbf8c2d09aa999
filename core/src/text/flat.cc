#include "text/flat.h"

#include <algorithm>

#include "text/characters.h"
#include "text/jamo.h"
#include "text/plain.h"
#include "text/utf8.h"

namespace madang::text {
namespace {

class Flattener {
 public:
  explicit Flattener(std::vector<Origin>* origins) : origins_(origins) {}

  void add(char32_t c, Origin from) {
    if (gap_ && !out_.empty()) put(' ', {gap_begin_, from.begin});
    gap_ = false;
    put(c, from);
  }
  void separator(std::size_t at) {
    if (!gap_) gap_begin_ = static_cast<std::uint32_t>(at);
    gap_ = true;
  }
  std::string take() { return std::move(out_); }

 private:
  void put(char32_t c, Origin from) {
    encode(out_, c);
    if (origins_ != nullptr) origins_->push_back(from);
  }
  std::string out_;
  std::vector<Origin>* origins_;
  bool gap_ = false;
  std::uint32_t gap_begin_ = 0;
};

}  // namespace

std::string flatten(std::string_view text, std::vector<Origin>* origins) {
  Flattener out(origins);
  thread_local Folder folder;  // for what it knows
  const auto ascii = [&](std::size_t i) { return byte_at(text, i) < 0x80; };
  for (std::size_t i = 0; i < text.size();) {
    const auto begin = static_cast<std::uint32_t>(i);
    if (ascii(i) && ascii(i + 1)) {
      const char c = text[i++];
      if (byte_class(c) == ByteClass::separator) out.separator(begin);
      else
        out.add(static_cast<char32_t>(byte_class(c) == ByteClass::letter ? c | 0x20 : c),
                {begin, begin + 1});
      continue;
    }
    const std::size_t end = cluster_end(text, i);
    if (end == i) {  // no UTF-8
      out.separator(begin);
      ++i;
      continue;
    }
    const Origin here{begin, static_cast<std::uint32_t>(end)};
    const CodePoint first = decode(text, i);
    if (is_syllable(first.value) && first.bytes == end - i) {
      out.add(first.value, here);
    } else {
      for (const std::int32_t folded : folder.fold(text.substr(i, end - i), true)) {
        const auto c = static_cast<char32_t>(folded);
        if (class_of(c) == Class::separator) out.separator(begin);
        else out.add(c, here);
      }
    }
    i = end;
  }
  return out.take();
}

std::string initials_of(std::string_view flat) {
  std::string out;
  for (std::size_t i = 0; i < flat.size();) {
    const CodePoint c = decode(flat, i);
    if (c.bytes != 0) encode(out, initial_of(c.value));
    i += std::max<std::size_t>(1, c.bytes);
  }
  return out;
}

}  // namespace madang::text
