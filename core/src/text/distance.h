// How many typing mistakes lie between two words: a key left out, added, hit
// instead of another, or two keys in the wrong order count one each
// (Damerau-Levenshtein, every key edited once at most). A key is a letter, or what
// types a Hangul letter, so that 되 and 돼 are one mistake apart.
#ifndef MADANG_TEXT_DISTANCE_H_
#define MADANG_TEXT_DISTANCE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace madang::text {

/// Keys are letters of any script, or above Unicode those of Hangul.
using Keys = std::u32string;
/// Appends the keys of a folded character; returns how many.
std::size_t append_keys(Keys& keys, char32_t c);
/// The keys of folded text; bytes that are no UTF-8 are passed over.
[[nodiscard]] Keys typing_keys(std::string_view text);

/// The distances of one word from the beginnings of another, which is typed and
/// taken back at its end: all words of a sorted list are tried without beginning
/// anew at what they share.
class Distances {
 public:
  /// Nothing is typed yet.
  explicit Distances(Keys word);

  void push(char32_t key);
  void pop(std::size_t keys);
  [[nodiscard]] std::size_t depth() const { return typed_.size(); }
  /// Of the whole word from what is typed.
  [[nodiscard]] int now() const { return rows_.back(); }
  /// The least that any continuation of what is typed comes to.
  [[nodiscard]] int least() const { return least_.back(); }
  /// Whether `key`, typed next, leaves a continuation within `bound`.
  [[nodiscard]] bool allows(char32_t key, int bound) const;

 private:
  [[nodiscard]] std::size_t width() const { return word_.size() + 1; }
  Keys word_, typed_;
  std::vector<std::uint8_t> rows_, least_;  // a row of width() and its least, by depth
};

/// The distance of two words, or bound + 1 where it is above `bound`.
[[nodiscard]] int distance(std::string_view a, std::string_view b, int bound);

}  // namespace madang::text

#endif  // MADANG_TEXT_DISTANCE_H_
