// The shapes that are not madang's own: one file a shape, one row here.
#ifndef MADANG_INGEST_FORMATS_REGISTRY_H_
#define MADANG_INGEST_FORMATS_REGISTRY_H_

#include <madang/import.h>
#include <madang/records.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ingest/formats/look.h"
#include "ingest/message.h"
#include "ingest/window.h"

namespace madang::ingest {

/// Where an importer puts what it made, item by item: first the problems of an
/// item, then its record. A record is counted as repaired when one of the
/// problems before it was a repair.
class ImportSink {
 public:
  virtual ~ImportSink() = default;
  virtual void add(const Bulletin& record) = 0;
  virtual void add(const Organization& record) = 0;
  virtual void add(const Resource& record) = 0;
  /// `offset` is a byte of the input; the sink turns it into line and column.
  /// A refused problem counts as one record that was left out. `pointer`: JSON
  /// pointer of the value, where the input is JSON.
  virtual void problem(Severity severity, std::size_t offset, std::string_view rule,
                       const Message& message, std::string_view pointer = {}) = 0;
  /// Whether a further problem of this rule is kept in full; where it is not, its
  /// message and pointer are not looked at.
  [[nodiscard]] virtual bool keeps(Severity severity, std::string_view rule) const = 0;
};

/// A row of the registry.
struct Importer {
  std::string_view name;
  std::string_view description;
  /// Decides by content, never by file name.
  bool (*recognises)(const Look& look);
  /// The text may begin with a byte order mark. A record's provenance says where it
  /// stands in it. One who needs all of it at once takes Window::all().
  void (*read)(Window& text, std::string_view name, ImportSink& sink);
};

/// All importers, in the order in which they are asked.
[[nodiscard]] std::span<const Importer> importers();
/// The first that recognises `bytes`; null: none.
[[nodiscard]] const Importer* recognise(std::string_view bytes);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_REGISTRY_H_
