// HSDS 3.1, a page of services; organizations as the page's objects where only they
// are exported.
#include <algorithm>

#include "output/exporter.h"
#include "output/words.h"

namespace madang::output {
namespace {

class Hsds final : public Shape {
 public:
  void add(const Organization& o) override {
    JsonWriter w;
    const std::string language = language_of(o.name, {});
    w.begin_object().key("id").value(o.id).key("name").value(o.name.in(language));
    // It has to be there, be it empty.
    w.key("description").value(o.description.in(language));
    put(w, "website", o.homepage);
    put(w, "logo", o.logo);
    if (!o.parent.empty()) w.key("parent_organization_id").value(o.parent);
    w.key("legal_status").value(o.kind);
    if (o.founded) w.key("year_incorporated").value(static_cast<int>(o.founded->year));
    if (!o.other_names.empty()) w.key("alternate_name").value(o.other_names.front());
    put_apart(w, o, kept());
    w.end_object();
    append(std::move(w).text());
  }

  void add(const Resource& r) override {
    JsonWriter w;
    const std::string language = language_of(r.name, {});
    w.begin_object().key("id").value(r.id).key("name").value(r.name.in(language));
    put(w, "description", r.description.in(language));
    w.key("status").value("active");
    put(w, "url", r.url);
    w.key("organization_id").value(r.owner);
    put(w, "eligibility_description", r.conditions.in(language));
    if (r.as_of) w.key("last_modified").value(rfc3339(*r.as_of));
    if (r.price) price(w, r, language);
    if (r.capacity) {
      w.key("capacities").begin_array().begin_object().key("id").value(r.id + "-capacity");
      w.key("available").value(*r.capacity).key("maximum").value(*r.capacity);
      w.end_object().end_array();
    }
    if (r.availability) schedules(w, r);
    if (r.place) location(w, r, language);
    put_apart(w, r, kept());
    w.end_object();
    append(std::move(w).text());
  }

  std::string finish() override {
    JsonWriter w;
    w.begin_object().key("total_items").value(static_cast<std::uint64_t>(size_));
    w.key("total_pages").value(1).key("page_number").value(1);
    w.key("size").value(static_cast<std::uint64_t>(size_)).key("first_page").value(true);
    w.key("last_page").value(true).key("empty").value(size_ == 0);
    w.key("contents").raw("[" + contents_ + "]").end_object();
    return std::move(w).text() + "\n";
  }

 private:
  void append(const std::string& json) {
    if (size_++ > 0) contents_ += ",";
    contents_ += "\n" + json;
  }

  static void price(JsonWriter& w, const Resource& r, std::string_view language) {
    put(w, "fees_description", r.price->note.in(language));
    if (!r.price->amount) return;
    w.key("cost_options").begin_array().begin_object().key("id").value(r.id + "-cost");
    w.key("amount").value(*r.price->amount);
    put(w, "currency", r.price->currency);
    put(w, "amount_description", r.price->per);
    w.end_object().end_array();
  }

  /// One row a stretch; a closed day is one without times.
  static void schedules(JsonWriter& w, const Resource& r) {
    const Availability& a = *r.availability;
    if (a.weekly.empty() && a.exceptions.empty()) return;
    w.key("schedules").begin_array();
    int n = 0;
    const auto begin = [&] { w.begin_object().key("id").value(r.id + "-" + std::to_string(++n)); };
    for (const Hours& h : a.weekly) {
      std::string days;
      for (const std::string& day : h.days) {
        if (day.size() != 2) continue;  // holidays are no weekday
        days.append(days.empty() ? "" : ",");
        for (const char c : day) days += static_cast<char>(c - 'a' + 'A');
      }
      if (days.empty()) continue;
      begin();
      w.key("freq").value("WEEKLY").key("byday").value(days);
      w.key("opens_at").value(h.from).key("closes_at").value(h.to).end_object();
    }
    for (const HoursException& e : a.exceptions) {
      if (!e.from) continue;
      begin();
      w.key("valid_from").value(rfc3339(*e.from).substr(0, 10));
      w.key("valid_to").value(rfc3339(e.to ? *e.to : *e.from).substr(0, 10));
      if (!e.closed && !e.hours.empty()) {
        put(w, "opens_at", e.hours.front().from);
        put(w, "closes_at", e.hours.front().to);
      }
      put(w, "description", e.note.in(""));
      w.end_object();
    }
    w.end_array();
  }

  static void location(JsonWriter& w, const Resource& r, std::string_view language) {
    const Place& p = *r.place;
    const std::string id = r.id + "-location";
    w.key("service_at_locations").begin_array().begin_object().key("id").value(r.id + "-at");
    w.key("location").begin_object().key("id").value(id).key("location_type").value("physical");
    put(w, "name", p.name.in(language));
    if (p.lat && p.lon) w.key("latitude").value(*p.lat).key("longitude").value(*p.lon);
    if (!p.address.empty() || !p.city.empty() || !p.district.empty() || !p.country.empty()) {
      w.key("addresses").begin_array().begin_object().key("id").value(id + "-address");
      w.key("address_1").value(street_of(p, {p.city})).key("city").value(p.city);
      put(w, "region", p.district);
      w.key("state_province").value("").key("postal_code").value("");
      w.key("country").value(p.country).key("address_type").value("physical");
      w.end_object().end_array();
    }
    w.end_object().end_object().end_array();
  }

  std::string contents_;
  std::size_t size_ = 0;
};

}  // namespace

std::unique_ptr<Shape> make_hsds() { return std::make_unique<Hsds>(); }

}  // namespace madang::output
