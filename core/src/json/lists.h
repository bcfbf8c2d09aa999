// Finds lists in a JSON document by its brackets alone, without parsing it: a
// list of a million elements can be read one by one, and a broken element costs
// one element.
#ifndef MADANG_JSON_LISTS_H_
#define MADANG_JSON_LISTS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/check.h"
#include "json/tree.h"

namespace madang::json {

/// Bytes [begin, end) of a document.
struct Range {
  std::size_t begin = 0, end = 0;
};

/// A list whose first element is an object.
struct FoundList {
  std::string pointer;  ///< RFC 6901; "" for the document itself
  Range range;          ///< with its brackets
  std::size_t elements = 0;
};

/// All lists of objects that are not inside another list, in the order of the
/// document.
[[nodiscard]] std::vector<FoundList> find_lists(std::string_view document);

/// The one that holds the records: the one with most elements, the first of
/// several. Nullopt where there is none.
[[nodiscard]] std::optional<FoundList> main_list(std::string_view document);

/// The value at `pointer`, which leads through objects only.
[[nodiscard]] std::optional<Range> locate(std::string_view document, std::string_view pointer);
/// First byte of the value at `pointer`.
[[nodiscard]] std::optional<std::size_t> find_begin(std::string_view document,
                                                    std::string_view pointer);
/// Behind the value that begins there: of a long list that is a walk over all of it.
[[nodiscard]] std::size_t find_end(std::string_view document, std::size_t begin);

/// The document with `[]` for the value in `range`.
[[nodiscard]] std::string without(std::string_view document, Range range);

/// The document with at most `elements` of each list, and cut after about
/// `bytes` of them at the end of a value; brackets are closed. For telling a
/// shape by its beginning.
[[nodiscard]] std::string skeleton(std::string_view document, std::size_t elements = 4,
                                   std::size_t bytes = 256 << 10);

/// The elements of a list one after another.
class Elements {
 public:
  /// `list`: where its bracket stands.
  Elements(std::string_view document, std::size_t list);

  /// The next element; false behind the last.
  [[nodiscard]] bool next(Range& element) { return begins(element) && steps_over(element); }
  /// The same, and parses it to `tree` while it steps over it. Where the element is no
  /// good list or object there is nothing in the tree. REQUIRES: json::padding readable
  /// bytes behind the document.
  [[nodiscard]] bool next(Range& element, Tree& tree);
  /// Whether no comma stands before the element given last, which is an object behind another.
  [[nodiscard]] bool lacks_comma() const { return lacks_comma_; }
  /// How many were given so far.
  [[nodiscard]] std::size_t count() const { return count_; }
  /// The element given last is broken at byte `fault` of the document: where the
  /// brackets lead astray because of it, goes on where the list is in step again
  /// (json/resync.h), or behind the next `},{`. Returns the end of what is given up.
  std::size_t broken(std::size_t fault);
  /// Where the next element is looked for.
  [[nodiscard]] std::size_t at() const { return at_; }
  /// The document is read some at a time: `document` is what there is of it now,
  /// without the first `gone` bytes of what there was.
  void moved(std::string_view document, std::size_t gone);
  /// Where the list itself is broken; the elements before are good.
  [[nodiscard]] const std::optional<SyntaxFault>& fault() const { return fault_; }

 private:
  /// Goes to the next element; false: there is none.
  [[nodiscard]] bool begins(Range& element);
  [[nodiscard]] bool steps_over(Range& element);
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
  Range last_;
  bool ended_ = false;
  bool lacks_comma_ = false;
  std::optional<SyntaxFault> fault_;
};

}  // namespace madang::json

#endif  // MADANG_JSON_LISTS_H_
