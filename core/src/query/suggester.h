// Completions as one types: titles, names and topics by their beginnings, and by
// the beginnings of the words in them.
#ifndef MADANG_QUERY_SUGGESTER_H_
#define MADANG_QUERY_SUGGESTER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/top_list.h"

namespace madang::query {

/// Texts are added, then finish() makes what find() looks up. After that it is
/// only read, from as many threads as like.
class Suggester {
 public:
  /// A text of a record; `source` is whatever tells its field. The same text
  /// (folded) of one source counts its records.
  void add(std::string_view text, std::uint32_t source);
  void finish();

  struct Found {
    std::string_view text;  ///< as first written
    std::uint32_t source = 0;
    std::uint32_t records = 0;
    std::string_view how;  ///< beginning, word, syllable, initials or keyboard
    std::pair<std::uint32_t, std::uint32_t> span;  ///< bytes of `text` that were typed
  };
  /// Best first: what begins so before what has a word that begins so, then what is
  /// half typed, initial consonants, the other keyboard; among them the most
  /// frequent, then the shortest. Views live as long as this.
  [[nodiscard]] std::vector<Found> find(std::string_view typed, std::size_t limit) const;

  /// Bytes of memory that it takes.
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Entry {
    std::uint32_t text, text_size, flat, flat_size, source, records;
  };
  /// A word of a flat text and all behind it.
  struct Key {
    std::uint32_t entry, offset;
  };
  /// Keys in the order of what stands there in `flat`.
  struct Order {
    std::string flat;  // of all entries, as they are or as their initials
    std::vector<Key> keys;
    TopList ranks;
  };
  class Search;

  void sort(Order& order, std::vector<Key> keys);
  [[nodiscard]] std::string_view text(const Entry& e) const {
    return std::string_view(texts_).substr(e.text, e.text_size);
  }
  [[nodiscard]] static std::string_view flat(const Order& order, const Entry& e) {
    return std::string_view(order.flat).substr(e.flat, e.flat_size);
  }

  std::vector<Entry> entries_;  // by rank, once finished
  std::string texts_;
  Order words_, initials_;  // an initial takes as many bytes as its syllable
  std::unordered_map<std::string, std::uint32_t> known_;  // while texts are added
};

}  // namespace madang::query

#endif  // MADANG_QUERY_SUGGESTER_H_
