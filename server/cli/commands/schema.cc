#include <cstdio>
#include <memory>

#include "server/cli/command.h"

namespace madang::cli {
namespace {

Result<std::string> one(const std::string& collection, bool markdown) {
  return markdown ? markdown_schema(collection) : json_schema(collection);
}

}  // namespace

void add_schema(CLI::App& app, Common&, std::function<int()>& run) {
  struct Args {
    std::string collection, format = "json-schema";
  };
  auto args = std::make_shared<Args>();
  CLI::App* command = app.add_subcommand("schema", "Fields of the records");
  command->add_option("COLLECTION", args->collection, "bulletins, organizations or resources");
  command->add_option("--format", args->format, "json-schema, pyi or markdown")
      ->check(CLI::IsMember({"json-schema", "pyi", "markdown"}));
  command->callback([args, &run] {
    run = [args] {
      if (args->format == "pyi") {
        std::fputs(python_stub().c_str(), stdout);
        return int{done};
      }
      const bool markdown = args->format == "markdown";
      if (!args->collection.empty()) {
        const auto text = one(args->collection, markdown);
        if (!text) return fail(text.error());
        std::printf("%s\n", text->c_str());
        return int{done};
      }
      // All of them: one object by name, or one chapter each.
      JsonWriter all;
      all.begin_object();
      for (const std::string& name : Catalog::collections()) {
        const auto text = one(name, markdown);
        if (!text) return fail(text.error());
        if (markdown) std::printf("## %s\n\n%s\n", name.c_str(), text->c_str());
        else all.key(name).raw(*text);
      }
      if (!markdown) std::printf("%s\n", all.end_object().text().c_str());
      return int{done};
    };
  });
}

}  // namespace madang::cli
