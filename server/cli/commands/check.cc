#include <cstdio>
#include <memory>

#include "server/cli/command.h"

namespace madang::cli {
namespace {

const char* word(Severity severity) {
  switch (severity) {
    case Severity::refused: return "refused";
    case Severity::repaired: return "repaired";
    case Severity::notice: return "notice";
  }
  return "";
}

void print(const Report& report) {
  for (const Problem& problem : report.problems)
    std::printf("%s: %s\n", word(problem.severity), problem.to_string().c_str());
  std::printf("%s\n", summary(report).c_str());
  for (const RuleCount& rule : report.rules)
    std::printf("  %-24s %-9s %s\n", rule.rule.c_str(), word(rule.severity),
                grouped(rule.count).c_str());
}

}  // namespace

void add_check(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args {
    std::vector<std::string> sources;
    OpenOptions options;
    bool json = false;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command = app.add_subcommand("check", "Every problem and repair, with place and rule");
  command->add_option("SOURCE", args->sources, "Files, folders, globs, -")->required();
  command->add_flag("--strict", args->options.strict, "Stop at the first problem or repair");
  command->add_flag("--json", args->json, "The report as JSON");
  command->add_option("--as", args->options.as, "Collection of records that do not say theirs");
  command->add_option("--max-problems", args->options.max_problems,
                      "Problems of a rule to print in full");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      args->options.map = common.map;
      const auto report = check(args->sources, args->options);
      if (!report) return fail(report.error());
      if (args->json) std::printf("%s\n", report->to_json().c_str());
      else print(*report);
      return int{report->refused > 0 ? problems : done};
    };
  });
}

}  // namespace madang::cli
