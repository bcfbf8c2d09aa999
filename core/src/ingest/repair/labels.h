// Facts inside prose, each behind a label: <평일개방> 09:00~20:00, [이용요금] 1시간
// 150,000원, ○ 수용인원 : 30명 (rule prose-facts).
#ifndef MADANG_INGEST_REPAIR_LABELS_H_
#define MADANG_INGEST_REPAIR_LABELS_H_

#include <string_view>
#include <vector>

namespace madang::ingest::repair {

struct Labelled {
  std::string_view label, value;  ///< views into the text, without white space around
};

/// Labels in angle or square brackets, or at the beginning of a line before a
/// colon; the value reaches to the next label or, behind a colon, the line end.
/// `text` is plain: entities are characters already.
[[nodiscard]] std::vector<Labelled> read_labels(std::string_view text);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_LABELS_H_
