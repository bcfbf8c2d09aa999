#include "ingest/formats/look.h"

#include "ingest/formats/xml.h"
#include "json/lists.h"

namespace madang::ingest {

Look::Look(std::string_view bytes) : bytes_(bytes) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) bytes_.remove_prefix(3);
  const std::size_t at = bytes_.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos) return;
  first_ = bytes_[at];
  // What is broken is missing here; the reader says where.
  if (first_ == '{' || first_ == '[')
    static_cast<void>(json_.parse_copy(json::skeleton(bytes_)));
  if (first_ == '<') root_ = xml_root(bytes_);
}

json::Value Look::item(std::string_view pointer) const {
  for (const json::Value element : json().find(pointer))
    if (element.is_object() && element.key().empty()) return element;
  return {};
}

}  // namespace madang::ingest
