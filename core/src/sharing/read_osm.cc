// The subset of opening_hours (wiki.openstreetmap.org/wiki/Key:opening_hours) that
// docs/sharing.md gives. A rule that leaves it is named and left out.
#include <charconv>
#include <optional>
#include <utility>

#include "sharing/read_hours.h"
#include "sharing/times.h"

namespace madang::sharing {
namespace {

constexpr std::string_view month_names = "JanFebMarAprMayJunJulAugSepOctNovDec";
constexpr std::string_view day_names = "MoTuWeThFrSaSu";

struct Range {
  Rule::Days days = Rule::Days::all;
  std::int32_t first = 0, last = 0;
};

struct Weekdays {
  std::uint8_t mask = 0;
  std::uint16_t nth = 0;
};

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  /// One rule, up to the ; or the comma that begins another; false where it leaves
  /// the subset. Appends to `rules`.
  bool rule(bool adds, std::vector<Rule>& rules) {
    skip_space();
    if (take("24/7")) {
      all_day_ = true;
    } else {
      if (!dates() || !weekdays()) return false;
      if (!times()) return false;
    }
    skip_space();
    bool closed = false;
    if (take("off") || take("closed")) closed = true;
    else static_cast<void>(take("open"));
    skip_space();
    if (peek() == '"') {  // a comment for people
      const std::size_t end = text_.find('"', at_ + 1);
      if (end == text_.npos) return false;
      note_ = text_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
      skip_space();
    }
    if (!done() && peek() != ';' && peek() != ',') return false;
    if (!closed && hours_.empty()) all_day_ = true;
    make(adds, closed, rules);
    return true;
  }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void skip_space() {
    while (peek() == ' ') ++at_;
  }
  bool take(std::string_view what) {
    if (!rest().starts_with(what)) return false;
    at_ += what.size();
    return true;
  }
  std::optional<int> number(std::size_t most) {
    std::size_t n = 0;
    while (n < most && peek(n) >= '0' && peek(n) <= '9') ++n;
    if (n == 0) return std::nullopt;
    int value = 0;
    std::from_chars(text_.data() + at_, text_.data() + at_ + n, value);
    at_ += n;
    return value;
  }
  std::optional<int> name(std::string_view names, std::size_t size) {
    for (std::size_t i = 0; i < names.size(); i += size)
      if (rest().starts_with(names.substr(i, size))) {
        at_ += size;
        return static_cast<int>(i / size);
      }
    return std::nullopt;
  }
  [[nodiscard]] bool sees_name(std::string_view names, std::size_t size) const {
    for (std::size_t i = 0; i < names.size(); i += size)
      if (rest().starts_with(names.substr(i, size))) return true;
    return false;
  }

  /// "2022 Dec 24-26", "Apr-Sep", "Dec 24-Jan 2", "2022-2024", lists of them.
  bool dates() {
    while (true) {
      const std::size_t before = at_;
      std::optional<int> year;
      if (peek() >= '1' && peek() <= '9' && peek(3) >= '0' && peek(3) <= '9' && peek(2) != ':' &&
          peek(1) != ':' && (peek(4) == ' ' || peek(4) == '-' || peek(4) == '\0'))
        year = number(4);
      skip_space();
      const auto month = name(month_names, 3);
      if (!month) {
        if (!year) {
          at_ = before;
          return true;
        }
        int last = *year;
        if (take("-")) {
          const auto end = number(4);
          if (!end) return false;
          last = *end;
        }
        if (last < *year || last > 9999 || *year < 1) return false;
        ranges_.push_back({Rule::Days::dates, day_number(*year, 1, 1), day_number(last, 12, 31)});
      } else if (!month_range(*month + 1, year)) {
        return false;
      }
      skip_space();
      if (peek() != ',') return true;
      const std::size_t comma = at_;
      ++at_;
      skip_space();
      if (!sees_name(month_names, 3) && !(peek() >= '1' && peek() <= '9' && peek(4) == ' ')) {
        at_ = comma;
        return true;
      }
    }
  }
  bool month_range(int month, std::optional<int> year) {
    int first_day = 1, last_month = month, last_day = 31;
    std::optional<int> last_year = year;
    skip_space();
    const auto day_here = [&]() -> std::optional<int> {
      // A number that is no hour.
      std::size_t n = 0;
      while (peek(n) >= '0' && peek(n) <= '9') ++n;
      return n >= 1 && n <= 2 && peek(n) != ':' ? number(2) : std::nullopt;
    };
    const auto day = day_here();
    if (day) first_day = last_day = *day;
    const std::size_t before = at_;
    skip_space();
    if (take("-")) {
      skip_space();
      if (peek(4) == ' ' && peek() >= '1' && peek() <= '9') {
        last_year = number(4);
        skip_space();
      }
      if (const auto m = name(month_names, 3)) {
        last_month = *m + 1;
        const std::size_t mark = at_;
        skip_space();
        const auto d = day ? day_here() : std::nullopt;
        if (day && !d) return false;
        if (d) last_day = *d;
        else at_ = mark, last_day = 31;
      } else if (const auto d = day ? day_here() : std::nullopt) {
        last_day = *d;
      } else {
        return false;
      }
    } else {
      at_ = before;
    }
    if (first_day < 1 || first_day > 31 || last_day < 1 || last_day > 31) return false;
    if (!year) {
      ranges_.push_back({Rule::Days::yearly, month * 32 + first_day, last_month * 32 + last_day});
      return true;
    }
    const auto cut = [](int y, int m, int d) {
      const std::int32_t first = day_number(y, m, 1);
      return first + std::min(d, civil_of(first).days_in_month) - 1;
    };
    const bool wraps = last_year == year && last_month * 32 + last_day < month * 32 + first_day;
    const Range range{Rule::Days::dates, cut(*year, month, first_day),
                      cut(*last_year + (wraps ? 1 : 0), last_month, last_day)};
    if (range.last < range.first) return false;
    ranges_.push_back(range);
    return true;
  }

