#include "ingest/formats/xml_rows.h"

#include <algorithm>
#include <deque>
#include <string>

#include "ingest/formats/xml.h"

namespace madang::ingest {
namespace {

class Rows final : public XmlHandler {
 public:
  Rows(std::string_view name, KeyOf key_of, const std::function<void(const TableRow&)>& use)
      : name_(name), key_of_(key_of), use_(&use) {}

 private:
  bool is_item(const XmlNode& element) override { return element.name == name_; }

  void item(const XmlNode& item, const std::vector<XmlNode>&) override {
    TableRow row;
    row.begin = item.begin;
    row.end = item.end;
    texts_.clear();
    for (const XmlNode::Attribute& a : item.attributes)
      row.cells.push_back({a.name, key_of_(a.name), a.value, item.begin, false});
    for (const XmlNode& cell : item.children) {
      if (cell.name.empty()) continue;
      // Tags that nobody escaped are HTML in a text.
      const bool plain = std::all_of(cell.children.begin(), cell.children.end(),
                                     [](const XmlNode& inner) { return inner.name.empty(); });
      texts_.push_back(plain ? cell.all_text() : cell.markup());
      row.cells.push_back({cell.name, key_of_(cell.name), texts_.back(), cell.begin, false});
    }
    (*use_)(row);
  }

  std::string_view name_;
  KeyOf key_of_;
  const std::function<void(const TableRow&)>* use_;
  std::deque<std::string> texts_;  // what the cells of a row are views into
};

}  // namespace

void each_xml_row(Window& text, ImportSink& sink, std::string_view name, KeyOf key_of,
                  const std::function<void(const TableRow&)>& use) {
  Rows rows(name, key_of, use);
  static_cast<void>(read_xml(text, rows, sink));
}

}  // namespace madang::ingest
