// Hours behind several labels of one text, together: <평일개방> 09:00~20:00 <주말개방> 10:00~17:00.
#ifndef MADANG_INGEST_FORMATS_LABEL_HOURS_H_
#define MADANG_INGEST_FORMATS_LABEL_HOURS_H_

#include <madang/records/resource.h>

#include <optional>
#include <string_view>
#include <vector>

#include "ingest/repair/hours_days.h"
#include "ingest/repair/week_hours.h"

namespace madang::ingest {

/// The days that a label names: 평일개방, 토요일·공휴일 운영시간. None of one that names none,
/// nothing where some days are meant and nobody knows which: 첫째 토요일.
[[nodiscard]] std::optional<repair::HoursDays> days_of_label(std::string_view label);

class LabelHours {
 public:
  struct Added {
    bool any = false;  ///< some of them are of a day
    /// A label before tells other hours of the same days, which hold; or labels tell too many.
    bool contradicts = false;
  };
  /// Those of one label; without days they are of every day. A label of fewer days has them in
  /// place of one of more, if that is of every day or they overlap (repair/week_parts.h).
  Added add(std::vector<repair::WeekHours> parts);
  /// Days that a label closes.
  void close(const std::vector<std::string_view>& days);
  /// What all labels together say.
  void put_into(Resource& resource);

 private:
  std::vector<repair::WeekHours> parts_;
  std::vector<std::string_view> closed_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_LABEL_HOURS_H_
