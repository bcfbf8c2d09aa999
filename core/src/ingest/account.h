// The report while it grows: counts everything, keeps the first of each rule,
// and knows when strict reading has to stop.
#ifndef MADANG_INGEST_ACCOUNT_H_
#define MADANG_INGEST_ACCOUNT_H_

#include <madang/catalog.h>
#include <madang/import.h>

#include <optional>
#include <string_view>

namespace madang::ingest {

class Account {
 public:
  explicit Account(const OpenOptions& options) : options_(options) {}

  /// Whether a further problem of this rule would be kept in full; where it
  /// would not, its message need not be made.
  [[nodiscard]] bool keeps(std::string_view rule, Severity severity) const;
  /// Counts the problem and keeps it if there is room.
  void problem(Problem problem);
  /// Counts one record.
  void accepted() { ++report_.records, ++report_.accepted; }
  void repaired() { ++report_.records, ++report_.repaired; }
  void refused() { ++report_.records, ++report_.refused; }
  /// Bytes dealt with; calls options.progress every 4 MiB.
  void bytes(std::uint64_t more);
  void file(std::string name) { report_.files.push_back(std::move(name)); }

  /// Set by the first problem that strict reading does not let pass.
  [[nodiscard]] bool stopped() const { return stop_.has_value(); }
  /// REQUIRES: stopped().
  [[nodiscard]] Error error() const;
  /// The report; progress is called a last time.
  [[nodiscard]] Report finish();

 private:
  const OpenOptions& options_;
  Report report_;
  std::optional<Problem> stop_;
  std::uint64_t told_ = 0;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_ACCOUNT_H_
