#include "output/xml.h"

#include <libxml/tree.h>
#include <madang/json.h>

namespace madang::output {
namespace {

xmlNode* node_of(void* node) { return static_cast<xmlNode*>(node); }
const xmlChar* chars(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

/// Without the control characters that no XML can hold, U+FFFE and U+FFFF.
std::string allowed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') continue;
    const bool last = text.substr(i, 2) == "\xEF\xBF" && i + 2 < text.size() &&
                      (static_cast<unsigned char>(text[i + 2]) & 0xFE) == 0xBE;
    if (last) {
      i += 2;
      continue;
    }
    out += text[i];
  }
  return out;
}

}  // namespace

struct XmlDocument::Data {
  xmlDoc* document = xmlNewDoc(chars("1.0"));
  xmlNode* root = nullptr;
  ~Data() { xmlFreeDoc(document); }
};

XmlElement XmlElement::child(const char* name) {
  return XmlElement(xmlNewChild(node_of(node_), nullptr, chars(name), nullptr));
}

void XmlElement::text(const char* name, std::string_view text) {
  if (!text.empty()) child(name).set_text(text);
}

XmlElement& XmlElement::attribute(const char* name, std::string_view value) {
  xmlNewProp(node_of(node_), chars(name), chars(allowed(value).c_str()));
  return *this;
}

XmlElement& XmlElement::set_text(std::string_view text) {
  xmlAddChild(node_of(node_), xmlNewText(chars(allowed(text).c_str())));
  return *this;
}

XmlDocument::XmlDocument(const char* root) : data_(new Data) {
  data_->root = xmlNewNode(nullptr, chars(root));
  xmlDocSetRootElement(data_->document, data_->root);
}

XmlDocument::~XmlDocument() = default;

XmlElement XmlDocument::root() const { return XmlElement(data_->root); }

std::string XmlDocument::to_string() const {
  xmlChar* text = nullptr;
  int size = 0;
  xmlDocDumpFormatMemoryEnc(data_->document, &text, &size, "UTF-8", 1);
  std::string out(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
  xmlFree(text);
  return out;
}

void put_places(XmlElement& item, const Bulletin& bulletin, std::string_view language) {
  for (const Place& place : bulletin.places) {
    if (!place.lat || !place.lon) continue;
    std::string point;
    append_number(point, *place.lat);
    point += ' ';
    append_number(point, *place.lon);
    item.text("georss:point", point);
    item.text("georss:featurename", place.name.in(language));
  }
}

}  // namespace madang::output
