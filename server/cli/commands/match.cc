#include <cmath>
#include <memory>

#include "server/cli/sharing_options.h"

namespace madang::cli {
namespace {

std::string table(const Matching& matching) {
  std::string out;
  for (const Matching::Met& one : matching.met)
    out += one.need + " > " + one.resource + "  " + clock_of(one.time.from) + " - " +
           clock_of(one.time.to) + "\n";
  for (const Matching::Unmet& one : matching.unmet) {
    out += one.need + " > nothing: " + one.message + "\n";
    for (const Matching::Refusal& refusal : one.nearest) {
      out += "    " + refusal.resource;
      for (const Reason& reason : refusal.reasons)
        out += (&reason == refusal.reasons.data() ? ": " : "; ") + reason.message;
      if (refusal.next) out += "; next " + clock_of(refusal.next->from);
      out += "\n";
    }
  }
  out += grouped(matching.met.size()) + " met, " + grouped(matching.unmet.size()) + " not";
  return out + (matching.best ? "" : "; perhaps not the best there is");
}

std::string number(double value) {
  return grouped(static_cast<std::uint64_t>(std::llround(value)));
}

std::string line(const Impact::Row& row, const std::string& name) {
  char text[96];
  std::snprintf(text, sizeof text,
                "%-12s %6.1f h lent in %llu uses, %.1f %% of the open hours used", name.c_str(),
                row.hours, static_cast<unsigned long long>(row.uses), 100 * row.rate());
  std::string out = text;
  for (const Impact::Money& money : row.money)
    out += "; saved " + number(money.saved.low) + " to " + number(money.saved.high) + " " +
           money.currency;
  if (row.co2e_kg.high > 0)
    out += "; " + number(row.co2e_kg.low) + " to " + number(row.co2e_kg.high) + " kg CO2e";
  if (row.unassumed > 0) out += "; of " + grouped(row.unassumed) + " uses nothing is assumed";
  return out;
}

}  // namespace

void add_match(CLI::App& app, Common& common, std::function<int()>& run) {
  auto args = std::make_shared<SharingArgs>();
  CLI::App* command = app.add_subcommand(
      "match", "The best assignment of many needs; exit 1 where one gets nothing");
  command->add_option("SOURCE", args->words, "Sources, then a JSON file of needs")
      ->required()
      ->option_text("... NEEDS");
  command->add_option("--ledger", args->ledger, "The file of bookings and changes");
  command->add_option("--now", args->query.now, "The moment of asking; else the clock");
  command->add_flag("--json", args->json, "As JSON");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      const auto path = take_last(args->words, "NEEDS");
      if (!path) return fail(path.error());
      const auto text = text_of(*path);
      if (!text) return fail(text.error());
      auto request = match_request_from_json(*text);
      if (!request) return fail(request.error());
      if (!args->query.now.empty()) request->now = args->query.now;
      const auto city = open_shared(*args, common);
      if (!city) return fail(city.error());
      const auto matching = match(*city, *request);
      if (!matching) return fail(matching.error());
      const int code = print(args->json ? matching->to_json() : table(*matching));
      return code == done && !matching->unmet.empty() ? int{problems} : code;
    };
  });
}

void add_impact(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args : SharingArgs {
    std::string assumptions;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command =
      app.add_subcommand("impact", "Hours lent, use rate, and what is assumed to have been saved");
  command->add_option("SOURCE", args->words, "Files, folders, globs, -")->required();
  add_time_options(command, *args);
  add_place_options(command, *args);
  command->add_option("--assumptions", args->assumptions,
                      "A JSON file of assumptions with their sources; else those that come along");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      const auto query = query_of(*args);
      if (!query) return fail(query.error());
      std::string set;
      if (!args->assumptions.empty()) {
        auto text = text_of(args->assumptions);
        if (!text) return fail(text.error());
        set = std::move(*text);
      }
      const auto city = open_shared(*args, common);
      if (!city) return fail(city.error());
      const auto found = impact(*city, *query, set);
      if (!found) return fail(found.error());
      if (args->json) return print(found->to_json());
      std::string text = line(found->all, "all");
      for (const auto* rows : {&found->by_month, &found->by_kind, &found->by_district})
        for (const Impact::Row& row : *rows) text += "\n" + line(row, row.value);
      return print(text + "\nassumptions: " + found->assumptions);
    };
  });
}

}  // namespace madang::cli
