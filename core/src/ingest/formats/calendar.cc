#include "ingest/formats/calendar.h"

#include <madang/json.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "ingest/formats/calendar_parts.h"
#include "ingest/formats/item.h"
#include "ingest/formats/make.h"
#include "ingest/formats/slug.h"
#include "json/tree.h"

namespace madang::ingest {
namespace {

using calendar::Component;
using calendar::Part;

/// What has no member of its own, as lines of iCalendar.
std::string extra_of(const Component& component) {
  std::string list;
  for (const std::string& line : component.others()) {
    if (!list.empty()) list += ',';
    append_quoted(list, line);
  }
  std::string extra;
  if (!list.empty()) add_member(extra, "ical", "[" + list + "]");
  return extra;
}

/// What our own export has put apart goes back where it was; the line that has it stays among the
/// others where it is none of ours.
template <class Record>
void put_back(Item& item, Component& component, Record& record) {
  json::Tree tree;
  const std::string apart = component.look("X-MADANG");
  const bool ours = !apart.empty() && !tree.parse_copy(apart) && tree.root().is_object();
  if (ours) static_cast<void>(component.text("X-MADANG"));
  record.extra = extra_of(component);
  if (!ours) return;
  item.without_places();
  Fields fields(item, tree.root());
  put_rest(fields, record);
}

class Calendar {
 public:
  Calendar(std::string_view bytes, std::string_view name, ImportSink& sink)
      : bytes_(bytes), name_(name), sink_(sink), zones_(bytes) {}

  void read() {
    const std::vector<Part> parts = calendar::parts_of(bytes_);
    // Events beside an availability are times at which it does not hold.
    const bool available = std::any_of(parts.begin(), parts.end(), [](const Part& p) {
      return p.name == "VAVAILABILITY" || p.name == "VFREEBUSY";
    });
    for (const Part& part : parts) {
      Item item(sink_, name_, part.begin, part.end);
      Component component(text_of(part), zones_);
      if (!component.good()) {
        item.tell(Severity::refused, part.begin, "ical-syntax",
                  "expected a component of iCalendar, and found one that cannot be read");
        continue;
      }
      if (!part.whole)
        item.tell(Severity::repaired, part.end, "ical-cut",
                  "expected END:" + part.name + ", and found none; it was taken as it is");
      for (const std::string& fault : component.faults())
        item.tell(Severity::notice, part.begin, "ical-property",
                  "a property cannot be read: " + fault);
      if (part.name == "VAVAILABILITY" || part.name == "VFREEBUSY")
        availability(item, component, parts);
      else if (!available || !is_busy(part) || component.text("TRANSP") == "TRANSPARENT")
        bulletin(item, component, part);
    }
    if (parts.empty())
      sink_.problem(Severity::notice, 0, "no-records",
                    "there is no event, task, journal or availability in the calendar");
  }

 private:
  /// With the end that a cut part lacks.
  [[nodiscard]] std::string text_of(const Part& part) const {
    std::string text(bytes_.substr(part.begin, part.end - part.begin));
    if (!part.whole) text += "\r\nEND:" + part.name + "\r\n";
    return text;
  }
  static bool is_busy(const Part& part) { return part.name == "VEVENT"; }

  std::string id_of(Component& c, std::string_view name, std::string_view prefix) {
    std::string id = c.text("UID");
    std::string which = c.text("RECURRENCE-ID");
    if (id.empty()) id = slug(name, prefix);
    else if (!which.empty()) id += "/" + which;
    return ids_.unused(id);
  }

  static void place(Component& c, std::optional<Place>& out) {
    const std::string where = c.text("LOCATION");
    const auto position = c.position();
    if (where.empty() && !position) return;
    out.emplace();
    if (!where.empty()) out->name = Text(where);
    if (position) set_point(*out, position->first, position->second);
  }

  static void period(Item& item, const Component::Moment& from, const Component::Moment& to,
                     Bulletin& b) {
    if (!from.date && !to.date) return;
    b.period.emplace();
    b.period->from = from.date;
    b.period->to = to.date;
    const auto shown = [](const Date& date) {
      return calendar::local_seconds(date) - (date.has_offset ? date.offset * 60 : 0);
    };
    const bool reversed = from.date && to.date && from.whole_day == to.whole_day &&
                          shown(*to.date) < shown(*from.date);
    if (reversed) {
      // An end on the day of the beginning means that day.
      constexpr std::int64_t day = 86400;
      const bool same = from.whole_day && shown(*from.date) - shown(*to.date) == day;
      item.tell(same ? Severity::notice : Severity::repaired, item.begin(), "ends-before-begin",
                same ? "expected an end behind the beginning, and found the same day; it was taken "
                       "as one day"
                     : "expected an end behind the beginning, and found one before it, " +
                           base::to_string(*to.date) + "; it was left out");
      b.period->to.reset();
    }
    if (!b.period->to && from.whole_day) b.period->to = from.date;
  }

