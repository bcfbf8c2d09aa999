// Hours with closing days beside them in one text: 09:00~18:00 (매주 월요일 휴관).
#ifndef MADANG_INGEST_REPAIR_HOURS_PROSE_H_
#define MADANG_INGEST_REPAIR_HOURS_PROSE_H_

#include <string>
#include <string_view>

namespace madang::ingest::repair {

struct HoursProse {
  std::string hours;    ///< the statements about them, with commas between those that were apart
  std::string closing;  ///< the same; empty: nothing is said about it
  bool parted = true;   ///< false: what is about closing has hours in it still
};

/// What stands behind the last hours before the words about closing is about closing, up to the
/// statement with the next hours: 토요일 휴무, 평일 09:00~18:00. Without hours before them, from
/// the mark that parts these words from what stands before.
[[nodiscard]] HoursProse hours_prose(std::string_view text);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_HOURS_PROSE_H_
