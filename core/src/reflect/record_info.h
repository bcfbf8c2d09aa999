// The table of each record type in MADANG_RECORD_TYPES. A type that has no .cc
// under records/ is a link error that names it.
#ifndef MADANG_REFLECT_RECORD_INFO_H_
#define MADANG_REFLECT_RECORD_INFO_H_

#include <madang/records.h>

#include "reflect/field_info.h"

namespace madang::reflect {

#define MADANG_DECLARE(Type, collection) const RecordInfo& record_info(const Type*);
MADANG_RECORD_TYPES(MADANG_DECLARE)
#undef MADANG_DECLARE

}  // namespace madang::reflect

#endif  // MADANG_REFLECT_RECORD_INFO_H_
