// Options that the commands about free time share.
#ifndef MADANG_SERVER_CLI_SHARING_OPTIONS_H_
#define MADANG_SERVER_CLI_SHARING_OPTIONS_H_

#include <string>
#include <vector>

#include "server/cli/command.h"

namespace madang::cli {

struct SharingArgs {
  std::vector<std::string> words;  ///< sources, and what follows them
  FreeQuery query;
  std::string near, ledger;
  double within_km = 0, max_price = -1;
  bool json = false;
};

/// --from --to --people --quantity --now --ledger --json.
void add_time_options(CLI::App* command, SharingArgs& args);
/// --near --within --kind --max-price --where --limit.
void add_place_options(CLI::App* command, SharingArgs& args);
/// The question, once the options are read; an error (bad-near) for a place that is none.
[[nodiscard]] Result<FreeQuery> query_of(const SharingArgs& args);
/// The city of the words, with its ledger where one was given.
[[nodiscard]] Result<Catalog> open_shared(const SharingArgs& args, const Common& common);
/// The text of a file; an error (unreadable) where there is none.
[[nodiscard]] Result<std::string> text_of(const std::string& path);
/// "2022-05-17T10:00:00+09:00" as "2022-05-17 10:00".
[[nodiscard]] std::string clock_of(const std::string& time);
/// Prints a line, with its end, to standard output.
[[nodiscard]] int print(const std::string& text);

}  // namespace madang::cli

#endif  // MADANG_SERVER_CLI_SHARING_OPTIONS_H_
