#include "ingest/formats/mapped_xml.h"

#include "ingest/formats/find_rows.h"
#include "ingest/formats/guess.h"
#include "ingest/formats/xml.h"
#include "ingest/formats/xml_object.h"
#include "json/lists.h"

namespace madang::ingest {
namespace {

class Objects final : public XmlHandler {
 public:
  Objects(std::string_view name, std::string_view file, ImportSink& sink,
          const std::function<void(Item&, Fields&)>& use)
      : name_(name), file_(file), sink_(sink), use_(use) {}
  [[nodiscard]] bool any() const { return any_; }

 private:
  bool is_item(const XmlNode& element) override { return element.name == name_; }
  void item(const XmlNode& element, const std::vector<XmlNode>&) override {
    any_ = true;
    json_.clear();
    append_row_object(element, json_);
    Item item(sink_, file_, element.begin, element.end);
    item.without_places();
    if (tree_.parse_copy(json_) || !tree_.root().is_object())
      return item.tell(Severity::refused, element.begin, "not-an-object",
                       "expected an element with others in it, and found a text");
    Fields fields(item, tree_.root());
    use_(item, fields);
  }

  std::string_view name_, file_;
  ImportSink& sink_;
  const std::function<void(Item&, Fields&)>& use_;
  std::string json_;
  json::Tree tree_;
  bool any_ = false;
};

}  // namespace

std::optional<std::string> find_xml_rows(const Look& look) {
  if (look.first() != '<' || !look.table()) return std::nullopt;
  if (const auto list = json::main_list(look.table().raw())) return list->pointer;
  return find_single_row(look.table());
}

bool each_xml_object(Window& text, std::string_view file, ImportSink& sink,
                     std::string_view pointer,
                     const std::function<void(Item& item, Fields& fields)>& use) {
  const std::string_view name = pointer.substr(pointer.rfind('/') + 1);
  Objects objects(name, file, sink, use);
  static_cast<void>(read_xml(text, objects, sink));
  return objects.any();
}

std::optional<Mapping> guess_xml(const Look& look, std::string_view as) {
  const auto pointer = find_xml_rows(look);
  if (!pointer) return std::nullopt;
  auto mapping = guess_rows(look.table().find(*pointer), *pointer, as);
  if (!mapping) return std::nullopt;
  // One element that is called a name may be anything, where nobody says what.
  return mapping->members.size() > 1 || !as.empty() ? mapping : std::nullopt;
}

}  // namespace madang::ingest
