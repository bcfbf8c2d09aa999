// What a map says of a resource that no field of it holds as it stands: hours and closing days in
// prose, and the period in which it can be used.
#ifndef MADANG_INGEST_FORMATS_MAPPED_PROSE_H_
#define MADANG_INGEST_FORMATS_MAPPED_PROSE_H_

#include <madang/records/resource.h>

#include <optional>
#include <string>
#include <string_view>

#include "ingest/formats/item.h"

namespace madang::ingest {

/// Whether a map of resources may name it: `hours`, `closing`, `period.from`, `period.to`, also
/// with `availability.` before them.
[[nodiscard]] bool is_prose_path(std::string_view path);

/// Takes such members, one after another, and what they say together at the end.
class MappedProse {
 public:
  void take(Fields& fields, std::string_view path, const std::string& source, Resource& resource);
  void end(Item& item, Resource& resource);

 private:
  void hours(Fields& fields, const std::string& source, Resource& resource);
  void closing(Item& item, const json::Value& at, std::string_view text);

  Period period_;
  std::string closing_;  // closes days that hours may open later
  bool korean_ = false;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_MAPPED_PROSE_H_
