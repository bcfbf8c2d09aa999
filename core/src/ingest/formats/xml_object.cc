#include "ingest/formats/xml_object.h"

#include <madang/json.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/formats/row_object.h"

namespace madang::ingest {
namespace {

using Elements = std::vector<const XmlNode*>;  // of one name

bool holds_elements(const XmlNode& element) {
  return std::any_of(element.children.begin(), element.children.end(),
                     [](const XmlNode& child) { return !child.name.empty(); });
}

/// Whether elements stand in a text, or are those that pages are made of.
bool is_page(const XmlNode& element) {
  constexpr std::array<std::string_view, 7> tags{"p", "br", "div", "span", "strong", "ul", "table"};
  bool text = false, page = false;
  for (const XmlNode& child : element.children) {
    text = text ||
           (child.name.empty() && child.text.find_first_not_of(" \t\r\n") != std::string::npos);
    page = page || std::find(tags.begin(), tags.end(), child.name) != tags.end();
  }
  return page || (text && holds_elements(element));
}

bool is_text(const XmlNode& element) {
  const bool row = element.children.empty() && !element.attributes.empty();
  return is_page(element) || (!holds_elements(element) && !row);
}

/// How a text that is no page becomes JSON.
using AppendText = void (*)(std::string& json, std::string_view text);

class Object {
 public:
  explicit Object(std::string& json) : json_(json) { json_ += '{'; }
  ~Object() { json_ += '}'; }
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

  void member(std::string_view name) {
    if (any_) json_ += ',';
    any_ = true;
    append_quoted(json_, name);
    json_ += ':';
  }
  /// `append(element)` for each of them, in brackets where there are several.
  template <class Append>
  void elements(std::string_view name, const Elements& all, Append append) {
    member(name);
    if (all.size() > 1) json_ += '[';
    for (const XmlNode* one : all) {
      if (one != all.front()) json_ += ',';
      append(*one);
    }
    if (all.size() > 1) json_ += ']';
  }

 private:
  std::string& json_;
  bool any_ = false;
};

void append(const XmlNode& element, std::string& json, AppendText text);

void append_value(const XmlNode& element, std::string& json, AppendText text) {
  if (is_page(element)) append_quoted(json, element.markup());
  else if (is_text(element)) text(json, element.all_text());
  else append(element, json, text);
}

/// Of texts: one by one, each told once for all elements of the name.
void append_attributes(std::string_view name, const Elements& all, Object& object,
                       std::string& json, AppendText text) {
  std::vector<std::string_view> told;
  for (const XmlNode* one : all)
    for (const XmlNode::Attribute& attribute : one->attributes) {
      if (!is_text(*one) || std::find(told.begin(), told.end(), attribute.name) != told.end())
        continue;
      told.emplace_back(attribute.name);
      object.elements(std::string(name) + "@" + attribute.name, all,
                      [&](const XmlNode& of) { text(json, of.attribute(attribute.name)); });
    }
}

void append(const XmlNode& element, std::string& json, AppendText append_text) {
  std::vector<std::pair<std::string_view, Elements>> members;
  for (const XmlNode& child : element.children) {
    if (child.name.empty()) continue;
    auto same = std::find_if(members.begin(), members.end(),
                             [&child](const auto& m) { return m.first == child.name; });
    if (same == members.end()) same = members.insert(same, {child.name, {}});
    same->second.push_back(&child);
  }
  const std::string text = members.empty() ? element.all_text() : std::string();
  if (members.empty() && element.attributes.empty()) return append_text(json, text);
  Object object(json);
  for (const XmlNode::Attribute& attribute : element.attributes) {
    const bool taken = std::any_of(members.begin(), members.end(),
                                   [&](const auto& m) { return m.first == attribute.name; });
    object.member((taken ? "@" : "") + attribute.name);
    append_text(json, attribute.value);
  }
  if (!text.empty()) {
    object.member("text");
    append_text(json, text);
  }
  for (const auto& [name, all] : members) {
    object.elements(name, all, [&](const XmlNode& one) { append_value(one, json, append_text); });
    append_attributes(name, all, object, json, append_text);
  }
}

}  // namespace

void append_object(const XmlNode& element, std::string& json) {
  append(element, json, append_quoted);
}

void append_row_object(const XmlNode& element, std::string& json) {
  append(element, json, append_cell);
}

}  // namespace madang::ingest
