#include "ingest/formats/registry.h"

#include <array>

#include "ingest/formats/board.h"

namespace madang::ingest {

std::span<const Importer> importers() {
  static constexpr std::array all{
      Importer{"board",
               "The text of a notice board: titles, lines of date and author (등록일, 글쓴이), "
               "bodies; a strip of partner names may follow.",
               is_board, read_board},
  };
  return all;
}

}  // namespace madang::ingest
