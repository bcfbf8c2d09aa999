// Reads what is stored of a record again.
#ifndef MADANG_CATALOG_STORED_EVENTS_H_
#define MADANG_CATALOG_STORED_EVENTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "json/read.h"

namespace madang::catalog {

/// Keeps its buffers; one a thread.
class StoredReader {
 public:
  /// The events of a record; they live until the next call. Empty where the
  /// file of a snapshot is damaged.
  const reflect::Events& read(const reflect::RecordInfo& info, std::string_view json) {
    padded_.assign(json);
    padded_.resize(json.size() + json::padding);
    if (!reader_.read(info, std::string_view(padded_).substr(0, json.size()), false, events_,
                      faults_))
      events_.clear();
    return events_;
  }

 private:
  json::Reader reader_;
  std::string padded_;
  reflect::Events events_;
  std::vector<json::Fault> faults_;
};

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_STORED_EVENTS_H_
