#include <cstdio>

#include "server/cli/command.h"

namespace madang::cli {

void add_formats(CLI::App& app, Common&, std::function<int()>& run) {
  CLI::App* command = app.add_subcommand("formats", "What can be read and written");
  command->callback([&run] {
    run = [] {
      for (const FormatInfo& format : formats())
        std::printf("%-12s %-11s %s\n", format.name.c_str(),
                    format.reads && format.writes ? "read, write"
                    : format.reads                ? "read"
                                                  : "write",
                    format.description.c_str());
      return int{done};
    };
  });
}

}  // namespace madang::cli
