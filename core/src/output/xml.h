// XML for the feeds; xml.cc is the only file of the room with the XML library.
#ifndef MADANG_OUTPUT_XML_H_
#define MADANG_OUTPUT_XML_H_

#include <madang/records/bulletin.h>

#include <memory>
#include <string>
#include <string_view>

namespace madang::output {

class XmlDocument;

/// An element; lives as long as its document.
class XmlElement {
 public:
  /// A new element at the end.
  XmlElement child(const char* name);
  /// A new element with a text, if there is one.
  void text(const char* name, std::string_view text);
  XmlElement& attribute(const char* name, std::string_view value);
  XmlElement& set_text(std::string_view text);

 private:
  friend class XmlDocument;
  explicit XmlElement(void* node) : node_(node) {}
  void* node_;
};

/// Where a bulletin is about, as points of GeoRSS with their names.
void put_places(XmlElement& item, const Bulletin& bulletin, std::string_view language);

class XmlDocument {
 public:
  explicit XmlDocument(const char* root);
  ~XmlDocument();
  [[nodiscard]] XmlElement root() const;
  /// With its declaration. Characters that XML cannot hold are left out.
  [[nodiscard]] std::string to_string() const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace madang::output

#endif  // MADANG_OUTPUT_XML_H_
