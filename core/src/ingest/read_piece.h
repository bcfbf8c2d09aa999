// A piece to its records, whatever shape its units have.
#ifndef MADANG_INGEST_READ_PIECE_H_
#define MADANG_INGEST_READ_PIECE_H_

#include <madang/result.h>

#include <optional>

#include "ingest/piece.h"
#include "ingest/record_loader.h"

namespace madang::ingest {

/// Hands the records of the piece to `loader`, which has begun. What is returned is
/// an error of a source that was named, met while the rest of it was read.
[[nodiscard]] std::optional<Error> read_piece(const Piece& piece, RecordLoader& loader);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_READ_PIECE_H_
