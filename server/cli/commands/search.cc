#include <cstdio>
#include <memory>

#include "server/cli/command.h"
#include "server/cli/output.h"
#include "server/cli/table.h"

namespace madang::cli {
namespace {

struct Args {
  std::vector<std::string> words;
  std::string collection, format = "table", url;
  SearchOptions options;
  OpenOptions open;
};

/// What was asked, typed or as an address.
Result<Asked> asked(Args& args) {
  if (!args.url.empty()) return read_url(args.url);
  const auto typed = take_last(args.words, "QUERY");
  if (!typed) return typed.error();
  auto query = parse_query(*typed);
  if (!query) return std::move(query).error();
  return Asked{args.collection, std::move(*query), args.options, true};
}

/// How the question was answered, a line a part.
std::string plan(const Hits& hits) {
  std::string out;
  char buffer[64];
  for (const Step& step : hits.plan()) {
    std::snprintf(buffer, sizeof buffer, "%9.3f ms  ", step.ms);
    out += buffer + std::string(2 * step.depth, ' ') + step.part + "  [" + step.how + ", " +
           grouped(step.rows) + " rows, " + grouped(step.touched) + " looked at]\n";
  }
  std::snprintf(buffer, sizeof buffer, "%9.3f ms in all\n", hits.ms());
  return out + buffer;
}

int search(Args& args, const Common& common) {
  const auto question = asked(args);
  if (!question) return fail(question.error());
  const auto city = open(args.words, common, args.open);
  if (!city) return fail(city.error());
  const auto hits = ask(*city, *question);
  if (!hits) return fail(hits.error());
  std::string text;
  if (args.format == "table") text = table(*hits);
  else if (args.format == "json" && !question->envelope) text = hits->items_json();
  else text = render(*hits, *format_by_name(args.format));
  if (!text.empty() && text.back() != '\n') text += '\n';
  if (question->options.explain && args.format != "json") std::fputs(plan(*hits).c_str(), stderr);
  const auto written = write_out("", text);
  return written ? int{done} : fail(written.error());
}

}  // namespace

void add_search(CLI::App& app, Common& common, std::function<int()>& run) {
  auto args = std::make_shared<Args>();
  CLI::App* command = app.add_subcommand("search", "Find records by words and conditions");
  command->add_option("SOURCE", args->words, "Sources, then the question")
      ->required()
      ->option_text("... QUERY");
  command->add_option("--url", args->url,
                      "An address of the API or the page that asks, instead of QUERY");
  command->add_option("--in", args->collection, "Only this collection");
  command->add_option("--limit", args->options.limit, "Hits to show")->capture_default_str();
  command->add_option("--after", args->options.after, "Cursor of the page before");
  command->add_option("--sort", args->options.sort,
                      "Fields to sort by, with commas between; -FIELD descending");
  const auto several = [&](const char* name, std::vector<std::string>& to, const char* doc) {
    command->add_option(name, to, doc)->take_all()->expected(1);
  };
  several("--facet", args->options.facets,
          "Field to count values of, of a date also FIELD.month; may be repeated");
  several("--field", args->options.fields, "Field to show besides the id; may be repeated");
  several("--areas", args->open.areas, "GeoJSON file of areas for within:; may be repeated");
  command->add_flag("--explain", args->options.explain, "Say how the question was answered");
  command->add_option("--format", args->format, "table, json, ndjson or csv")
      ->check(CLI::IsMember({"table", "json", "ndjson", "csv"}));
  std::string conditions =
      "Example: madang search examples/seoul --in bulletins --facet topics \"심야 버스\"\n"
      "Conditions of a question:";
  for (const OperatorInfo& op : operators())
    conditions.append("\n  ").append(op.typed).append("  ").append(op.doc);
  command->footer(conditions);
  command->callback(
      [args, &common, &run] { run = [args, &common] { return search(*args, common); }; });
}

}  // namespace madang::cli
