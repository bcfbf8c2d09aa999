// cli: the command `madang`, public headers only.
//
// Results go to standard output, everything else to standard error. Exit codes:
// 0 found or done, 1 data problems or one thing not found, 2 wrong usage,
// 3 cannot read or write.
#ifndef MADANG_SERVER_CLI_COMMAND_H_
#define MADANG_SERVER_CLI_COMMAND_H_

#include <madang/madang.h>

#include <CLI/CLI.hpp>
#include <span>
#include <string>
#include <vector>

namespace madang::cli {

enum Exit : int { done = 0, problems = 1, usage = 2, io = 3 };

/// What all commands share.
struct Common {
  bool quiet = false;
  std::string synonyms;          ///< path of a file; "": none
  std::vector<std::string> map;  ///< of the sources, whatever they are; empty: none
};

/// A row of the table of commands: adds itself to the parser, and leaves in
/// `run` what to do if it was the one called.
struct Command {
  void (*add)(CLI::App& app, Common& common, std::function<int()>& run);
};
void add_check(CLI::App&, Common&, std::function<int()>&);
void add_stats(CLI::App&, Common&, std::function<int()>&);
void add_search(CLI::App&, Common&, std::function<int()>&);
void add_group(CLI::App&, Common&, std::function<int()>&);
void add_get(CLI::App&, Common&, std::function<int()>&);
void add_import(CLI::App&, Common&, std::function<int()>&);
void add_export(CLI::App&, Common&, std::function<int()>&);
void add_formats(CLI::App&, Common&, std::function<int()>&);
void add_schema(CLI::App&, Common&, std::function<int()>&);
void add_serve(CLI::App&, Common&, std::function<int()>&);
void add_free(CLI::App&, Common&, std::function<int()>&);
void add_why_not(CLI::App&, Common&, std::function<int()>&);
void add_idle(CLI::App&, Common&, std::function<int()>&);
void add_match(CLI::App&, Common&, std::function<int()>&);
void add_impact(CLI::App&, Common&, std::function<int()>&);
void add_book(CLI::App&, Common&, std::function<int()>&);
void add_ledger(CLI::App&, Common&, std::function<int()>&);
void add_save(CLI::App&, Common&, std::function<int()>&);
void add_suggest(CLI::App&, Common&, std::function<int()>&);
void add_similar(CLI::App&, Common&, std::function<int()>&);
void add_verify(CLI::App&, Common&, std::function<int()>&);

/// Prints the error to standard error; the exit code that fits it.
int fail(const Error& error);
/// Opens the sources with a progress line on a terminal.
[[nodiscard]] Result<Catalog> open(const std::vector<std::string>& sources, const Common& common,
                                   OpenOptions options = {});
/// A line to standard error unless --quiet.
void say(const Common& common, const std::string& line);
/// "12345" as "12,345".
[[nodiscard]] std::string grouped(std::uint64_t n);
/// "40,134 records: 27,569 accepted, 12,301 repaired (hours-24 5,322, …), 264
/// refused (json-syntax 260, …)", the commonest rules of each first.
[[nodiscard]] std::string summary(const Report& report);
/// Splits the last positional off the sources; an error if there are not two.
[[nodiscard]] Result<std::string> take_last(std::vector<std::string>& words, const char* what);

}  // namespace madang::cli

#endif  // MADANG_SERVER_CLI_COMMAND_H_
