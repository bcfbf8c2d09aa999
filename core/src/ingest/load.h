// ingest: from source bytes to records, with an account of every byte that did
// not become one.
//
// Enters: paths, folders, globs, "-", or bytes. Leaves: records, handed one by
// one to a RecordSink, and a Report. The input is cut into pieces, which
// several threads read at once. Not for: storing records (segment), asking for
// them (query).
#ifndef MADANG_INGEST_LOAD_H_
#define MADANG_INGEST_LOAD_H_

#include <madang/catalog.h>
#include <madang/import.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/pages.h"
#include "ingest/formats/registry.h"
#include "ingest/input.h"
#include "reflect/events.h"

namespace madang::ingest {

/// Takes the records of a piece.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  /// Where the JSON of a record of the `collection`-th of
  /// reflect::collections() is written before it is added: minified, canonical
  /// if it was repaired.
  virtual char* room(std::size_t collection, std::size_t bytes) = 0;
  /// Takes a record whose JSON, `json_bytes` of it, is there. False when there
  /// is a record of that id in the piece (the loader reports "duplicate-id" with
  /// this line and keeps the first).
  virtual bool add(std::size_t collection, std::string_view id, const reflect::Events& events,
                   std::size_t json_bytes) = 0;
  /// The same with JSON that stands elsewhere.
  virtual bool add_text(std::size_t collection, std::string_view id, const reflect::Events& events,
                        std::string_view json) {
    std::memcpy(room(collection, json.size()), json.data(), json.size());
    return add(collection, id, events, json.size());
  }
  /// A record of that id is being made and will be added.
  virtual void expect(std::size_t /*collection*/, std::string_view /*id*/) {}
  /// Whether add() looks at the events. One that does not may get none.
  [[nodiscard]] virtual bool wants_events() const { return true; }
  /// Whether it can take no more, so that reading may end.
  [[nodiscard]] virtual bool full() const { return false; }
};

/// A record that was taken: its piece, and its row among those of its
/// collection there.
struct RecordPlace {
  std::size_t piece = 0;
  std::uint32_t row = 0;
};

/// Gives the sinks of pieces and takes them back. Implemented by the catalog.
class PieceSinks {
 public:
  virtual ~PieceSinks() = default;
  /// For the next piece of a thread, the `worker`-th. Called by that thread.
  virtual RecordSink& begin(unsigned worker) = 0;
  /// Piece `number` is whole. Called by that thread. `spare` is memory that may be
  /// written to meanwhile, and may become more.
  virtual void end(unsigned worker, std::size_t number, base::Pages& spare) = 0;
  /// There is no other piece for this thread. Called by it, once it had one.
  virtual void leave(unsigned /*worker*/) {}
  // When all pieces are whole, on one thread:
  /// Id of a record of two pieces or more.
  virtual std::string id(std::size_t collection, RecordPlace place) = 0;
  virtual bool has_id(std::size_t collection, RecordPlace place, std::string_view id) = 0;
  virtual bool same_id(std::size_t collection, RecordPlace a, RecordPlace b) = 0;
  /// Leaves a record out, since an earlier one has its id. Places of others do
  /// not change by it.
  virtual void drop(std::size_t collection, RecordPlace place) = 0;
};

/// What the sources are taken for.
struct LoadAs {
  const Importer* importer = nullptr;  ///< of all of them; null: told by content
  /// One that was named and is neither JSON nor a shape that is known is an error
  /// (unknown-format), not JSON that is broken.
  bool known_only = false;
};

/// Loads all sources in order. Bad records go to the report; the call fails if
/// a source is missing or nothing could be read, and, with options.strict, at
/// the first problem. Neither records nor report depend on the number of
/// threads.
[[nodiscard]] Result<Report> load_sources(const std::vector<std::string>& sources,
                                          const OpenOptions& options, PieceSinks& sinks,
                                          const LoadAs& as = {});
/// The same for bytes; `name` is what problems call them.
[[nodiscard]] Result<Report> load_bytes(std::string_view bytes, std::string_view name,
                                        const OpenOptions& options, PieceSinks& sinks,
                                        const LoadAs& as = {});

}  // namespace madang::ingest

#endif  // MADANG_INGEST_LOAD_H_
