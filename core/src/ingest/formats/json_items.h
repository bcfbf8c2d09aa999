// Goes through the list of a foreign JSON document, item by item: the document
// is never parsed as a whole, so that a list of a million takes the memory of
// one, and a broken item costs one item.
#ifndef MADANG_INGEST_FORMATS_JSON_ITEMS_H_
#define MADANG_INGEST_FORMATS_JSON_ITEMS_H_

#include <string>
#include <string_view>

#include "ingest/formats/item.h"
#include "ingest/formats/registry.h"
#include "json/lists.h"
#include "json/tree.h"

namespace madang::ingest {

class JsonItems {
 public:
  /// `bytes` as Importer::read gets them. `pointer`: of the list; a single
  /// object that stands there is a list of one.
  JsonItems(std::string_view bytes, std::string_view name, ImportSink& sink,
            std::string_view pointer);

  /// The document without the list. A part of it that is broken is told as
  /// refused, and is missing.
  [[nodiscard]] json::Value envelope();

  /// Calls `use(Item&, Fields&)` for each object of the list. What is no object is
  /// refused, but null, which some writers leave for an item taken away.
  template <class Use>
  void each(Use use) {
    while (next()) {
      Item item(sink_, name_, at_.begin, at_.end, pointer_of_item());
      Fields fields(item, tree_.root());
      use(item, fields);
    }
  }

  /// The bytes behind a byte order mark, which offsets count from the mark.
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  /// Whether the list is there.
  [[nodiscard]] bool found() const { return list_.end > list_.begin; }

 private:
  [[nodiscard]] bool next();
  [[nodiscard]] std::string pointer_of_item() const;
  void refuse(std::size_t offset, std::string rule, std::string message);

  std::string_view bytes_, name_;
  ImportSink& sink_;
  std::string pointer_;
  json::Range list_, at_;
  bool single_ = false, done_ = false;
  json::Elements elements_;
  json::Tree tree_, envelope_;
  bool enveloped_ = false;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_JSON_ITEMS_H_
