// Cuts a JSON document into the records it holds without parsing them: the
// elements of a top-level array, of the arrays under the collection keys of a
// top-level object, or the object itself. One broken element costs one
// element.
#ifndef MADANG_JSON_SPLIT_H_
#define MADANG_JSON_SPLIT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/check.h"

namespace madang::json {

/// A stretch of the document that should be a record.
struct Piece {
  std::size_t begin = 0, end = 0;  ///< byte offsets into the document
  std::string pointer;             ///< "/bulletins/3", "/3", ""
  std::string key;                 ///< the collection key it stood under, or ""
  bool lacks_comma = false;        ///< it is an object right behind another
};

struct Split {
  std::vector<Piece> pieces;
  /// Where the envelope itself is broken (pieces found before stay good).
  std::vector<SyntaxFault> faults;
  /// Keys of a top-level object that hold no collection, and where their values begin.
  std::vector<std::pair<std::string, std::size_t>> others;
};

/// `keys`: names of collections. An object that has none of them, or only such that hold strings,
/// is one Piece.
[[nodiscard]] Split split(std::string_view document, const std::vector<std::string_view>& keys);

/// The same for a document that is read some at a time.
class Splitter {
 public:
  /// Nothing that must be seen whole is longer, but for what is broken nowhere yet.
  static constexpr std::size_t longest = 64 << 20;

  explicit Splitter(std::vector<std::string_view> keys) : keys_(std::move(keys)) {}

  enum class State : std::uint8_t {
    more,   ///< more of the text has to be there first
    going,  ///< something was found or stepped over
    ended,
  };
  /// Finds the next element or member of the document, of which `text` is what
  /// there is, and `whole` says that nothing follows. Adds to `out` what it found;
  /// its offsets are those of `text`.
  State next(std::string_view text, bool whole, Split& out);
  /// Where it goes on.
  [[nodiscard]] std::size_t at() const { return at_; }
  /// The first `gone` bytes of the text are no longer in it. REQUIRES: gone <= at().
  void moved(std::size_t gone) { at_ -= gone; }

 private:
  enum class Where : std::uint8_t { begin, list, members, behind_list, behind, ended };
  State begin();
  State element();
  State end_of_element(std::size_t begin, std::size_t end);
  State member();
  State behind_member();
  State tail();
  State close_list(bool good);
  State fault(std::string_view expected, Where next);
  [[nodiscard]] bool needs_more() const { return !whole_ && at_ >= text_.size(); }
  void space();
  [[nodiscard]] bool has_collection() const;
  [[nodiscard]] bool known(std::string_view key) const;
  /// Whether an element may hold others of the list: it is a large one, and what it begins
  /// with, a bracket and a name, stands in it again where quotes say that it is in a string.
  [[nodiscard]] bool swallows(std::size_t begin, std::size_t end) const;

  std::vector<std::string_view> keys_;
  std::string_view text_;
  bool whole_ = true;
  Split* out_ = nullptr;
  Where where_ = Where::begin;
  std::size_t at_ = 0;
  std::string pointer_, key_;  // of the list
  std::size_t count_ = 0;      // its elements so far
  std::size_t bytes_ = 0;      // of them
  bool nested_ = false;        // it stands in an object
  bool lacks_comma_ = false;   // its next element
  std::size_t faults_ = 0, faults_before_list_ = 0;
};

}  // namespace madang::json

#endif  // MADANG_JSON_SPLIT_H_
