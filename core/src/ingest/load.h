// ingest: from source bytes to records, with an account of every byte that did
// not become one.
//
// Enters: paths, folders, globs, "-", or bytes. Leaves: records, handed one by
// one to a RecordSink, and a Report. Not for: storing records (segment),
// asking for them (query).
#ifndef MADANG_INGEST_LOAD_H_
#define MADANG_INGEST_LOAD_H_

#include <madang/catalog.h>
#include <madang/import.h>

#include <string>
#include <string_view>
#include <vector>

#include "reflect/events.h"

namespace madang::ingest {

/// Takes the records. Implemented by the catalog.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  /// Takes a record of the `collection`-th of reflect::collections(). `json` is
  /// what is stored and given back: minified, canonical if it was repaired.
  /// False when there is a record of that id already (the loader reports
  /// "duplicate-id" with this line and keeps the first).
  virtual bool add(std::size_t collection, std::string_view id, const reflect::Events& events,
                   std::string_view json) = 0;
};

/// Loads all sources in order into `sink`. Bad records go to the report; the
/// call fails if a source is missing or nothing could be read, and, with
/// options.strict, at the first problem.
[[nodiscard]] Result<Report> load_sources(const std::vector<std::string>& sources,
                                          const OpenOptions& options, RecordSink& sink);
/// The same for bytes; `name` is what problems call them.
[[nodiscard]] Result<Report> load_bytes(std::string_view bytes, std::string_view name,
                                        const OpenOptions& options, RecordSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_LOAD_H_
