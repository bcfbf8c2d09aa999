#include <memory>

#include "server/cli/command.h"

namespace madang::cli {

void add_import(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args {
    std::string input, format, out;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command = app.add_subcommand("import", "Turn another shape into records (NDJSON)");
  command->add_option("INPUT", args->input, "A file, or - for standard input")->required();
  command->add_option("--from", args->format, "The shape; recognised by content if not given");
  command->add_option("-o,--out", args->out, "File to write; standard output if not given");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      const auto made = import_file(args->input, args->format);
      if (!made) return fail(made.error());
      const auto written = write_out(args->out, made->ndjson);
      if (!written) return fail(written.error());
      const Report& report = made->report;
      for (const Problem& problem : report.problems) say(common, problem.to_string());
      say(common, grouped(report.records) + " records: " + grouped(report.accepted) +
                      " accepted, " + grouped(report.repaired) + " repaired, " +
                      grouped(report.refused) + " refused");
      return int{report.refused > 0 ? problems : done};
    };
  });
}

}  // namespace madang::cli
