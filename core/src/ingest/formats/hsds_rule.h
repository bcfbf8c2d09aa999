// How a schedule of HSDS recurs: an RRULE (RFC 5545) in columns.
#ifndef MADANG_INGEST_FORMATS_HSDS_RULE_H_
#define MADANG_INGEST_FORMATS_HSDS_RULE_H_

#include <madang/records/common.h>

#include <cstdint>
#include <optional>
#include <string>

#include "ingest/formats/item.h"

namespace madang::ingest {

struct HsdsRule {
  std::string frequency, days, month_days, week_start;
  std::int64_t interval = 1, count = 0;

  /// Whether a schedule recurs; days of the week do so every week.
  [[nodiscard]] static bool is_in(const json::Value& row);
  /// What the columns say; nullopt where one of them says what the calendar does not know (weeks
  /// and days of the year), or nothing that can be understood.
  [[nodiscard]] static std::optional<HsdsRule> of(Item& item, const json::Value& row);

  /// Names the days that follow from the first one.
  void complete(const Date& first);
  /// Whether its days depend on the one that it begins on.
  [[nodiscard]] bool needs_first() const;
  /// Whether it holds every week for ever.
  [[nodiscard]] bool of_weeks() const;
  /// `last`: the last day.
  [[nodiscard]] std::string text(const std::optional<Date>& last) const;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_HSDS_RULE_H_
