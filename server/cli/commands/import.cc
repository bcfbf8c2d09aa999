#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "server/cli/command.h"
#include "server/cli/output.h"

namespace madang::cli {
namespace {

int guess(const std::string& input) {
  const auto map = guess_map(input);
  if (!map) return fail(map.error());
  for (const std::string& text : *map) std::printf("--map %s\n", text.c_str());
  return done;
}

}  // namespace

void add_import(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args {
    std::string input, format, out;
    bool guess = false;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command = app.add_subcommand("import", "Turn another shape into records (NDJSON)");
  command->add_option("INPUT", args->input, "A file, or - for standard input")->required();
  command->add_option("--from", args->format, "The shape; recognised by content if not given");
  command->add_option("-o,--out", args->out, "File to write; standard output if not given");
  command->add_flag("--guess", args->guess, "Print the --map that would be used, and end");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      if (args->guess) return guess(args->input);
      Output out;
      if (auto opened = out.open(args->out); !opened) return fail(opened.error());
      const auto take = [](std::string_view lines, void* to) {
        return static_cast<Output*>(to)->write(lines);
      };
      const auto report = import_to(args->input, args->format, common.map, take, &out);
      if (!report && report.error().code != "write-failed") return fail(report.error());
      if (const auto written = out.end(); !written) return fail(written.error());
      if (!report) return fail(report.error());
      for (const Problem& problem : report->problems) say(common, problem.to_string());
      say(common, summary(*report));
      return int{report->refused > 0 ? problems : done};
    };
  });
}

}  // namespace madang::cli
