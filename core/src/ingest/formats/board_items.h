// Cuts the lines of a board into its items.
#ifndef MADANG_INGEST_FORMATS_BOARD_ITEMS_H_
#define MADANG_INGEST_FORMATS_BOARD_ITEMS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/formats/board_lines.h"

namespace madang::ingest::board {

struct Item {
  std::string title;              ///< lines joined by a space; may be empty
  const Meta* meta = nullptr;     ///< null: no line of date and author
  std::vector<const Line*> body;  ///< without blank lines around it
  const Line* first = nullptr;
  const Line* last = nullptr;
  const Line* title_line = nullptr;  ///< the title's last line; null: none
};

struct Items {
  std::vector<Item> items;
  /// Lines before the first item that belong to none, each stretch once.
  std::vector<const Line*> strays;
};

/// The lines must outlive the items.
[[nodiscard]] Items items_of(const std::vector<Line>& lines);

/// Lines joined as they were, without white space at their ends.
[[nodiscard]] std::string joined(const std::vector<const Line*>& lines);

}  // namespace madang::ingest::board

#endif  // MADANG_INGEST_FORMATS_BOARD_ITEMS_H_
