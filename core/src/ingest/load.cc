#include "ingest/load.h"

#include <optional>

#include "ingest/read_input.h"
#include "ingest/sources.h"
#include "reflect/field_info.h"

namespace madang::ingest {
namespace {

Result<std::optional<std::size_t>> collection_as(const std::string& as) {
  if (as.empty()) return std::optional<std::size_t>();
  const auto all = reflect::collections();
  Error error;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].name == as) return std::optional<std::size_t>(i);
    error.hint.append(i == 0 ? "there are " : ", ").append(all[i].name);
  }
  error.kind = ErrorKind::usage;
  error.code = "unknown-collection";
  error.message = "there is no collection \"" + as + "\"";
  return error;
}

/// A file that was found in a folder and cannot be read costs that file.
void unreadable(const Error& error, Account& account) {
  Problem problem;
  problem.severity = Severity::refused;
  problem.file = error.source;
  problem.rule = "unreadable";
  problem.message = error.message;
  account.refused();
  account.problem(std::move(problem));
}

}  // namespace

Result<Report> load_sources(const std::vector<std::string>& sources, const OpenOptions& options,
                            RecordSink& sink) {
  const auto as = collection_as(options.as);
  if (!as) return as.error();
  Account account(options);
  RecordLoader loader(options.strict, *as, sink, account);
  bool any = sources.empty();
  std::optional<Error> failed;
  for (const std::string& source : sources) {
    const auto files = expand_source(source);
    if (!files) return files.error();
    for (const SourceFile& file : *files) {
      auto input = read_file(file.path);
      if (!input) {
        if (!file.from_folder || options.strict) return std::move(input).error();
        failed = input.error();
        unreadable(*failed, account);
        continue;
      }
      any = true;
      read_input(*input, nullptr, loader);
      if (account.stopped()) return account.error();
    }
  }
  if (!any && failed) return std::move(*failed);
  return account.finish();
}

Result<Report> load_bytes(std::string_view bytes, std::string_view name, const OpenOptions& options,
                          RecordSink& sink) {
  const auto as = collection_as(options.as);
  if (!as) return as.error();
  auto input = read_bytes(bytes, name);
  if (!input) return std::move(input).error();
  Account account(options);
  RecordLoader loader(options.strict, *as, sink, account);
  read_input(*input, nullptr, loader);
  if (account.stopped()) return account.error();
  return account.finish();
}

}  // namespace madang::ingest
