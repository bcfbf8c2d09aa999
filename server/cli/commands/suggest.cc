#include <cstdio>
#include <memory>

#include "server/cli/command.h"
#include "server/cli/output.h"

namespace madang::cli {

void add_suggest(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args {
    std::vector<std::string> words;
    std::size_t limit = 8;
    bool json = false;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command =
      app.add_subcommand("suggest", "Titles, names and topics that go on from a beginning");
  command->add_option("SOURCE", args->words, "Sources, then what is typed so far")
      ->required()
      ->option_text("... TEXT");
  command->add_option("--limit", args->limit, "Suggestions to show")->capture_default_str();
  command->add_flag("--json", args->json, "As JSON, with the place of what was typed");
  command->footer("Example: madang suggest examples/seoul ㅅㅇㅅ");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      const auto typed = take_last(args->words, "TEXT");
      if (!typed) return fail(typed.error());
      const auto city = open(args->words, common);
      if (!city) return fail(city.error());
      const auto found = city->suggest(*typed, args->limit);
      if (!found) return fail(found.error());
      std::string text;
      if (args->json) text = to_json(*found) + "\n";
      else
        for (const Suggestion& s : *found)
          text += s.text + "  (" + s.collection + " " + s.field + ", " + grouped(s.records) + ")\n";
      const auto written = write_out("", text);
      return written ? int{done} : fail(written.error());
    };
  });
}

}  // namespace madang::cli
