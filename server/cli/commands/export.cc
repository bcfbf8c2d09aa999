#include <memory>

#include "server/cli/command.h"

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

}  // namespace

void add_export(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args {
    std::vector<std::string> words;
    std::string format, out, collection;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command = app.add_subcommand("export", "Write records as JSON, NDJSON or CSV");
  command->add_option("SOURCE", args->words, "Sources, then what to take of them")
      ->required()
      ->option_text("... [QUERY]");
  command->add_option("--to", args->format, "json, ndjson or csv")->required();
  command->add_option("-o,--out", args->out, "File to write; standard output if not given");
  command->add_option("--in", args->collection, "Only this collection");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      const auto format = format_by_name(args->format);
      if (!format) return fail(format.error());
      const std::string query = take_query(args->words);
      const auto city = open(args->words, common);
      if (!city) return fail(city.error());
      const auto text = export_records(*city, *format, args->collection, query);
      if (!text) return fail(text.error());
      const auto written = write_out(args->out, *text);
      return written ? int{done} : fail(written.error());
    };
  });
}

}  // namespace madang::cli
