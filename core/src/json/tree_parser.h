// Makes the nodes of a tree in one walk over the text.
#ifndef MADANG_JSON_TREE_PARSER_H_
#define MADANG_JSON_TREE_PARSER_H_

#include <bit>
#include <string_view>

#include "base/has_any.h"
#include "json/plain.h"
#include "json/tree.h"

namespace madang::json {

class TreeParser {
 public:
  TreeParser(Tree& tree, std::string_view text)
      : tree_(tree), begin_(text.data()), at_(begin_), end_(begin_ + text.size()) {}

  /// Takes the value that the text begins with, white space around it. False: this is
  /// no JSON. Whether it is UTF-8 is not asked.
  bool run();
  /// Bytes it took.
  [[nodiscard]] std::size_t taken() const { return static_cast<std::size_t>(at_ - begin_); }

 private:
  struct Key {
    std::uint32_t begin = 0, size = 0, name = 0;
    bool escaped = false;
  };
  bool value(int depth, const Key& key);
  bool members(int depth);
  bool elements(int depth);
  bool key(Key& key);
  /// Behind the string, or false.
  bool string(bool& escaped) {
#ifdef __SSE2__  // most are short
    if (end_ - at_ > 16) {
      const unsigned found = not_plain(at_ + 1);
      const char* const stop = at_ + 1 + std::countr_zero(found | 0x10000U);
      if (*stop == '"') return at_ = stop + 1, true;
    }
#endif
    return long_string(escaped);
  }
  bool long_string(bool& escaped);
  /// Writes the string without its escapes; false: one of them is none.
  bool unescape(std::uint32_t begin, std::uint32_t& size);
  bool number();
  bool digits();
  bool word(std::string_view word);
  void space() {
    while (at_ < end_ && static_cast<unsigned char>(*at_) <= ' ' && base::is_space(*at_)) ++at_;
  }
  [[nodiscard]] char here() const { return at_ < end_ ? *at_ : '\0'; }
  [[nodiscard]] std::uint32_t offset() const { return static_cast<std::uint32_t>(at_ - begin_); }

  Tree& tree_;
  const char *begin_, *at_, *end_;
};

}  // namespace madang::json

#endif  // MADANG_JSON_TREE_PARSER_H_
