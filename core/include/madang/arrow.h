// Records as Arrow columns, for whatever reads the Arrow C data interface:
// pyarrow, polars, DuckDB, pandas, R, or a C++ program of its own. Nothing of
// Arrow is needed to build or to use this header.
//
// One row a record, in batches of at most 8,192 rows that are made when they
// are asked for. Columns have the names of the description, in its order:
//
//   keyword   utf8                     number    float64
//   integer   int64                    boolean   bool
//   enum      dictionary of utf8       text      map from language to utf8
//   object    struct                   list      list (absent: empty)
//   date      two columns: NAME is the first second that the date covers and
//             NAME_last the last one, as timestamp[s] without a time zone, for
//             a date may be partial and means its own calendar
//
// An object ends with `extra`: the members that the description does not know,
// as the text of a JSON object. What a record lacks is null.
#ifndef MADANG_ARROW_H_
#define MADANG_ARROW_H_

#include <madang/catalog.h>
#include <madang/result.h>

#include <cstdint>
#include <string_view>

// The structs of the interface, declared by everyone who speaks it
// (https://arrow.apache.org/docs/format/CDataInterface.html).
extern "C" {

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif  // ARROW_C_DATA_INTERFACE

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};

#endif  // ARROW_C_STREAM_INTERFACE

}  // extern "C"

namespace madang {

/// Each of these fills `out`, which must not hold anything that waits for its
/// release; the caller releases it. The stream is a handle onto the catalog and
/// stays good after all others are gone; so does every batch. One stream is for
/// one thread at a time; several may run at once.

/// The whole collection, in input order.
void export_arrow(const Collection& collection, ArrowArrayStream* out);
/// What was selected, in input order.
void export_arrow(const Selection& selection, ArrowArrayStream* out);
/// The page of hits in its order; where the question has words, their scores
/// come first as `_score` (float64). An error (one-collection) when the hits
/// are of several collections, whose columns differ.
[[nodiscard]] Result<Done> export_arrow(const Hits& hits, ArrowArrayStream* out);

/// The groups, a row each: `value` utf8, `count` int64, and where numbers were
/// added up `numbers` int64, `sum`, `min`, `max`, `mean` and the percentiles
/// ("p50") float64, null where a group has no numbers.
void export_arrow(const Groups& groups, ArrowArrayStream* out);

/// The schema that a collection or selection is exported with; an error
/// (unknown-collection) names the collections there are.
[[nodiscard]] Result<Done> export_arrow_schema(std::string_view collection, ArrowSchema* out);
/// The schema of the hits' stream; errors as for the stream.
[[nodiscard]] Result<Done> export_arrow_schema(const Hits& hits, ArrowSchema* out);

}  // namespace madang

#endif  // MADANG_ARROW_H_
