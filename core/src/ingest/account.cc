#include "ingest/account.h"

#include <utility>

namespace madang::ingest {
namespace {

const RuleCount* find(const Report& report, std::string_view rule, Severity severity) {
  for (const RuleCount& r : report.rules)
    if (r.severity == severity && r.rule == rule) return &r;
  return nullptr;
}

/// A notice says what is worth knowing; only this one tells of something lost.
bool strict_refuses(const Problem& problem) {
  return problem.severity != Severity::notice || problem.rule == "envelope-member";
}

}  // namespace

bool Account::keeps(std::string_view rule, Severity severity) const {
  const RuleCount* count = find(report_, rule, severity);
  return options_.strict || (count == nullptr ? 0 : count->count) < options_.max_problems;
}

void Account::problem(Problem problem) {
  if (options_.strict && !stop_ && strict_refuses(problem)) stop_ = problem;
  const bool keep = keeps(problem.rule, problem.severity);
  if (const RuleCount* count = find(report_, problem.rule, problem.severity))
    ++const_cast<RuleCount*>(count)->count;
  else report_.rules.push_back({problem.rule, problem.severity, 1});
  if (keep) report_.problems.push_back(std::move(problem));
}

void Account::bytes(std::uint64_t more) {
  constexpr std::uint64_t step = 4 << 20;
  report_.bytes += more;
  if (options_.progress == nullptr || report_.bytes - told_ < step) return;
  told_ = report_.bytes;
  options_.progress(report_.bytes, options_.progress_user);
}

Error Account::error() const {
  Error error;
  error.kind = ErrorKind::source;
  error.code = stop_->rule;
  error.message = stop_->message;
  error.hint = "strict reading refuses this; leave strict out to load the rest";
  error.source = stop_->file;
  error.pointer = stop_->pointer;
  error.line = stop_->line;
  error.column = stop_->column;
  return error;
}

Report Account::finish() {
  if (options_.progress != nullptr && told_ != report_.bytes)
    options_.progress(report_.bytes, options_.progress_user);
  return std::move(report_);
}

}  // namespace madang::ingest
