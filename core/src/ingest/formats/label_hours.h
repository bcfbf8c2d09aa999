// Hours behind several labels of one text, together: <평일개방> 09:00~20:00 <주말개방> 10:00~17:00.
#ifndef MADANG_INGEST_FORMATS_LABEL_HOURS_H_
#define MADANG_INGEST_FORMATS_LABEL_HOURS_H_

#include <madang/records/resource.h>

#include <string_view>
#include <vector>

#include "ingest/repair/hours_days.h"
#include "ingest/repair/week_hours.h"

namespace madang::ingest {

/// The days that a label names: 평일개방, 토요일·공휴일 운영시간. None of one that names none.
[[nodiscard]] repair::HoursDays days_of_label(std::string_view label);

class LabelHours {
 public:
  /// Those of one label; without days they are of every day. A label of fewer days has them in
  /// place of one before it; of other days that a label before has named they are not. False where
  /// none of them is of a day.
  bool add(std::vector<repair::WeekHours> parts);
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
