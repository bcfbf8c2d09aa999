#include <cstdio>
#include <memory>

#include "server/cli/command.h"
#include "server/cli/table.h"

namespace madang::cli {

void add_search(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args {
    std::vector<std::string> words;
    std::string collection, format = "table";
    SearchOptions options;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command = app.add_subcommand("search", "Find records by words and conditions");
  command->add_option("SOURCE", args->words, "Sources, then the question")
      ->required()
      ->option_text("... QUERY");
  command->add_option("--in", args->collection, "Only this collection");
  command->add_option("--limit", args->options.limit, "Hits to show")->capture_default_str();
  command->add_option("--after", args->options.after, "Cursor of the page before");
  command->add_option("--sort", args->options.sort, "Field to sort by; -FIELD descending");
  command->add_option("--facet", args->options.facets, "Field to count values of; may be repeated")
      ->take_all()
      ->expected(1);
  command->add_option("--format", args->format, "table, json, ndjson or csv")
      ->check(CLI::IsMember({"table", "json", "ndjson", "csv"}));
  command->footer(
      "Example: madang search examples/seoul --in bulletins --facet topics \"심야 버스\"");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      const auto query = take_last(args->words, "QUERY");
      if (!query) return fail(query.error());
      const auto city = open(args->words, common);
      if (!city) return fail(city.error());
      Result<Hits> hits = Error{};
      if (args->collection.empty()) {
        hits = city->search(*query, args->options);
      } else {
        const auto collection = city->collection(args->collection);
        if (!collection) return fail(collection.error());
        hits = collection->search(*query, args->options);
      }
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
