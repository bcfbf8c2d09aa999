// One node of schema.org as a record.
#ifndef MADANG_INGEST_FORMATS_JSON_LD_MAKE_H_
#define MADANG_INGEST_FORMATS_JSON_LD_MAKE_H_

#include <string>
#include <string_view>
#include <unordered_map>

#include "ingest/formats/item.h"
#include "ingest/formats/registry.h"
#include "ingest/formats/slug.h"
#include "json/tree.h"

namespace madang::ingest::schema {

/// What other nodes ask of a node, by its @id.
class Names {
 public:
  /// Adds the node, if it has an id and something to ask for.
  void add(const json::Value& node);
  /// Its name; empty for an id that no node has.
  [[nodiscard]] std::string_view of(std::string_view id) const {
    const Named* const node = find(id);
    return node == nullptr ? std::string_view() : std::string_view(node->name);
  }
  /// The address of an image or another file; empty for what is none.
  [[nodiscard]] std::string_view file(std::string_view id) const {
    const Named* const node = find(id);
    return node == nullptr ? std::string_view() : std::string_view(node->file);
  }
  /// Whether it is of a type that is no series.
  [[nodiscard]] bool is_page(std::string_view id) const {
    const Named* const node = find(id);
    return node != nullptr && node->page;
  }

 private:
  struct Named {
    std::string name, file;
    bool page = false;
  };
  [[nodiscard]] const Named* find(std::string_view id) const;
  std::unordered_map<std::string, Named> all_;
};

/// What a value says in words: a text, a number, the name of a node or of the one
/// that its @id refers to, or of several, joined by commas.
[[nodiscard]] std::string said(const json::Value& value, const Names& names, int depth = 0);

/// Makes the record that its type asks for: articles and events are bulletins,
/// organizations organizations, places, offers and products resources. Nodes of
/// other types are told (notice `other-type`).
void take(Item& item, Fields& fields, const Names& names, Ids& ids);

}  // namespace madang::ingest::schema

#endif  // MADANG_INGEST_FORMATS_JSON_LD_MAKE_H_
