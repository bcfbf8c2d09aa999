#include <memory>

#include "server/cli/command.h"

namespace madang::cli {

void add_save(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args {
    std::vector<std::string> sources;
    OpenOptions options;
    bool without_text = false;
    std::string out;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command =
      app.add_subcommand("save", "Everything as one file that opens at once, whatever its size");
  command->add_option("SOURCE", args->sources, "Files, folders, globs, -")->required();
  command->add_option("-o,--out", args->out, "Where to write it, e.g. city.madang")->required();
  command->add_flag("--strict", args->options.strict, "Stop at the first problem or repair");
  command->add_option("--as", args->options.as, "Collection of records that do not say theirs");
  command->add_option("--threads", args->options.threads, "Threads that load; 0: one a core");
  command->add_flag("--no-text", args->without_text, "Leave out the text index");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      args->options.text = !args->without_text;
      const auto city = open(args->sources, common, args->options);
      if (!city) return fail(city.error());
      if (const auto saved = city->save(args->out); !saved) return fail(saved.error());
      say(common, args->out + ": version " + city->version());
      return int{done};
    };
  });
}

void add_verify(CLI::App& app, Common& common, std::function<int()>& run) {
  auto path = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("verify", "Reads and checks every byte of a saved file");
  command->add_option("FILE", *path, "What madang save wrote")->required();
  command->callback([path, &common, &run] {
    run = [path, &common] {
      if (const auto whole = Catalog::verify(*path); !whole) {
        const int code = fail(whole.error());
        return whole.error().code.starts_with("snapshot-") ? int{problems} : code;
      }
      say(common, *path + ": whole");
      return int{done};
    };
  });
}

}  // namespace madang::cli
