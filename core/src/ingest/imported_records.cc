#include "ingest/imported_records.h"

#include <utility>

#include "reflect/record_info.h"

namespace madang::ingest {

template <class T>
void ImportedRecords::take(const T& record) {
  const reflect::RecordInfo& info = reflect::record_info(&record);
  const auto all = reflect::collections();
  std::size_t collection = 0;
  while (all[collection].record != &info) ++collection;
  const std::size_t offset = record.provenance && record.provenance->start
                                 ? static_cast<std::size_t>(*record.provenance->start)
                                 : offset_;
  loader_.take(collection, &record, std::exchange(repaired_, false), offset);
}

void ImportedRecords::add(const Bulletin& record) { take(record); }
void ImportedRecords::add(const Organization& record) { take(record); }
void ImportedRecords::add(const Resource& record) { take(record); }

void ImportedRecords::problem(Severity severity, std::size_t offset, std::string_view rule,
                              const Message& message, std::string_view pointer) {
  offset_ = offset;
  repaired_ |= severity == Severity::repaired;
  if (severity == Severity::refused) loader_.account().refused();
  loader_.problem(severity, offset, pointer, rule, message);
}

}  // namespace madang::ingest
