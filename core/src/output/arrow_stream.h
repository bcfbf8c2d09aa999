// Batches of a table, made when they are asked for.
#ifndef MADANG_OUTPUT_ARROW_STREAM_H_
#define MADANG_OUTPUT_ARROW_STREAM_H_

#include <madang/arrow.h>

#include <memory>

#include "reflect/column_source.h"
#include "reflect/field_info.h"

namespace madang::output {

/// Rows a batch, at most.
inline constexpr std::size_t batch_rows = 8192;
/// A batch of long records ends earlier, so that its memory stays bounded and
/// its offsets stay far below 31 bits.
inline constexpr std::size_t batch_bytes = std::size_t{64} << 20;

/// What a table is made of, through handles that keep it alive.
class ArrowRows {
 public:
  virtual ~ArrowRows() = default;
  [[nodiscard]] virtual std::size_t size() const = 0;
  [[nodiscard]] virtual Record at(std::size_t row) const = 0;
  /// Whether rows have scores.
  [[nodiscard]] virtual bool scored() const { return false; }
  [[nodiscard]] virtual double score(std::size_t) const { return 0; }
  /// THE SEAM for columns that are kept as Arrow wants them; null where none
  /// are, and `keeper` then is not asked.
  [[nodiscard]] virtual const reflect::ColumnSource* columns() const { return nullptr; }
  /// A handle that keeps what the columns point at.
  [[nodiscard]] virtual std::optional<Collection> keeper() const { return std::nullopt; }
};

/// Fills `out` with a stream over the rows, which are records of `info`.
void make_stream(const reflect::RecordInfo& info, std::unique_ptr<ArrowRows> rows,
                 ArrowArrayStream* out);

}  // namespace madang::output

#endif  // MADANG_OUTPUT_ARROW_STREAM_H_
