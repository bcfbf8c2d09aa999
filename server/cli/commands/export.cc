#include <memory>

#include "server/cli/command.h"
#include "server/cli/output.h"

namespace madang::cli {
namespace {

/// The last word is a question if nothing of that name can be opened.
std::string take_query(std::vector<std::string>& words) {
  if (words.size() < 2) return {};
  const auto probe = Catalog::open(words.back());
  if (probe || probe.error().code != "not-found") return {};
  std::string query = std::move(words.back());
  words.pop_back();
  return query;
}

/// Whether there is such a format, before the sources are read for nothing.
Result<Done> is_written(std::string_view format) {
  for (const FormatInfo& known : formats())
    if (known.writes && known.name == format && format != "parquet") return Done{};
  return export_records(*Catalog::load("[]"), format).error();
}

}  // namespace

void add_export(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args {
    std::vector<std::string> words;
    std::string format, out, collection;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command = app.add_subcommand("export", "Write records in a shape of madang formats");
  command->add_option("SOURCE", args->words, "Sources, then what to take of them")
      ->required()
      ->option_text("... [QUERY]");
  command
      ->add_option(
          "--to", args->format,
          "json, ndjson, csv, json-feed, rss, atom, schema.org, geojson, hsds, popolo, icalendar")
      ->required();
  command->add_option("-o,--out", args->out, "File to write; standard output if not given");
  command->add_option("--in", args->collection, "Only this collection");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      const auto known = is_written(args->format);
      if (!known) return fail(known.error());
      const std::string query = take_query(args->words);
      const auto city = open(args->words, common);
      if (!city) return fail(city.error());
      const auto text =
          export_records(*city, std::string_view(args->format), args->collection, query);
      if (!text) return fail(text.error());
      const auto written = write_out(args->out, *text);
      return written ? int{done} : fail(written.error());
    };
  });
}

}  // namespace madang::cli
