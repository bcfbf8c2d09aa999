// Goes through the list of a foreign JSON document, item by item: the document
// is never parsed as a whole, so that a list of a million takes the memory of
// one, and a broken item costs one item.
#ifndef MADANG_INGEST_FORMATS_JSON_ITEMS_H_
#define MADANG_INGEST_FORMATS_JSON_ITEMS_H_

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/formats/item.h"
#include "ingest/formats/registry.h"
#include "json/lists.h"
#include "json/tree.h"

namespace madang::ingest {

/// What was mended of an item so that it could be read.
struct ItemMend {
  std::size_t offset;
  std::string_view rule, message;
};

/// An item as it is meant, and why it was not read as it stands.
struct MendedItem {
  std::string_view rule, message;
  std::string text;
};
/// Parses an item, which is broken at byte `fault` of it, as it is meant where that is certain:
/// with null for NaN, or one pair of quotes for two. Values in the tree have no places in the
/// input.
[[nodiscard]] std::optional<MendedItem> parse_mended(json::Tree& tree, std::string_view item,
                                                     std::size_t fault);

class JsonItems {
 public:
  /// `text` as Importer::read gets it: nothing of it was forgotten. `pointer`: of
  /// the list; a single object that stands there is a list of one.
  JsonItems(Window& text, std::string_view name, ImportSink& sink, std::string_view pointer);

  /// The document without the list. A part of it that is broken is told as
  /// refused, and is missing. Where the document is read while its items are, this
  /// is what stands before the list, and behind the last item all of it.
  [[nodiscard]] json::Value envelope();

  /// Calls `use(Item&, Fields&)` for each object of the list. What is no object is
  /// refused, but null, which some writers leave for an item taken away.
  template <class Use>
  void each(Use use) {
    while (next()) {
      Item item = single_ ? Item(sink_, name_, at_.begin, at_.end, pointer_)
                          : Item(sink_, name_, at_.begin, at_.end, pointer_, elements_.count() - 1);
      if (!mended_.empty()) item.without_places();
      for (const ItemMend& mend : mends_)
        item.tell(Severity::repaired, mend.offset, mend.rule, mend.message);
      Fields fields(item, tree_.root());
      use(item, fields);
    }
  }
  /// The same with `use(json::Range, json::Value, std::span<const ItemMend>, const std::string&
  /// mended)`, for those who ask for no member by its name; `mended` is the item as it was read, ""
  /// where as it stands.
  template <class Use>
  void each_object(Use use) {
    while (next()) use(at_, tree_.root(), std::span<const ItemMend>(mends_), mended_);
  }

  /// Whether the list is there.
  [[nodiscard]] bool found() const { return found_; }
  /// Where it begins.
  [[nodiscard]] std::size_t begin() const { return begin_; }

 private:
  [[nodiscard]] bool next();
  /// The next element of the list to at_, reading on where it is not whole.
  [[nodiscard]] bool next_element();
  /// Reads more of the text, and keeps it from byte `keep` on.
  bool more(std::size_t keep);
  /// Where the list ends, or seems to: until all of it was read that is a walk over it,
  /// which is why it is asked for where it must be known only.
  [[nodiscard]] std::size_t end() const;
  /// Whether it may not end where it seems to, since there is more to read.
  [[nodiscard]] bool goes_on() const;
  /// What stands behind a list that was read piece by piece.
  void read_tail();
  /// Tells that the list does not end, unless its last item did.
  void tell_cut(std::size_t offset, const std::string& rule, const std::string& message,
                const std::string& pointer);
  [[nodiscard]] std::string pointer_of_item() const;
  /// Notes a comma that is missing before the item.
  void look_for_comma();
  /// Reads the item, which is broken at `fault`, as it is meant where that is certain.
  [[nodiscard]] bool read_mended(std::size_t fault);
  void refuse(std::size_t offset, std::string_view rule, const Message& message);

  Window* text_;
  std::string_view name_;
  ImportSink& sink_;
  std::string pointer_;
  bool found_ = false;
  std::size_t begin_ = 0;
  json::Range at_;
  bool single_ = false, done_ = false;
  std::string before_;  // the list, where the document was not there as a whole
  bool piecewise_ = false;
  json::Elements elements_;
  json::Tree tree_, envelope_;
  std::vector<ItemMend> mends_;  // of the item
  std::string mended_;           // the item as it was read, if not as it stands
  bool enveloped_ = false;
  bool walked_ = false;  // behind the last item
  bool cut_ = false;     // the text ends inside the list, and that was told
  std::function<void()> tell_envelope_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_JSON_ITEMS_H_
