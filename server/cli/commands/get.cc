#include <cstdio>
#include <memory>

#include "server/cli/command.h"

namespace madang::cli {

void add_get(CLI::App& app, Common& common, std::function<int()>& run) {
  auto words = std::make_shared<std::vector<std::string>>();
  CLI::App* command = app.add_subcommand("get", "One record as JSON");
  command->add_option("SOURCE", *words, "Sources, then the record")
      ->required()
      ->option_text("... COLLECTION/ID");
  command->callback([words, &common, &run] {
    run = [words, &common] {
      const auto path = take_last(*words, "COLLECTION/ID");
      if (!path) return fail(path.error());
      const auto city = open(*words, common);
      if (!city) return fail(city.error());
      const auto record = city->get(*path);
      if (!record) return fail(record.error());
      std::printf("%s\n", record->json().c_str());
      return int{done};
    };
  });
}

}  // namespace madang::cli
