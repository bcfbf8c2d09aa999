#include "ingest/formats/prose_facts.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "base/find_text.h"
#include "ingest/formats/korea.h"
#include "ingest/formats/label_hours.h"
#include "ingest/repair/capacity.h"
#include "ingest/repair/clock.h"
#include "ingest/repair/closing_days.h"
#include "ingest/repair/hours_prose.h"
#include "ingest/repair/labels.h"
#include "ingest/repair/money.h"
#include "ingest/repair/week_hours.h"

namespace madang::ingest {
namespace {

using Days = std::vector<std::string_view>;

bool has(std::string_view label, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [label](std::string_view word) {
    return label.find(word) != std::string_view::npos;
  });
}

class Facts {
 public:
  Facts(Row& row, Resource& resource) : row_(row), resource_(resource) {
    had_hours_ = resource.availability && !resource.availability->weekly.empty();
    if (!resource.price) return;
    const Price& price = *resource.price;
    free_ = price.amount == 0;
    paid_ = !price.amount && (price.note.empty() || price.note.in("ko").starts_with("유료"));
  }

  /// The offset of the cell that follows is from.
  void at(std::size_t offset) { offset_ = offset; }

  void take(const repair::Labelled& fact) {
    const std::string_view label = fact.label, value = fact.value;
    if (has(label, {"주차", "사무실"})) return;  // of the car park, of who runs it
    if (has(label, {"휴관", "휴무", "휴장", "휴일안내"})) return closing(value);
    if (has(label, {"요금", "사용료", "이용료", "대관료", "비용", "참가비", "수강료"}))
      return price(value);
    if (has(label, {"수용인원", "정원", "수용 인원", "모집인원"})) return capacity(value);
    const auto days = days_of_label(label);
    if (!days) return of_unknown_days(label, value);
    if (!days->days.empty() || has(label, {"이용시간", "운영시간", "개방시간", "사용시간",
                                           "이용 시간", "운영 시간", "관람시간"}))
      hours(value, *days);
  }

  void closing(std::string_view value) {
    const std::string_view line = repair::trim(value.substr(0, value.find('\n')));
    // The same is often said twice, as a label and as a sentence.
    if (line.empty() || closing_.find(line) != std::string::npos) return;
    if (const repair::ClosingDays days = repair::read_closing_days(line); !days.any) {
      if (!days.complete) korea::tell_closing(row_, offset_, days, line);
      return;
    }
    if (closing_.empty()) closing_at_ = offset_;
    closing_.append(closing_.empty() ? "" : ", ").append(line);
  }

  /// What all statements together say.
  void end() {
    label_hours_.put_into(resource_);
    if (closing_.empty()) return;
    offset_ = closing_at_;
    const repair::ClosingDays days = repair::read_closing_days(closing_);
    korea::put_closing(days, closing_, availability());
    korea::tell_closing(row_, offset_, days, closing_);
    found("closing days", closing_);
  }

 private:
  void found(std::string_view what, std::string_view value) {
    row_.repaired(offset_, "prose-facts",
                  Message(std::string(what) + " in a column of its own", value,
                          "it was read from the text, which stays as it is"));
  }
  void partly(std::string_view text, std::string_view done) {
    row_.repaired(offset_, "hours-prose-partly",
                  Message("hours such as 평일 09:00~18:00", text, done));
  }
  Availability& availability() {
    if (!resource_.availability) resource_.availability.emplace();
    return *resource_.availability;
  }

  void price(std::string_view value) {
    const std::string_view line = repair::trim(value.substr(0, value.find('\n')));
    const auto fee = repair::read_fee(line);
    if (fee && (fee->money.won > 0 ? free_ : paid_))
      return row_.notice(offset_, "price-contradicts",
                         Message(free_ ? "no price, for a column says that it is free"
                                       : "a price, for a column says that it costs something",
                                 line, "it is in the text only"));
    if (resource_.price && resource_.price->amount) return;
    const bool noted = resource_.price && !resource_.price->note.empty();
    if (line.empty() || (!fee && noted)) return;  // it says nothing more
    if (!resource_.price) resource_.price.emplace();
    Price& price = *resource_.price;
    price.currency = "KRW";
    if (fee) {
      price.amount = fee->money.won;
      if (fee->money.won > 0) price.per = fee->per;
    } else {
      price.note = Text(line, "ko");
    }
    found("a price", line);
  }

