#include "sharing/why_not.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "query/fields.h"
#include "sharing/ledger_live.h"

namespace madang {
namespace sharing {
namespace {

constexpr std::int64_t reach = 60 * day_seconds;  // how far a slot that would do is sought

std::string number(double n) {
  return n == std::floor(n) && std::abs(n) < 1e15 ? std::to_string(static_cast<std::int64_t>(n))
                                                  : std::to_string(n);
}

class Explainer {
 public:
  Explainer(const Place& place, const Wanted& wanted, WhyNot& answer)
      : item_(place.item), c_(*place.calendar), wanted_(wanted), answer_(answer) {}

  void explain(const Uses* uses, bool seek_next) {
    answer_.warnings = c_.warnings;
    if (c_.zone == nullptr)
      return add("time-zone", c_.warnings.empty() ? "it has no time zone" : c_.warnings.front());
    const Wanted::Window window = wanted_.in(*c_.zone);
    from_ = window.from;
    to_ = window.to;
    answer_.asked = slot(from_, to_);
    people();
    if (window.clock == Clock::skipped)
      add("skipped-hour",
          "the clock of " + c_.zone->name() + " goes forward that day and does not show that time");
    if (window.clock == Clock::repeated)
      answer_.warnings.push_back("that time comes twice in " + c_.zone->name() +
                                 "; the first of them is meant");
    if (to_ <= from_) {
      add("hours", "it ends before it begins");
    } else {
      if (wanted_.counts_notice(to_)) asking();
      if (!c_.known) add("hours-unknown", "nothing is known about when it is open");
      else hours();
      if (wanted_.quantity <= c_.quantity) bookings(uses);
    }
    answer_.free = answer_.reasons.empty();
    if (!answer_.free && seek_next && c_.known && to_ > from_) next(uses);
  }

 private:
  [[nodiscard]] Slot slot(std::int64_t from, std::int64_t to) const {
    return {print_time(from, *c_.zone), print_time(to, *c_.zone)};
  }
  void add(std::string rule, std::string message) {
    answer_.reasons.push_back({std::move(rule), std::move(message), {}});
  }
  void add(std::string rule, std::string message, const Stretch& about) {
    answer_.reasons.push_back({std::move(rule), std::move(message), slot(about.from, about.to)});
  }

  void people() {
    if (item_.capacity < wanted_.people)
      add("capacity", "it holds " + number(item_.capacity) + ", and " + number(wanted_.people) +
                          " are to come");
    if (wanted_.quantity > c_.quantity)
      add("quantity", "there are " + std::to_string(c_.quantity) + ", and " +
                          std::to_string(wanted_.quantity) + " were asked for");
  }

  void asking() {
    if (from_ < wanted_.now) {
      add("too-late", "it would have begun already");
    } else if (from_ < wanted_.now + c_.notice) {
      add("notice", "it has to be asked for " + print_duration(c_.notice) +
                        " before; that was until " + print_time(from_ - c_.notice, *c_.zone));
    }
    if (c_.reception_from && wanted_.now < *c_.reception_from)
      add("reception",
          "requests are taken from " + print_time(*c_.reception_from, *c_.zone) + " on");
    if (c_.reception_to && wanted_.now >= *c_.reception_to)
      add("reception", "requests were taken until " + print_time(*c_.reception_to, *c_.zone));
  }

  /// The rule that closes a day, in words.
  void closed_day(std::int32_t day, const Rule* rule, const Stretch& gap) {
    std::string name = rule != nullptr && rule->closed ? rule->why : "closed";
    std::string message = "it is closed on " + print_day(day);
    if (name == "weekly" || name == "opening-hours" || name == "closing-day") name = "closed";
    if (rule != nullptr && rule->holiday == Rule::Holiday::only && c_.holidays != nullptr) {
      name = "holiday";
      if (const Holiday* holiday = c_.holidays->find(day)) message += ", " + holiday->en;
    }
    if (rule != nullptr && !rule->note.empty()) message += ": " + rule->note;
    add(name, message, gap);
  }

  void hours() {
    const Stretches pieces = c_.pieces(from_, to_);
    const Stretches open = c_.open(from_, to_);
    const Stretches gaps = without({{from_, to_}}, open);
    std::int32_t last = INT32_MIN;
    for (const Stretch& gap : gaps) {
      const std::int32_t day = day_of_second(c_.zone->to_local(gap.from));
      if (day == last) continue;
      last = day;
      const Rule* decided = nullptr;
      const std::vector<Minutes> hours = c_.on(day, &decided);
      if (hours.empty()) {
        closed_day(day, decided, gap);
        continue;
      }
      std::string text = "its hours on " + print_day(day) + " are";
      const auto clock = [](std::int32_t m) {
        char out[16];
        std::snprintf(out, sizeof out, "%02d:%02d", m / 60, m % 60);
        return std::string(out);
      };
      for (const Minutes& h : hours) text += " " + clock(h.from) + "-" + clock(h.to);
      add("hours", text, gap);
    }
    if (gaps.empty() && wanted_.duration == 0 && !on_slots(c_, pieces, from_, to_))
      add("slot",
          "a use takes whole slots of " + print_duration(c_.slot) + ", counted from the opening");
  }

