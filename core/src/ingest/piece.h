// A piece of the input: what one thread turns into records at a time. Pieces
// are cut by their bytes and nothing else, so that the same input always gives
// the same pieces.
#ifndef MADANG_INGEST_PIECE_H_
#define MADANG_INGEST_PIECE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "ingest/formats/mapping.h"
#include "ingest/formats/registry.h"
#include "ingest/input.h"
#include "json/split.h"

namespace madang::ingest {

/// A stretch of an input.
struct Unit {
  enum class Shape : std::uint8_t {
    lines,     ///< NDJSON
    elements,  ///< elements [first, last) of a document
    imported,  ///< the whole input, for an importer
    blank,     ///< an input without anything in it
    unusable,  ///< nothing can be read; the notes say why
  };
  Shape shape = Shape::lines;
  std::shared_ptr<Input> input;
  std::size_t begin = 0, end = 0;  ///< bytes of its text
  bool opens = false;              ///< it is the first of its source: its notes are told
  bool closes = false;             ///< the last
  const Importer* importer = nullptr;
  std::shared_ptr<const json::Split> split;  ///< of elements
  std::size_t first = 0, last = 0;
  std::shared_ptr<const Mapping> mapping = nullptr;  ///< of imported, instead of an importer
};

struct Piece {
  std::size_t number = 0;
  std::vector<Unit> units;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_PIECE_H_
