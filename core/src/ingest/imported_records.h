// Takes what an importer makes to the loader.
#ifndef MADANG_INGEST_IMPORTED_RECORDS_H_
#define MADANG_INGEST_IMPORTED_RECORDS_H_

#include <string_view>

#include "ingest/formats/registry.h"
#include "ingest/record_loader.h"

namespace madang::ingest {

class ImportedRecords final : public ImportSink {
 public:
  explicit ImportedRecords(RecordLoader& loader) : loader_(loader) {}
  void add(const Bulletin& record) override;
  void add(const Organization& record) override;
  void add(const Resource& record) override;
  void problem(Severity severity, std::size_t offset, std::string_view rule, const Message& message,
               std::string_view pointer) override;
  [[nodiscard]] bool keeps(Severity severity, std::string_view rule) const override {
    return loader_.account().keeps(rule, severity);
  }

 private:
  template <class T>
  void take(const T& record);
  RecordLoader& loader_;
  bool repaired_ = false;   // there was a repair since the last record
  std::size_t offset_ = 0;  // of the last problem
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_IMPORTED_RECORDS_H_
