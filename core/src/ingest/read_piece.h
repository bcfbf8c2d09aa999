// A piece to its records, whatever shape its units have.
#ifndef MADANG_INGEST_READ_PIECE_H_
#define MADANG_INGEST_READ_PIECE_H_

#include "ingest/piece.h"
#include "ingest/record_loader.h"

namespace madang::ingest {

/// Hands the records of the piece to `loader`, which has begun.
void read_piece(const Piece& piece, RecordLoader& loader);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_READ_PIECE_H_
