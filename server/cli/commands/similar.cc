#include <memory>

#include "server/cli/command.h"
#include "server/cli/output.h"
#include "server/cli/table.h"

namespace madang::cli {

void add_similar(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args {
    std::vector<std::string> words;
    std::string format = "table";
    std::size_t limit = 5;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command = app.add_subcommand("similar", "Records that are about the same as one");
  command->add_option("SOURCE", args->words, "Sources, then the record")
      ->required()
      ->option_text("... COLLECTION/ID");
  command->add_option("--limit", args->limit, "Records to show")->capture_default_str();
  command->add_option("--format", args->format, "table, json, ndjson or csv")
      ->check(CLI::IsMember({"table", "json", "ndjson", "csv"}));
  command->callback([args, &common, &run] {
    run = [args, &common] {
      const auto path = take_last(args->words, "COLLECTION/ID");
      if (!path) return fail(path.error());
      const auto city = open(args->words, common);
      if (!city) return fail(city.error());
      const auto record = city->get(*path);
      if (!record) return fail(record.error());
      const auto hits = record->similar(args->limit);
      if (!hits) return fail(hits.error());
      std::string text =
          args->format == "table" ? table(*hits) : render(*hits, *format_by_name(args->format));
      if (!text.empty() && text.back() != '\n') text += '\n';
      const auto written = write_out("", text);
      return written ? int{done} : fail(written.error());
    };
  });
}

}  // namespace madang::cli
