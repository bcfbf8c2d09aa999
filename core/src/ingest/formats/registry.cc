#include "ingest/formats/registry.h"

#include <array>

#include "ingest/formats/atom.h"
#include "ingest/formats/board.h"
#include "ingest/formats/json_feed.h"
#include "ingest/formats/rss.h"

namespace madang::ingest {

std::span<const Importer> importers() {
  static constexpr std::array all{
      Importer{"rss", "RSS 0.9x, 1.0 and 2.0: its items are bulletins.", is_rss, read_rss},
      Importer{"atom", "Atom 0.3 and 1.0: its entries are bulletins.", is_atom, read_atom},
      Importer{"json-feed", "JSON Feed 1.0 and 1.1: its items are bulletins.", is_json_feed,
               read_json_feed},
      Importer{"board",
               "The text of a notice board: titles, lines of date and author (등록일, 글쓴이), "
               "bodies; a strip of partner names may follow.",
               is_board, read_board},
  };
  return all;
}

const Importer* recognise(std::string_view bytes) {
  const Look look(bytes);
  for (const Importer& importer : importers())
    if (importer.recognises(look)) return &importer;
  return nullptr;
}

}  // namespace madang::ingest
