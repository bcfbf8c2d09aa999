// English stems; the one place that asks Snowball.
#ifndef MADANG_TEXT_STEM_H_
#define MADANG_TEXT_STEM_H_

#include <string>
#include <string_view>
#include <unordered_map>

struct sb_stemmer;

namespace madang::text {

/// Keeps the stems of the words it has seen, up to a bound.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  /// The stem of a folded word of ASCII letters; a view until the next call.
  std::string_view stem(std::string_view word);
  /// The same of a word that will not be asked for again.
  std::string_view stem_once(std::string_view word);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  sb_stemmer* english_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> seen_;
  std::string word_;  // while it is stemmed
};

}  // namespace madang::text

#endif  // MADANG_TEXT_STEM_H_
