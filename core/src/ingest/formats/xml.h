// XML as small trees, one item at a time; the only file with the XML parser.
//
// Nothing is ever fetched: external entities and DTDs are not read. A document
// that declares entities which could grow, or that name files, is refused as a
// whole. What is broken is read as far as it makes sense.
#ifndef MADANG_INGEST_FORMATS_XML_H_
#define MADANG_INGEST_FORMATS_XML_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// An element, or a stretch of text (then `name` is empty).
struct XmlNode {
  struct Attribute {
    std::string space, name, value;
  };
  std::string space;   ///< address of the namespace
  std::string prefix;  ///< as written; may be undeclared
  std::string name;    ///< without prefix
  std::string text;
  std::vector<Attribute> attributes;
  std::vector<XmlNode> children;
  std::size_t begin = 0, end = 0;  ///< bytes of the input

  /// Of an attribute without namespace, or in any; empty where there is none.
  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
  /// The first child element of that name in any namespace; null: none.
  [[nodiscard]] const XmlNode* child(std::string_view wanted) const;
  /// All text in it, in order, without white space around it.
  [[nodiscard]] std::string all_text() const;
  /// What is in it as XHTML, for html_to_text().
  [[nodiscard]] std::string markup() const;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  /// Whether this element is an item, to be handed over when it is whole. The
  /// element has its name and attributes.
  virtual bool is_item(const XmlNode& element) = 0;
  /// `outside`: the elements around it, the root first, with what they held
  /// before it but other items.
  virtual void item(const XmlNode& item, const std::vector<XmlNode>& outside) = 0;
};

/// Reads a document in UTF-8, whatever encoding it says it has, and hands over its
/// items. Problems go to the sink: `xml-syntax` (a notice; what could be read
/// was), `xml-entity`. Returns false where it was refused, or no element found.
bool read_xml(Window& text, XmlHandler& handler, ImportSink& sink);

/// An address as it is seen from `base`.
[[nodiscard]] std::string resolved(std::string_view address, std::string_view base);

/// The name of the root element without its prefix, from the beginning of the
/// document; empty: this is no XML.
[[nodiscard]] std::string xml_root(std::string_view bytes);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_XML_H_
