// What one piece of the input came to: records counted, problems, where each
// record stands. Accounts are made side by side and added up in order.
#ifndef MADANG_INGEST_ACCOUNT_H_
#define MADANG_INGEST_ACCOUNT_H_

#include <madang/catalog.h>
#include <madang/import.h>

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madang::ingest {

/// Where a record stands. Lines count from the first of its unit.
struct Origin {  // small, since there are millions
  std::uint64_t id_hash = 0;
  std::uint32_t line = 0, column = 0;
  std::uint32_t unit = 0;          ///< of the piece
  std::uint32_t repaired : 1 = 0;  ///< whether it was
  std::uint32_t record : 31 = 0;   ///< how many of the piece were read before it
};

class Account {
 public:
  /// `options` must outlive it.
  explicit Account(const OpenOptions& options) : options_(&options) {}

  /// A problem, and which record of the piece it is of. Lines count from the
  /// first of the unit; 0 stays 0.
  struct Noted {
    Problem problem;
    std::uint32_t unit = 0;
    std::uint32_t record = 0;
  };
  /// A record whose id an earlier one has.
  struct Duplicate {
    std::size_t collection = 0;
    std::string id, pointer;
    Origin origin;
  };
  /// What was read of a source.
  struct Stretch {
    std::size_t source = 0;  ///< its number
    std::string name;
    bool opens = false;       ///< it begins here
    std::uint64_t lines = 0;  ///< line ends in it
    std::uint64_t bytes = 0;
  };

  /// Whether a further problem of this rule would be kept in full; where it
  /// would not, its message need not be made.
  [[nodiscard]] bool keeps(std::string_view rule, Severity severity) const;
  /// Counts `n` problems that are not kept.
  void count(std::string_view rule, Severity severity, std::uint64_t n = 1);
  /// Counts the problem and keeps it if there is room.
  void problem(Problem problem);
  /// Counts one record.
  void accepted() { ++counts.accepted; }
  void repaired() { ++counts.repaired; }
  void refused() { ++counts.refused; }
  /// Begins a unit.
  void begin(Stretch stretch);
  /// Begins a record.
  void next_record() { ++record_; }
  [[nodiscard]] std::uint32_t unit() const {
    return static_cast<std::uint32_t>(stretches.size()) - 1;
  }
  [[nodiscard]] std::uint32_t record() const { return record_; }
  /// Whether a problem was met that strict reading does not let pass, or the records can go
  /// nowhere any more.
  [[nodiscard]] bool stopped() const { return stop.has_value() || enough; }

  struct Counts {
    std::uint64_t accepted = 0, repaired = 0, refused = 0;
  };
  Counts counts;
  std::vector<RuleCount> rules;
  std::vector<Noted> problems;
  std::vector<Stretch> stretches;
  std::vector<std::deque<Origin>> origins;  ///< by collection, by row
  std::vector<Duplicate> duplicates;        ///< of records of this piece
  std::optional<Noted> stop;
  bool enough = false;  ///< RecordSink::full()

 private:
  const OpenOptions* options_;
  std::uint32_t record_ = 0;
};

/// Counts `n` problems of the rule.
void count_rule(std::vector<RuleCount>& rules, std::string_view rule, Severity severity,
                std::uint64_t n);
/// How often a rule spoke.
[[nodiscard]] std::uint64_t count_of(const std::vector<RuleCount>& rules, std::string_view rule,
                                     Severity severity);
/// A notice says what is worth knowing; only one of them tells of something
/// lost, so that strict reading refuses it.
[[nodiscard]] bool strict_refuses(const Problem& problem);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_ACCOUNT_H_
