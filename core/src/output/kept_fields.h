// What of a record a shape has no words for: what does not come back when it is read.
#ifndef MADANG_OUTPUT_KEPT_FIELDS_H_
#define MADANG_OUTPUT_KEPT_FIELDS_H_

#include <string>

#include "output/exporter.h"
#include "reflect/record_info.h"

namespace madang::output {

/// json::kept_fields of a record in a shape: "" where all of it comes back. The record is written
/// alone and read again, so that no shape has to list what it cannot say.
template <class Record>
[[nodiscard]] std::string kept_fields(const Exporter& exporter, const Record& record);

}  // namespace madang::output

#endif  // MADANG_OUTPUT_KEPT_FIELDS_H_
