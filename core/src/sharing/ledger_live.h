// The ledger as it stands in memory: bookings by resource, the city with its
// changes; brought up to what the file says before each question.
#ifndef MADANG_SHARING_LEDGER_LIVE_H_
#define MADANG_SHARING_LEDGER_LIVE_H_

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalog/state.h"
#include "sharing/busy.h"
#include "sharing/database.h"
#include "sharing/items.h"

namespace madang::sharing {

class LedgerLive final : public Live {
 public:
  /// `city`: what was loaded.
  [[nodiscard]] static Result<std::shared_ptr<LedgerLive>> open(Catalog::State& city,
                                                                const std::string& path);
  ~LedgerLive() override;
  Catalog::State* newest() override;

  /// Takes in what was written since; by this process or another.
  [[nodiscard]] Result<Done> refresh();

  [[nodiscard]] const std::string& path() const { return path_; }
  /// The connection that writes; hold `writing` meanwhile.
  Database& database() { return writer_; }
  std::mutex writing;

  /// Bookings, while the lock is held: one in a thread at a time.
  class Reading {
   public:
    explicit Reading(const LedgerLive& live) : lock_(live.memory_), live_(live) {}
    [[nodiscard]] const Busy& busy() const { return live_.busy_; }

   private:
    std::shared_lock<std::shared_mutex> lock_;
    const LedgerLive& live_;
  };
  /// The number in Busy of each row of these items.
  [[nodiscard]] std::shared_ptr<const std::vector<std::uint32_t>> numbers(
      const CollectionState& resources, std::size_t segment);

 private:
  LedgerLive(Database writer, Database reader, std::string path)
      : writer_(std::move(writer)), reader_(std::move(reader)), path_(std::move(path)) {}
  [[nodiscard]] Result<Done> load();
  [[nodiscard]] Result<Done> follow();
  [[nodiscard]] Result<std::int64_t> data_version();

  Database writer_, reader_;
  std::string path_;
  std::mutex reading_;         // of reader_, seen_, version_
  std::int64_t seen_ = 0;      // history that is in memory
  std::int64_t version_ = -1;  // of the file when it was last looked at
  std::optional<Statement> version_of_;
  mutable std::shared_mutex memory_;  // of what follows
  Busy busy_;
  std::unordered_map<std::int64_t, std::pair<std::uint32_t, std::int64_t>>
      where_;                       // booking: number, from
  Catalog::State* city_ = nullptr;  // shared
  std::mutex numbering_;
  std::map<std::uint64_t, std::shared_ptr<const std::vector<std::uint32_t>>> numbers_;
};

/// The ledger of a city; null where there is none.
[[nodiscard]] std::shared_ptr<LedgerLive> ledger_of(Catalog::State& city);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_LEDGER_LIVE_H_
