#include "ingest/formats/things.h"

#include <memory>

#include "ingest/formats/api_reply.h"
#include "ingest/formats/find_rows.h"
#include "ingest/formats/no_sink.h"
#include "ingest/repair/filled_down.h"
#include "ingest/repair/same_rows.h"

namespace madang::ingest {

void each_thing(const ThingRows& rows, Window& text, std::string_view name, ImportSink& sink,
                const std::function<void(Row& row, const RowFacts& facts)>& make) {
  const Look look(text.view());
  if (!tell_api_reply(look, sink)) return;
  const std::string pointer = find_rows(look, rows.fits).value_or("");
  repair::FilledDown filled;
  repair::SameRows same;
  NoSink none;
  const std::unique_ptr<Window> before = text.from_begin();
  Window& first = before != nullptr ? *before : text;
  each_row(first, name, none, pointer, rows.key_of, [&](const TableRow& row) {
    if (row.refused()) return;
    filled.row(row.text(rows.lat), row.text(rows.lon));
    same.row(row.begin, row.mended.empty() ? first.between(row.begin, row.end) : row.mended,
             rows.thing_of != nullptr ? rows.thing_of(row) : std::string());
  });
  Ids ids;
  std::size_t at = 0;
  each_row(text, name, sink, pointer, rows.key_of, [&](const TableRow& read) {
    Row row(sink, name, read);
    row.tell_all(read.notes);
    if (read.refused()) return;
    const std::size_t number = at++;
    if (same.repeats(number)) return;
    RowFacts facts;
    facts.ids = &ids;
    facts.made_up_place = filled.made_up(number);
    if (const repair::SameRows::Repeats* repeats = same.of(number)) {
      if (repeats->bays) facts.bays = repeats->offsets.size() + 1;
      for (const std::size_t offset : repeats->offsets)
        row.repaired(before != nullptr ? read.begin : offset,
                     repeats->bays ? "bay-rows" : "duplicate-row",
                     repeats->bays ? "the car park has one row a bay; they were taken as one"
                                   : "an earlier row is the same; this one was left out");
    }
    make(row, facts);
  });
}

}  // namespace madang::ingest
