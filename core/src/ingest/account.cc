#include "ingest/account.h"

#include <utility>

namespace madang::ingest {

void count_rule(std::vector<RuleCount>& rules, std::string_view rule, Severity severity,
                std::uint64_t n) {
  for (RuleCount& r : rules)
    if (r.severity == severity && r.rule == rule) return void(r.count += n);
  rules.push_back({std::string(rule), severity, n});
}

std::uint64_t count_of(const std::vector<RuleCount>& rules, std::string_view rule,
                       Severity severity) {
  for (const RuleCount& r : rules)
    if (r.severity == severity && r.rule == rule) return r.count;
  return 0;
}

bool strict_refuses(const Problem& problem) {
  return problem.severity != Severity::notice || problem.rule == "envelope-member";
}

bool Account::keeps(std::string_view rule, Severity severity) const {
  return options_->strict || count_of(rules, rule, severity) < options_->max_problems;
}

void Account::begin(Stretch stretch) { stretches.push_back(std::move(stretch)); }

void Account::count(std::string_view rule, Severity severity, std::uint64_t n) {
  count_rule(rules, rule, severity, n);
}

void Account::problem(Problem problem) {
  const bool stops = options_->strict && !stop && strict_refuses(problem);
  const bool keep = keeps(problem.rule, problem.severity);
  count(problem.rule, problem.severity);
  if (stops) stop = Noted{problem, unit(), record_};
  if (keep) problems.push_back({std::move(problem), unit(), record_});
}

}  // namespace madang::ingest
