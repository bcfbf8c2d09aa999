#include "ingest/merge.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "reflect/field_info.h"

namespace madang::ingest {
namespace {

constexpr std::string_view duplicate_rule = "duplicate-id";

/// Records by the hash of their id. Of equal ids only the first is in it.
class FirstOfIds {
 public:
  explicit FirstOfIds(std::size_t records) : slots_(64) {
    while (slots_.size() < 2 * records) slots_.resize(2 * slots_.size());
  }
  /// The place of an earlier record with this hash for which same(place), or
  /// none, and then the record is in.
  template <class Same>
  std::optional<RecordPlace> find_or_add(std::uint64_t hash, RecordPlace place, Same&& same) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
      if (slots_[i].piece == 0) {
        slots_[i] = {hash, static_cast<std::uint32_t>(place.piece) + 1, place.row};
        return std::nullopt;
      }
      const RecordPlace there{slots_[i].piece - 1, slots_[i].row};
      if (slots_[i].hash == hash && same(there)) return there;
    }
  }

 private:
  struct Slot {  // small, since there are millions
    std::uint64_t hash = 0;
    std::uint32_t piece = 0, row = 0;  // piece counts from 1; 0: unused
  };
  std::vector<Slot> slots_;
};

class Merger {
 public:
  Merger(std::vector<Account>& accounts, const OpenOptions& options, PieceSinks& sinks)
      : accounts_(accounts), options_(options), sinks_(sinks) {}

  Result<Report> run() {
    add_bases();
    for (std::size_t c = 0; c < reflect::collections().size(); ++c) find_duplicates(c);
    for (std::size_t p = 0; p < accounts_.size(); ++p) {
      take(accounts_[p], p);
      if (stop_) return error();
    }
    return std::move(report_);
  }

 private:
  /// How many line ends of its source lie before each unit.
  void add_bases() {
    std::vector<std::uint64_t> lines;  // by source
    for (const Account& account : accounts_) {
      bases_.emplace_back();
      for (const Account::Stretch& s : account.stretches) {
        lines.resize(std::max(lines.size(), s.source + 1), 0);
        bases_.back().push_back(lines[s.source]);
        lines[s.source] += s.lines;
      }
    }
  }

  [[nodiscard]] std::uint64_t line_of(std::size_t piece, const Origin& o) const {
    return bases_[piece][o.unit] + o.line;
  }

  void find_duplicates(std::size_t c) {
    std::size_t records = 0;
    for (const Account& a : accounts_) records += a.origins[c].size() + a.duplicates.size();
    // Ids of one piece are distinct already.
    const bool within = std::all_of(accounts_.begin(), accounts_.end(),
                                    [](const Account& a) { return a.duplicates.empty(); });
    if (accounts_.size() < 2 && within) return;
    FirstOfIds firsts(records);
    for (std::size_t p = 0; p < accounts_.size(); ++p) {
      Account& account = accounts_[p];
      for (std::uint32_t row = 0; row < account.origins[c].size(); ++row) {
        const Origin& origin = account.origins[c][row];
        const RecordPlace here{p, row};
        const auto first = firsts.find_or_add(origin.id_hash, here, [&](const RecordPlace& other) {
          return sinks_.same_id(c, other, here);
        });
        if (!first) continue;
        Account::Duplicate duplicate{c, sinks_.id(c, here), {}, origin};
        (origin.repaired ? account.counts.repaired : account.counts.accepted) -= 1;
        account.counts.refused += 1;
        sinks_.drop(c, here);
        tell(account, duplicate, *first);
      }
      for (const Account::Duplicate& duplicate : account.duplicates) {
        if (duplicate.collection != c) continue;
        const auto first = firsts.find_or_add(
            duplicate.origin.id_hash, {p, 0},
            [&](const RecordPlace& other) { return sinks_.has_id(c, other, duplicate.id); });
        tell(account, duplicate, first.value_or(RecordPlace{p, 0}));
      }
    }
  }

  void tell(Account& account, const Account::Duplicate& duplicate, const RecordPlace& first) {
    Account::Noted noted{{}, duplicate.origin.unit, duplicate.origin.record};
    Problem& problem = noted.problem;
    problem.severity = Severity::refused;
    problem.rule = duplicate_rule;
    const bool keep = account.keeps(duplicate_rule, Severity::refused);
    count_rule(account.rules, duplicate_rule, Severity::refused, 1);
    if (!keep) return;
    problem.file = account.stretches[duplicate.origin.unit].name;
    problem.line = duplicate.origin.line;
    problem.column = duplicate.origin.column;
    problem.pointer = duplicate.pointer;
    const Account& there = accounts_[first.piece];
    const Origin& origin = there.origins[duplicate.collection][first.row];
    problem.message.append("expected an id that is new in ");
    problem.message.append(reflect::collections()[duplicate.collection].name).append(", and \"");
    problem.message.append(duplicate.id).append("\" is taken by the record at ");
    problem.message.append(there.stretches[origin.unit].name).append(":");
    problem.message.append(std::to_string(line_of(first.piece, origin)));
    problem.message.append(", which was kept");
    if (options_.strict && (!account.stop || account.stop->record > noted.record))
      account.stop = noted;
    account.problems.push_back(std::move(noted));
  }

  void take(Account& account, std::size_t piece) {
    const auto placed = [&](Account::Noted noted) {
      if (noted.problem.line > 0) noted.problem.line += bases_[piece][noted.unit];
      return std::move(noted.problem);
    };
    if (account.stop) {
      stop_ = placed(std::move(*account.stop));
      return;
    }
    report_.accepted += account.counts.accepted;
    report_.repaired += account.counts.repaired;
    report_.refused += account.counts.refused;
    report_.records += account.counts.accepted + account.counts.repaired + account.counts.refused;
    for (const Account::Stretch& s : account.stretches) {
      report_.bytes += s.bytes;
      if (s.opens) report_.files.push_back(s.name);
    }
    std::stable_sort(account.problems.begin(), account.problems.end(),
                     [](const auto& a, const auto& b) { return a.record < b.record; });
    std::vector<RuleCount> kept;  // of this piece
    for (Account::Noted& noted : account.problems) {
      const Problem& p = noted.problem;
      count_rule(kept, p.rule, p.severity, 1);
      const std::uint64_t so_far =
          count_of(report_.rules, p.rule, p.severity) + count_of(kept, p.rule, p.severity) - 1;
      if (so_far < options_.max_problems) report_.problems.push_back(placed(std::move(noted)));
    }
    for (const RuleCount& r : account.rules) count_rule(report_.rules, r.rule, r.severity, r.count);
  }

  [[nodiscard]] Error error() const {
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

  std::vector<Account>& accounts_;
  const OpenOptions& options_;
  PieceSinks& sinks_;
  std::vector<std::vector<std::uint64_t>> bases_;  // by piece, by unit
  Report report_;
  std::optional<Problem> stop_;
};

}  // namespace

Result<Report> merge(std::vector<Account>& accounts, const OpenOptions& options,
                     PieceSinks& sinks) {
  return Merger(accounts, options, sinks).run();
}

}  // namespace madang::ingest
