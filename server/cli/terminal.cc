#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "server/cli/command.h"

namespace madang::cli {
namespace {

using Clock = std::chrono::steady_clock;

/// Says how far a long load is, not more than ten times a second.
struct Progress {
  Clock::time_point start = Clock::now(), last = start;
  bool shown = false;
};

void on_progress(std::uint64_t bytes, void* user) {
  auto& progress = *static_cast<Progress*>(user);
  const auto now = Clock::now();
  if (now - progress.start < std::chrono::seconds(1)) return;
  if (now - progress.last < std::chrono::milliseconds(100)) return;
  progress.last = now;
  progress.shown = true;
  std::fprintf(stderr, "\rreading: %llu MB", static_cast<unsigned long long>(bytes / 1000000));
  std::fflush(stderr);
}

/// " (rule 12, other 3)" of the rules of one severity; empty where there are none.
std::string reasons(const Report& report, Severity severity) {
  constexpr std::size_t most = 8;
  std::vector<RuleCount> rules;
  for (const RuleCount& rule : report.rules)
    if (rule.severity == severity && rule.count > 0) rules.push_back(rule);
  if (rules.empty()) return {};
  std::stable_sort(rules.begin(), rules.end(),
                   [](const RuleCount& a, const RuleCount& b) { return a.count > b.count; });
  std::string out = " (";
  for (std::size_t i = 0; i < rules.size() && i < most; ++i)
    out += (i > 0 ? ", " : "") + rules[i].rule + " " + grouped(rules[i].count);
  return out + (rules.size() > most ? ", …)" : ")");
}

}  // namespace

std::string summary(const Report& report) {
  return grouped(report.records) + " records: " + grouped(report.accepted) + " accepted, " +
         grouped(report.repaired) + " repaired" + reasons(report, Severity::repaired) + ", " +
         grouped(report.refused) + " refused" + reasons(report, Severity::refused);
}

int fail(const Error& error) {
  std::fprintf(stderr, "madang: %s\n", error.to_string().c_str());
  switch (error.kind) {
    case ErrorKind::source:
      return error.code == "not-found" || error.code == "unreadable" || error.line == 0 ? io
                                                                                        : problems;
    case ErrorKind::io: return io;
    case ErrorKind::booking:
    case ErrorKind::not_found: return problems;
    case ErrorKind::query:
    case ErrorKind::usage: return usage;
  }
  return usage;
}

Result<Catalog> open(const std::vector<std::string>& sources, const Common& common,
                     OpenOptions options) {
  Progress progress;
  options.synonyms = common.synonyms;
  options.map = common.map;
  if (!common.quiet && isatty(STDERR_FILENO) != 0) {
    options.progress = on_progress;
    options.progress_user = &progress;
  }
  auto city = Catalog::open(sources, options);
  if (progress.shown) std::fputs("\r\x1b[K", stderr);
  if (city && city->report().refused > 0)
    say(common, grouped(city->report().refused) + " of " + grouped(city->report().records) +
                    " records were refused; madang check says why");
  return city;
}

void say(const Common& common, const std::string& line) {
  if (!common.quiet) std::fprintf(stderr, "%s\n", line.c_str());
}

std::string grouped(std::uint64_t n) {
  std::string text = std::to_string(n);
  for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, 1, ',');
  return text;
}

Result<std::string> take_last(std::vector<std::string>& words, const char* what) {
  if (words.size() >= 2) {
    std::string last = std::move(words.back());
    words.pop_back();
    return last;
  }
  Error error;
  error.code = "usage";
  error.message = std::string("expected one or more sources and then ") + what;
  return error;
}

}  // namespace madang::cli
