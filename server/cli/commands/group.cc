#include <memory>

#include "server/cli/command.h"
#include "server/cli/output.h"

namespace madang::cli {
namespace {

std::string number(double value) {
  std::string text;
  append_number(text, value);
  return text;
}

/// A line a group: what it is, how many, and what was made of its numbers.
std::string lines(const Groups& groups) {
  std::string out;
  for (const Group& group : groups.values) {
    out += (group.value.empty() ? "all" : group.value) + "  " + grouped(group.count);
    if (group.numbers > 0) {
      out += "  " + groups.of + ": sum " + number(group.sum) + ", min " + number(group.min) +
             ", max " + number(group.max) + ", mean " + number(group.mean);
      for (std::size_t i = 0; i < groups.percents.size(); ++i)
        out += ", p" + number(groups.percents[i]) + " " + number(group.percentiles[i]);
    }
    out += '\n';
  }
  out += grouped(groups.groups) + (groups.groups == 1 ? " group of " : " groups of ") +
         grouped(groups.total) + " records";
  if (groups.missing > 0) out += ", " + grouped(groups.missing) + " of them without a value";
  return out + "\n";
}

}  // namespace

void add_group(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args {
    std::vector<std::string> words;
    std::string collection, format = "table";
    GroupOptions options;
    OpenOptions open;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command = app.add_subcommand("group", "Group records and add up their numbers");
  command->add_option("SOURCE", args->words, "Sources, then the question (\"\" for all)")
      ->required()
      ->option_text("... QUERY");
  command->add_option("--in", args->collection, "The collection")->required();
  command->add_option("--by", args->options.by, "Field to group by, of a date also FIELD.month");
  command->add_option("--of", args->options.of, "Number to add up");
  command->add_option("--percentile", args->options.percentiles, "From 0 to 100; may be repeated")
      ->take_all()
      ->expected(1);
  command->add_option("--limit", args->options.limit, "Groups to show")->capture_default_str();
  command->add_option("--areas", args->open.areas, "GeoJSON file of areas; may be repeated")
      ->take_all()
      ->expected(1);
  command->add_option("--format", args->format, "table or json")
      ->check(CLI::IsMember({"table", "json"}));
  command->footer(
      "Example: madang group examples/seoul --in resources --by place.district --of capacity \"\"");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      const auto query = take_last(args->words, "QUERY");
      if (!query) return fail(query.error());
      const auto city = open(args->words, common, args->open);
      if (!city) return fail(city.error());
      const auto collection = city->collection(args->collection);
      if (!collection) return fail(collection.error());
      const auto groups = collection->group(*query, args->options);
      if (!groups) return fail(groups.error());
      const auto written =
          write_out("", args->format == "json" ? groups->to_json() + "\n" : lines(*groups));
      return written ? int{done} : fail(written.error());
    };
  });
}

}  // namespace madang::cli