  void bulletin(Item& item, Component& c, const Part& part) {
    Bulletin b;
    b.kind = BulletinKind::notice;
    if (const std::string title = c.text("SUMMARY"); !title.empty()) b.title = Text(title);
    if (const std::string body = c.text("DESCRIPTION"); !body.empty()) b.body = Text(body);
    if (b.title.empty() && !title_from_text(item, b, item.begin())) {
      b.title = Text("(untitled)");
      item.tell(Severity::repaired, item.begin(), "title-missing",
                "expected a summary or a description, and found neither");
    }
    b.id = id_of(c, b.title.in(""), "event");
    const auto from = c.moment("DTSTART"), to = c.end();
    for (const auto* at : {&from, &to})
      if (at->date && at->date->second >= 0 && !at->time_zone.empty() && !at->date->has_offset) {
        item.tell(Severity::notice, item.begin(), "time-zone-unknown",
                  "the zone \"" + at->time_zone +
                      "\" is none that is known, or changes by rules of its own; the time was kept "
                      "as it is there");
        break;
      }
    period(item, from, to, b);
    if (c.look("STATUS") == "CANCELLED")
      item.tell(Severity::notice, item.begin(), "withdrawn",
                "the event is cancelled; it is kept, with the line that says so");
    b.published = c.moment("CREATED").date;
    b.updated = c.moment("LAST-MODIFIED").date;
    b.topics = c.texts("CATEGORIES");
    b.attachments = c.attachments();
    b.url = c.text("URL");
    std::optional<Place> where;
    place(c, where);
    if (where) b.places.push_back(std::move(*where));
    b.source = "icalendar";
    put_back(item, c, b);
    b.provenance = item.provenance();
    static_cast<void>(part);
    sink_.add(b);
  }

  /// The events that keep a time, by the UID of the availability that they are related to; under ""
  /// those that are about all of them.
  using Busy = std::map<std::string, std::vector<std::unique_ptr<Component>>, std::less<>>;
  [[nodiscard]] Busy busy_of(const std::vector<Part>& parts) const {
    std::set<std::string, std::less<>> availabilities;
    for (const Part& part : parts)
      if (part.name == "VAVAILABILITY")
        availabilities.insert(Component(text_of(part), zones_).look("UID"));
    Busy busy;
    for (const Part& part : parts) {
      if (!is_busy(part)) continue;
      auto event = std::make_unique<Component>(text_of(part), zones_);
      if (!event->good() || event->look("TRANSP") == "TRANSPARENT" ||
          event->look("STATUS") == "CANCELLED")
        continue;
      std::string of = event->look("RELATED-TO");
      if (availabilities.count(of) == 0) of.clear();
      busy[of].push_back(std::move(event));
    }
    return busy;
  }

  static void tell(Item& item, const std::vector<std::string>& faults) {
    for (const std::string& fault : faults)
      item.tell(Severity::notice, item.begin(), "ical-property", fault);
  }

  void availability(Item& item, Component& c, const std::vector<Part>& parts) {
    Resource r;
    r.kind = ResourceKind::time;
    std::string name = c.text("SUMMARY");
    if (name.empty()) name = c.text("ORGANIZER");
    r.name = Text(name.empty() ? "availability" : name);
    if (const std::string text = c.text("DESCRIPTION"); !text.empty()) r.description = Text(text);
    const std::string uid = c.look("UID");
    r.id = id_of(c, r.name.in(""), "availability");
    place(c, r.place);
    r.tags = c.texts("CATEGORIES");
    r.url = c.text("URL");
    Availability a;
    for (const std::string& fault : c.available(a))
      item.tell(Severity::notice, item.begin(), "ical-property",
                fault + "; it is kept as it stands");
    if (!busy_) busy_.emplace(busy_of(parts));
    for (const std::string& of : {std::string(), uid})
      if (const auto found = busy_->find(of); found != busy_->end())
        for (const auto& event : found->second) tell(item, event->busy(event->look("SUMMARY"), a));
    r.availability = std::move(a);
    r.source = "icalendar";
    put_back(item, c, r);
    r.provenance = item.provenance();
    sink_.add(r);
  }

  std::string_view bytes_, name_;
  ImportSink& sink_;
  calendar::Zones zones_;
  Ids ids_;
  std::optional<Busy> busy_;
};

}  // namespace

bool is_calendar(const Look& look) {
  std::string_view text = look.bytes();
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  std::string head(text.substr(0, 8));
  for (char& c : head)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  if (!head.starts_with("BEGIN:")) return false;
  const std::string_view line = text.substr(0, text.substr(0, 64).find_first_of("\r\n"));
  return line.size() < 64 && !line.ends_with("VCARD");
}

void read_calendar(Window& text, std::string_view name, ImportSink& sink) {
  Calendar(text.all(), name, sink).read();
}

}  // namespace madang::ingest