  void bookings(const Uses* uses) {
    if (uses == nullptr) return;
    for (const Stretch& s :
         taken(*uses, from_, to_, c_.buffer, c_.quantity, wanted_.quantity, wanted_.now))
      if (s.from < to_ && s.to > from_) {
        const std::int64_t left =
            c_.quantity - most_used(*uses, from_ - c_.buffer, to_ + c_.buffer, wanted_.now);
        std::string text = c_.quantity == 1
                               ? "it is booked"
                               : std::to_string(std::max<std::int64_t>(0, left)) + " of " +
                                     std::to_string(c_.quantity) + " are left";
        if (c_.buffer > 0) text += ", with " + print_duration(c_.buffer) + " kept free around";
        add("booked", text, s);
      }
  }

  /// The use of the same length that begins nearest to the one asked for.
  void next(const Uses* uses) {
    if (item_.capacity < wanted_.people || wanted_.quantity > c_.quantity) return;
    if (std::any_of(answer_.reasons.begin(), answer_.reasons.end(),
                    [](const Reason& r) { return r.rule == "reception"; }) &&
        c_.reception_to && wanted_.now >= *c_.reception_to)
      return;
    Terms terms;
    terms.quantity = wanted_.quantity;
    terms.now = wanted_.now;
    if (wanted_.counts_notice(to_)) terms.earliest = wanted_.now + c_.notice;
    const std::int64_t length = wanted_.duration > 0 ? wanted_.duration : to_ - from_;
    const std::int64_t begin = std::max(from_ - 7 * day_seconds, terms.earliest);
    const std::int64_t end = std::max(from_, begin) + reach + length;
    std::optional<Stretch> best;
    for (const Stretch& s : possible(c_, uses, {begin, end}, length, terms, 100000)) {
      if (!best || std::abs(s.from - from_) < std::abs(best->from - from_)) best = s;
    }
    // Without slots a use may begin at any time: at the first one free from there on.
    if (c_.slot == 0) {
      for (const Stretch& s :
           possible(c_, uses, {std::max(from_, terms.earliest), end}, length, terms, 1))
        if (!best || std::abs(s.from - from_) < std::abs(best->from - from_)) best = s;
    }
    if (best) answer_.next = slot(best->from, best->to);
  }

  const Item& item_;
  const Calendar& c_;
  const Wanted& wanted_;
  WhyNot& answer_;
  std::int64_t from_ = 0, to_ = 0;
};

}  // namespace

Result<Place> find_resource(Catalog::State& city, std::string_view id) {
  if (auto whole = still_whole(city); !whole) return std::move(whole).error();
  CollectionState& home = resources_of(city);
  const auto row = home.find(id);
  if (!row) {
    Error error;
    error.kind = ErrorKind::not_found;
    error.code = "not-found";
    error.message = "there is no \"" + std::string(id) + "\" in resources";
    std::vector<std::string> ids;
    for (std::uint32_t i = 0; i < home.size() && i < 20000; ++i)
      ids.emplace_back(home.id(home.row_at(i)));
    if (const std::string near = query::nearest(id, ids); !near.empty())
      error.hint = "did you mean \"" + near + "\"?";
    return error;
  }
  const auto after = std::upper_bound(home.starts.begin(), home.starts.end() - 1, *row);
  const auto segment = static_cast<std::size_t>(after - home.starts.begin()) - 1;
  const Items& items = items_of(home, segment);
  const std::uint32_t at = *row - home.starts[segment];
  return Place{items.item(at), &items.calendar(at), *row};
}

WhyNot explain(std::string_view resource, const Place& place, const Wanted& wanted,
               const Uses* uses, bool seek_next) {
  WhyNot answer;
  answer.resource = resource;
  Explainer(place, wanted, answer).explain(uses, seek_next);
  return answer;
}

}  // namespace sharing

Result<WhyNot> why_not(const Catalog& city, std::string_view resource, const FreeQuery& query) {
  using namespace sharing;
  FreeQuery asked = query;
  asked.duration.clear();
  const auto wanted = check(asked);
  if (!wanted) return wanted.error();
  Catalog::State& state = CatalogAccess::state(city);
  const auto ledger = ledger_of(state);
  const Now now(state);
  const auto place = find_resource(*now, resource);
  if (!place) return place.error();
  std::optional<LedgerLive::Reading> reading;
  if (ledger != nullptr) reading.emplace(*ledger);
  return explain(resource, *place, *wanted, reading ? reading->busy().find(resource) : nullptr);
}

}  // namespace madang
