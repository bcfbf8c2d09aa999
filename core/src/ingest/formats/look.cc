#include "ingest/formats/look.h"

#include <madang/json.h>

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/formats/no_sink.h"
#include "ingest/formats/table.h"
#include "ingest/formats/xml.h"
#include "ingest/formats/xml_object.h"
#include "json/lists.h"

namespace madang::ingest {
namespace {

std::string beginning_of_xml(std::string_view bytes) {
  constexpr std::size_t enough = 64 << 10;
  class Root final : public XmlHandler {
   public:
    std::string json;

   private:
    bool is_item(const XmlNode&) override { return true; }
    void item(const XmlNode& root, const std::vector<XmlNode>& outside) override {
      if (outside.empty()) append_object(root, json);
    }
  } root;
  NoSink none;
  Window head(bytes.substr(0, enough));
  static_cast<void>(read_xml(head, root, none));
  return std::move(root.json);
}

std::string header_of_csv(std::string_view bytes) {
  std::string json = "[{";
  for (const std::string& name : csv_header_of(bytes)) {
    if (json.back() != '{') json += ',';
    append_quoted(json, name);
    json += ":true";
  }
  return json + "}]";
}

/// Whether there is a list without anything in it, outside of other lists.
bool has_empty_list(json::Value value, int depth) {
  constexpr int deepest = 4;
  if (value.is_list()) return value.size() == 0;
  if (!value.is_object() || depth == deepest) return false;
  for (const json::Value member : value)
    if (has_empty_list(member, depth + 1)) return true;
  return false;
}

/// By the brackets of the document, for what stands between them may be broken.
std::string whole_rows_of(std::string_view text) {
  constexpr std::size_t enough = 1 << 20, most = 4;
  // One that does not end takes all that is behind it, and so does the next.
  constexpr std::size_t most_read = 16 * enough;
  text = text.substr(0, enough);
  json::Tree tree;
  std::size_t read = 0;
  std::string lists = "{";
  for (const json::FoundList& list : json::find_lists(text)) {
    json::Elements elements(text, list.range.begin);
    json::Range at;
    std::string rows;
    for (std::size_t whole = 0; whole < most && read < most_read && elements.next(at);) {
      const std::string_view element = text.substr(at.begin, at.end - at.begin);
      read += element.size();
      if (const auto fault = tree.parse_copy(element)) {
        static_cast<void>(elements.broken(at.begin + fault->offset));
      } else if (tree.root().is_object()) {
        rows.append(rows.empty() ? "" : ",").append(element);
        ++whole;
      }
    }
    if (rows.empty()) continue;
    if (lists.size() > 1) lists += ',';
    append_quoted(lists, list.pointer);
    lists.append(":[").append(rows).append("]");
  }
  return lists + "}";
}

}  // namespace

Look::Look(std::string_view bytes) : bytes_(bytes) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) mark_ = 3;
  bytes_.remove_prefix(mark_);
  const std::size_t at = bytes_.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos) return;
  first_ = bytes_[at];
  // One of the first elements may be what is broken; the reader says where.
  if (first_ == '{' || first_ == '[') {
    for (const std::size_t elements : {4, 1, 0})
      if (!json_.parse_copy(json::skeleton(bytes_, elements))) break;
  }
  if (first_ == '[' && json().size() == 0)  // all of its first elements are broken
    if (const json::Value rows = whole_rows()[""])
      static_cast<void>(json_.parse_copy(std::string(rows.raw())));
  if (first_ == '<') root_ = xml_root(bytes_);
  // Feeds and pages are no tables.
  constexpr std::array<std::string_view, 6> others{"rss", "feed", "RDF", "channel", "html", "HTML"};
  const bool xml = !root_.empty() && std::find(others.begin(), others.end(), root_) == others.end();
  if (xml) static_cast<void>(table_.parse_copy(beginning_of_xml(bytes_)));
  else if (first_ != '<' && first_ != '{' && first_ != '[')
    static_cast<void>(table_.parse_copy(header_of_csv(bytes_)));
}

json::Value Look::whole_rows() const {
  if (!whole_rows_) {
    whole_rows_.emplace();
    // What is broken among the first elements leaves an empty list, or nothing.
    if ((first_ == '{' || first_ == '[') && (!json() || has_empty_list(json(), 0)))
      static_cast<void>(whole_rows_->parse_copy(whole_rows_of(bytes_)));
  }
  return whole_rows_->root();
}

json::Value Look::item(std::string_view pointer) const {
  for (const json::Value element : json().find(pointer))
    if (element.is_object() && element.key().empty()) return element;
  if (json() && !json().find(pointer).is_list()) return {};
  return whole_rows()[pointer].at(0);  // those before it are broken
}

}  // namespace madang::ingest