  void capacity(std::string_view value) {
    repair::Scan scan(value);
    if (scan.skip({"약", "최대", "총"})) scan.blanks();
    const auto n = scan.number();
    scan.blanks();
    if (resource_.capacity || !n || *n == 0) return;
    if (!scan.ended() && !scan.skip({"명", "인", "대", "석", "\n"})) return;
    if (!repair::believable_capacity(*n)) {
      row_.repaired(offset_, "capacity-unbelievable",
                    Message("how many fit in, 200,000 at most", value.substr(0, value.find('\n')),
                            "it is in the text only"));
      return;
    }
    resource_.capacity = *n;
    found("a capacity", value.substr(0, value.find('\n')));
  }

  void hours(std::string_view value, const repair::HoursDays& label) {
    const repair::HoursProse prose = repair::hours_prose(value.substr(0, value.find('\n')));
    if (had_hours_) {  // of columns, which have none for closing days
      if (!prose.closing.empty()) closing(prose.closing);
      return;
    }
    const std::string_view line = prose.hours.empty() ? prose.closing : prose.hours;
    repair::Scan scan(line);
    scan.blanks();
    if (scan.skip({"미개방", "미운영", "휴관", "휴무", "없음"})) {
      if (!label.days.empty()) close(label.days, line);
      return;
    }
    // Each stretch may name its own days: 평일 09:00~18:00, 주말 10:00~17:00.
    repair::HoursText week = repair::read_week_hours(line, label.days);
    if (label.not_on_holidays)
      for (repair::WeekHours& part : week.parts) part.not_on_holidays = true;
    const bool any = !week.parts.empty();
    const LabelHours::Added added = label_hours_.add(std::move(week.parts));
    if (added.any) found("hours", line);
    if (added.contradicts)
      partly(line, "a label before it tells others of these days, which hold; the text stays");
    else if (any ? !week.complete || !prose.parted : repair::has_clock_range(line))
      partly(line, any ? "what was understood was read; the text stays as it is"
                       : "nothing of it was understood; the text stays as it is");
    if (!prose.closing.empty()) closing(prose.closing);
  }

  /// 첫째 토요일 : 09:00~13:00
  void of_unknown_days(std::string_view label, std::string_view value) {
    const std::string_view line = repair::trim(value.substr(0, value.find('\n')));
    if (!had_hours_ && repair::has_clock_range(line))
      partly(std::string(label) + ": " + std::string(line),
             "of which days they are was not understood; the text stays as it is");
  }

  void close(const Days& days, std::string_view line) {
    label_hours_.close(days);
    const bool holidays = repair::has_day(days, "holiday");
    if (holidays && availability().holidays.empty()) availability().holidays = "closed";
    found(holidays ? "that it is closed on holidays" : "that it is closed on some days", line);
  }

  Row& row_;
  std::size_t offset_ = 0;
  Resource& resource_;
  bool had_hours_ = false;
  bool free_ = false, paid_ = false;  // say columns
  LabelHours label_hours_;
  std::string closing_;
  std::size_t closing_at_ = 0;
};

/// "※ 매주 월요일 및 설·추석 연휴는 휴관합니다": what stands before the word, if it is closing
/// days and nothing else; empty: it is none.
std::string_view closing_sentence(std::string_view line) {
  constexpr std::size_t longest = 200;  // a paragraph is no sentence
  std::size_t end = 0;
  // All of them begin so, and most lines have none.
  if (!base::has_word(line.substr(0, longest + 8), "휴")) return {};
  for (const std::string_view word : {"휴관", "휴무", "휴장"}) {
    const std::size_t at = line.rfind(word, longest);
    if (at != std::string_view::npos) end = std::max(end, at);
  }
  if (end == 0) return {};
  std::string_view text = repair::trim(line.substr(0, end));
  repair::Scan scan(text);
  while (scan.skip({"※", "○", "●", "◎", "■", "□", "▶", "▷", "-", "*", "•", "·", "ㆍ", "◦", "★"}))
    scan.blanks();
  text = scan.rest();
  for (const std::string_view word : {"에는", "은", "는", "정기", "에"})
    if (text.ends_with(word)) text = repair::trim(text.substr(0, text.size() - word.size()));
  const repair::ClosingDays days = repair::read_closing_days(text);
  return days.any && days.complete && !days.never ? text : std::string_view();
}

}  // namespace

void take_prose_facts(Row& row, std::span<const ProseText> texts, Resource& resource) {
  Facts facts(row, resource);
  for (const ProseText& one : texts) {
    const std::string_view text = one.text;
    facts.at(one.offset);
    for (const repair::Labelled& fact : repair::read_labels(text)) facts.take(fact);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      if (const auto days = closing_sentence(text.substr(at, end - at)); !days.empty())
        facts.closing(days);
      at = end + 1;
    }
  }
  facts.end();
}

}  // namespace madang::ingest
