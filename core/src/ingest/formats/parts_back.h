// What our own export has put aside of a record's parts (json::unknown_of_parts) goes back
// into them.
#ifndef MADANG_INGEST_FORMATS_PARTS_BACK_H_
#define MADANG_INGEST_FORMATS_PARTS_BACK_H_

#include "json/tree.h"
#include "reflect/record_info.h"

namespace madang::ingest {

/// `ours`: the document's json::unknown_members of the record. A part that is not there is
/// made; what belongs to a list that has become shorter or longer is kept in the record.
void put_parts_back(const reflect::RecordInfo& info, void* record, const json::Value& ours);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_PARTS_BACK_H_