  /// "Mo-Fr,PH", "Su[1,-1]".
  bool weekdays() {
    skip_space();
    if (!sees_name(day_names, 2) && !rest().starts_with("PH")) return !rest().starts_with("SH");
    while (true) {
      if (take("PH")) {
        holidays_ = true;
      } else if (const auto first = name(day_names, 2)) {
        Weekdays days;
        int last = *first;
        if (take("-")) {
          const auto end = name(day_names, 2);
          if (!end) return false;
          last = *end;
        }
        for (int d = *first;; d = (d + 1) % 7) {
          days.mask = static_cast<std::uint8_t>(days.mask | 1U << d);
          if (d == last) break;
        }
        if (take("[") && !nth(days)) return false;
        weekdays_.push_back(days);
      } else {
        return false;
      }
      const std::size_t before = at_;
      skip_space();
      if (peek() != ',') {
        at_ = before;
        return true;
      }
      ++at_;
      skip_space();
      if (!sees_name(day_names, 2) && !rest().starts_with("PH")) return false;
    }
  }
  bool nth(Weekdays& days) {
    while (true) {
      const bool from_end = take("-");
      const auto first = number(1);
      if (!first || *first < 1 || *first > 5) return false;
      int last = *first;
      if (!from_end && take("-")) {
        const auto end = number(1);
        if (!end || *end < *first || *end > 5) return false;
        last = *end;
      }
      for (int n = *first; n <= last; ++n)
        days.nth = static_cast<std::uint16_t>(days.nth | 1U << (n - 1 + (from_end ? 5 : 0)));
      if (take("]")) return true;
      if (!take(",")) return false;
    }
  }

  std::optional<std::int32_t> clock() {
    const auto hour = number(2);
    if (!hour || !take(":")) return std::nullopt;
    if (!(peek() >= '0' && peek() <= '9' && peek(1) >= '0' && peek(1) <= '9')) return std::nullopt;
    const auto minute = number(2);
    if (*hour > 48 || *minute > 59 || *hour * 60 + *minute > 48 * 60) return std::nullopt;
    return *hour * 60 + *minute;
  }
  bool times() {
    skip_space();
    if (!(peek() >= '0' && peek() <= '9')) return true;
    while (true) {
      const auto from = clock();
      skip_space();
      if (!from || *from > day_minutes || !take("-")) return false;
      skip_space();
      auto to = clock();
      if (!to || peek() == '+' || peek() == '/') return false;
      if (*to <= *from) *to += day_minutes;
      hours_.push_back({*from, *to});
      const std::size_t before = at_;
      skip_space();
      if (peek() != ',') {
        at_ = before;
        return true;
      }
      std::size_t ahead = 1;
      while (peek(ahead) == ' ') ++ahead;
      if (!(peek(ahead) >= '0' && peek(ahead) <= '9' &&
            (peek(ahead + 1) == ':' || peek(ahead + 2) == ':')))
        return at_ = before, true;  // the comma begins another rule
      at_ += ahead;
    }
  }

  void make(bool adds, bool closed, std::vector<Rule>& rules) {
    if (ranges_.empty()) ranges_.push_back({});
    if (all_day_ && !closed) hours_ = {{0, day_minutes}};
    join(hours_);
    if (weekdays_.empty() && !holidays_) weekdays_.push_back({0x7F, 0});
    for (const Range& range : ranges_) {
      Rule rule;
      rule.why = "opening-hours";
      rule.note = note_;
      rule.days = range.days;
      rule.first = range.first;
      rule.last = range.last;
      rule.adds = adds;
      rule.closed = closed;
      rule.hours = hours_;
      for (const Weekdays& days : weekdays_) {
        rule.weekdays = days.mask;
        rule.nth = days.nth;
        rules.push_back(rule);
      }
      if (!holidays_) continue;
      rule.weekdays = 0x7F;
      rule.nth = 0;
      rule.holiday = Rule::Holiday::only;
      rules.push_back(std::move(rule));
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool all_day_ = false, holidays_ = false;
  std::vector<Range> ranges_;
  std::vector<Weekdays> weekdays_;
  std::vector<Minutes> hours_;
  std::string note_;
};

}  // namespace

void read_osm(std::string_view text, Calendar& calendar) {
  bool adds = false;
  while (!text.empty()) {
    Parser parser(text);
    std::vector<Rule> rules;
    if (parser.rule(adds, rules)) {
      for (Rule& rule : rules) calendar.rules.push_back(std::move(rule));
      calendar.known = true;
    } else {
      const std::size_t end = std::min(text.find(';'), text.size());
      calendar.warnings.push_back("opening_hours \"" + std::string(text.substr(0, end)) +
                                  "\" is not of the part that is read");
      adds = false;
      text.remove_prefix(std::min(end + 1, text.size()));
      continue;
    }
    text = parser.rest();
    adds = text.starts_with(',');
    if (!text.empty()) text.remove_prefix(1);
    while (text.starts_with(' ')) text.remove_prefix(1);
  }
}

}  // namespace madang::sharing
