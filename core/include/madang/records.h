// All record types, and the one list of them. Adding a type is a header under
// records/, a line here, and a three-line source file under core/src/records.
#ifndef MADANG_RECORDS_H_
#define MADANG_RECORDS_H_

#include <madang/records/bulletin.h>
#include <madang/records/organization.h>
#include <madang/records/resource.h>

/// X(Type, collection): the struct, and the name of its collection in JSON
/// keys, file names, URLs and programs.
#define MADANG_RECORD_TYPES(X)   \
  X(Bulletin, bulletins)         \
  X(Organization, organizations) \
  X(Resource, resources)

#endif  // MADANG_RECORDS_H_
