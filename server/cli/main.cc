#include <clocale>
#include <cstdio>
#include <exception>
#include <new>

#include "server/cli/command.h"

namespace {

constexpr madang::cli::Command commands[] = {
    {madang::cli::add_check},   {madang::cli::add_stats},   {madang::cli::add_search},
    {madang::cli::add_suggest}, {madang::cli::add_similar}, {madang::cli::add_group},
    {madang::cli::add_get},     {madang::cli::add_save},    {madang::cli::add_verify},
    {madang::cli::add_import},  {madang::cli::add_export},  {madang::cli::add_formats},
    {madang::cli::add_schema},  {madang::cli::add_serve},   {madang::cli::add_free},
    {madang::cli::add_why_not}, {madang::cli::add_idle},    {madang::cli::add_book},
    {madang::cli::add_ledger},  {madang::cli::add_match},   {madang::cli::add_impact},
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"madang: ask a city's bulletins, organizations and shared resources", "madang"};
  app.set_version_flag("--version", "madang " MADANG_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  madang search examples/seoul \"late-night bus\"\n"
      "  madang search examples/seoul --in resources \"capacity>=20 near:37.566,126.978,2km\"\n"
      "  madang save examples/seoul -o seoul.madang\n"
      "  madang serve seoul.madang\n"
      "A source is a file, a folder, a glob, - for standard input, or a saved file.");
  madang::cli::Common common;
  app.add_flag("--quiet", common.quiet, "Nothing on standard error but errors");
  app.add_option("--synonyms", common.synonyms,
                 "File of names that mean the same: 시청 = city hall on a line")
      ->type_name("FILE");
  app.add_option("--map", common.map,
                 "FIELD=MEMBER of an unknown shape, as=COLLECTION, list=POINTER")
      ->type_name("TEXT")
      ->allow_extra_args(false);
  app.fallthrough();
  std::function<int()> run;
  for (const madang::cli::Command& command : commands) command.add(app, common, run);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? madang::cli::done : madang::cli::usage;
  }
  try {
    return run();
  } catch (const std::bad_alloc&) {
    std::fputs("madang: there is not enough memory for that\n", stderr);
  } catch (const std::exception& error) {  // errors are values: this one is our mistake
    std::fprintf(stderr, "madang: a mistake in madang itself; please report it: %s\n",
                 error.what());
  }
  return madang::cli::io;
}
