// An element of XML as a JSON object, for what reads objects.
#ifndef MADANG_INGEST_FORMATS_XML_OBJECT_H_
#define MADANG_INGEST_FORMATS_XML_OBJECT_H_

#include <string>

#include "ingest/formats/xml.h"

namespace madang::ingest {

/// Appends its attributes and elements as members: a list where a name stands more than once, a
/// text where there is nothing but text, or HTML that nobody escaped. Attributes of such texts
/// stand beside them as "NAME@ATTRIBUTE", its own text as "text". An element with neither
/// attributes nor elements is a text itself.
void append_object(const XmlNode& element, std::string& json);
/// The same with numbers (append_cell).
void append_row_object(const XmlNode& element, std::string& json);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_XML_OBJECT_H_
