#include "text/stem.h"

#include <libstemmer.h>

namespace madang::text {
namespace {

constexpr std::size_t most_seen = 100'000;  // about 10 MB

/// Plurals that Snowball takes for those of words in -e ("buse").
std::string_view before_stemming(std::string_view word) {
  if (word == "buses" || word == "busses") return "bus";
  if (word == "gases") return "gas";
  if (word == "pluses") return "plus";
  return word;
}

}  // namespace

Stemmer::Stemmer() : english_(sb_stemmer_new("english", nullptr)) {}
Stemmer::~Stemmer() { sb_stemmer_delete(english_); }

std::string_view Stemmer::stem(std::string_view word) {
  if (const auto it = seen_.find(word); it != seen_.end()) return it->second;
  if (seen_.size() >= most_seen) seen_.clear();
  return seen_.emplace(word, stem_once(word)).first->second;
}

std::string_view Stemmer::stem_once(std::string_view word) {
  word_ = before_stemming(word);
  if (english_ == nullptr) return word_;
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word_.data());
  const sb_symbol* result = sb_stemmer_stem(english_, bytes, static_cast<int>(word_.size()));
  if (result == nullptr) return word_;
  return {reinterpret_cast<const char*>(result),
          static_cast<std::size_t>(sb_stemmer_length(english_))};
}

}  // namespace madang::text
