#include "ingest/formats/prose_facts.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "ingest/formats/korea.h"
#include "ingest/repair/capacity.h"
#include "ingest/repair/closing_days.h"
#include "ingest/repair/hours.h"
#include "ingest/repair/labels.h"
#include "ingest/repair/money.h"

namespace madang::ingest {
namespace {

using Days = std::initializer_list<std::string_view>;

bool has(std::string_view label, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [label](std::string_view word) {
    return label.find(word) != std::string_view::npos;
  });
}

class Facts {
 public:
  Facts(Row& row, std::size_t offset, Resource& resource)
      : row_(row), offset_(offset), resource_(resource) {
    had_hours_ = resource.availability && !resource.availability->weekly.empty();
  }

  void take(const repair::Labelled& fact) {
    const std::string_view label = fact.label, value = fact.value;
    if (has(label, {"휴관", "휴무", "휴장", "휴일안내"})) return closing(value);
    if (has(label, {"요금", "사용료", "이용료", "대관료", "비용", "참가비", "수강료"}))
      return price(value);
    if (has(label, {"수용인원", "정원", "수용 인원", "모집인원"})) return capacity(value);
    if (has(label, {"평일"})) return hours(value, {"mo", "tu", "we", "th", "fr"});
    if (has(label, {"주말"})) return hours(value, {"sa", "su"});
    if (has(label, {"토요일"})) return hours(value, {"sa"});
    if (has(label, {"일요일"})) return hours(value, {"su"});
    if (has(label, {"공휴일", "휴일"})) return hours(value, {"holiday"});
    if (has(label,
            {"이용시간", "운영시간", "개방시간", "사용시간", "이용 시간", "운영 시간", "관람시간"}))
      hours(value, {"mo", "tu", "we", "th", "fr", "sa", "su"});
  }

 private:
  void found(std::string_view what, std::string_view value) {
    row_.repaired(offset_, "prose-facts",
                  expected_found(std::string(what) + " in a column of its own", value,
                                 "it was read from the text, which stays as it is"));
  }
  Availability& availability() {
    if (!resource_.availability) resource_.availability.emplace();
    return *resource_.availability;
  }

  void closing(std::string_view value) {
    const std::string_view line = value.substr(0, value.find('\n'));
    const repair::ClosingDays days = repair::read_closing_days(line);
    if (!days.any || availability().extra.find("\"closing\"") != std::string::npos) return;
    korea::put_closing(days, line, availability());
    found("closing days", line);
  }

  void price(std::string_view value) {
    if (resource_.price && resource_.price->amount) return;
    if (!resource_.price) resource_.price.emplace();
    Price& price = *resource_.price;
    price.currency = "KRW";
    const std::string_view line = repair::trim(value.substr(0, value.find('\n')));
    if (const auto fee = repair::read_fee(line)) {
      price.amount = fee->money.won;
      if (fee->money.won > 0) price.per = fee->per;
    } else if (price.note.empty() && !line.empty()) {
      price.note = Text(line, "ko");
    }
    found("a price", line);
  }

  void capacity(std::string_view value) {
    repair::Scan scan(value);
    const auto n = scan.number();
    scan.blanks();
    if (resource_.capacity || !n || !repair::believable_capacity(*n)) return;
    if (!scan.ended() && !scan.skip({"명", "인", "대", "석", "\n"})) return;
    resource_.capacity = *n;
    found("a capacity", value.substr(0, value.find('\n')));
  }

  void hours(std::string_view value, Days days) {
    if (had_hours_) return;
    repair::Scan scan(value);
    scan.blanks();
    if (scan.skip({"미개방", "휴관", "휴무", "없음"})) return;
    const auto range = repair::read_clock_range(scan);
    if (!range) return;
    const auto day = repair::day_hours(range->from, range->to, repair::Equal::all_day);
    std::vector<Hours>& week = availability().weekly;
    // Days that a label before named have their own hours.
    for (const std::string_view one : days) {
      const bool named = std::any_of(week.begin(), week.end(), [one](const Hours& h) {
        return std::find(h.days.begin(), h.days.end(), one) != h.days.end();
      });
      if (!named) repair::add_hours(week, day, {one});
    }
    found("hours", value.substr(0, value.find('\n')));
  }

  Row& row_;
  std::size_t offset_;
  Resource& resource_;
  bool had_hours_ = false;
};

}  // namespace

void take_prose_facts(Row& row, std::string_view text, std::size_t offset, Resource& resource) {
  Facts facts(row, offset, resource);
  for (const repair::Labelled& fact : repair::read_labels(text)) facts.take(fact);
}

}  // namespace madang::ingest
