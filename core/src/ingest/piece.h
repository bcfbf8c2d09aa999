// A piece of the input: what one thread turns into records at a time. Pieces
// are cut by their bytes and nothing else, so that the same input always gives
// the same pieces.
#ifndef MADANG_INGEST_PIECE_H_
#define MADANG_INGEST_PIECE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "ingest/formats/mapping.h"
#include "ingest/formats/registry.h"
#include "ingest/input.h"
#include "ingest/stream.h"
#include "json/split.h"

namespace madang::ingest {

/// A stretch of an input.
struct Unit {
  enum class Shape : std::uint8_t {
    lines,     ///< NDJSON
    elements,  ///< elements of a document, which `split` has
    imported,  ///< an input, for an importer: all of it, or its beginning and the rest
    blank,     ///< an input without anything in it
    unusable,  ///< nothing can be read; the notes say why
  };
  Shape shape = Shape::lines;
  std::shared_ptr<Input> input;
  std::size_t begin = 0, end = 0;  ///< bytes of its text
  bool opens = false;              ///< it is the first of its source: its notes are told
  bool closes = false;             ///< the last
  bool tells = true;               ///< the input's notes
  const Importer* importer = nullptr;
  std::shared_ptr<const json::Split> split;          ///< of elements
  std::shared_ptr<const Mapping> mapping = nullptr;  ///< of imported, instead of an importer
  std::size_t column = 0;        ///< bytes of its first line that stand before it
  std::shared_ptr<Stream> rest;  ///< of imported: what follows; null: nothing
  bool from_folder = false;      ///< nobody named it
  /// Of rest: told how many bytes more were read.
  std::function<void(std::size_t)> read;
};

struct Piece {
  std::size_t number = 0;
  std::vector<Unit> units;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_PIECE_H_
