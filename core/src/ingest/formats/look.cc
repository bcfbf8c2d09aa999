#include "ingest/formats/look.h"

#include "ingest/formats/xml.h"
#include "json/lists.h"

namespace madang::ingest {

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
  if (first_ == '<') root_ = xml_root(bytes_);
}

json::Value Look::item(std::string_view pointer) const {
  for (const json::Value element : json().find(pointer))
    if (element.is_object() && element.key().empty()) return element;
  return {};
}

}  // namespace madang::ingest
