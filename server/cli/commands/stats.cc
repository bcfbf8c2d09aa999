#include <cstdio>
#include <memory>

#include "server/cli/command.h"

namespace madang::cli {
namespace {

void print(const char* what, const std::vector<FacetValue>& values) {
  constexpr std::size_t most = 8;
  if (values.empty()) return;
  std::printf("  %-9s", what);
  for (std::size_t i = 0; i < values.size() && i < most; ++i)
    std::printf("%s %s %s", i == 0 ? "" : ",", values[i].value.c_str(),
                grouped(values[i].count).c_str());
  if (values.size() > most) std::printf(", and %zu more", values.size() - most);
  std::printf("\n");
}

}  // namespace

void add_stats(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args {
    std::vector<std::string> sources;
    bool json = false;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command = app.add_subcommand("stats", "Counts, languages, dates, version of the data");
  command->add_option("SOURCE", args->sources, "Files, folders, globs, -")->required();
  command->add_flag("--json", args->json, "As JSON");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      const auto city = open(args->sources, common);
      if (!city) return fail(city.error());
      if (args->json) {
        std::printf("%s\n", city->stats_json().c_str());
        return int{done};
      }
      for (const std::string& name : Catalog::collections()) {
        const CollectionStats stats = city->collection(name)->stats();
        std::printf("%s: %s\n", name.c_str(), grouped(stats.records).c_str());
        print("kinds", stats.kinds);
        print("languages", stats.languages);
        if (!stats.first_date.empty())
          std::printf("  %-9s %s to %s\n", stats.date_field.c_str(), stats.first_date.c_str(),
                      stats.last_date.c_str());
      }
      std::printf("bytes read: %s\nversion: %s\n", grouped(city->report().bytes).c_str(),
                  city->version().c_str());
      return int{done};
    };
  });
}

}  // namespace madang::cli
