#include "catalog/free_rows.h"

#include "sharing/scan.h"

namespace madang::catalog {

Result<std::vector<query::Bits>> free_rows(CollectionState& resources, const std::string& when) {
  using namespace sharing;
  const std::size_t slash = when.find('/');
  const std::string behind = when.substr(slash + 1);
  FreeQuery query;
  query.from = when.substr(0, slash);
  if (parse_duration(behind)) query.duration = behind;
  else query.to = behind;
  const auto wanted = check(query);
  if (!wanted) return wanted.error();
  const std::shared_ptr<LedgerLive> ledger = ledger_of(*resources.city);
  const Numbers numbers = numbers_of(ledger.get(), resources);
  std::optional<LedgerLive::Reading> reading;
  if (ledger != nullptr) reading.emplace(*ledger);
  const std::vector<query::Bits> everywhere;
  Scan scan(resources, *wanted, numbers, reading ? &reading->busy() : nullptr, everywhere);
  std::vector<query::Bits> rows;
  for (const segment::Segment& segment : resources.segments) rows.emplace_back(segment.rows());
  scan.each_free([&](const Scan::Row& row) { rows[row.at.first].set(row.at.second); });
  return rows;
}

}  // namespace madang::catalog
