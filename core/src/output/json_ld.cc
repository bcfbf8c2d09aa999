// schema.org as JSON-LD, one graph.
#include <array>
#include <utility>

#include "base/date.h"
#include "output/exporter.h"
#include "output/words.h"

namespace madang::output {
namespace {

/// A text as schema.org has it: a string, or one value a language.
void words(JsonWriter& w, std::string_view key, const Text& text) {
  if (text.empty()) return;
  w.key(key);
  const bool one = text.entries.size() == 1;
  if (!one) w.begin_array();
  for (const Text::Entry& e : text.entries) {
    if (e.lang == "und") {
      w.value(e.value);
      continue;
    }
    w.begin_object().key("@value").value(e.value).key("@language").value(e.lang).end_object();
  }
  if (!one) w.end_array();
}

void strings(JsonWriter& w, std::string_view key, const std::vector<std::string>& all) {
  if (all.empty()) return;
  w.key(key).begin_array();
  for (const std::string& one : all) w.value(one);
  w.end_array();
}

void date(JsonWriter& w, std::string_view key, const std::optional<Date>& value) {
  if (value) w.key(key).value(base::to_string(*value));
}

void place(JsonWriter& w, const Place& p) {
  w.begin_object().key("@type").value("Place");
  words(w, "name", p.name);
  if (!p.address.empty() || !p.city.empty() || !p.district.empty() || !p.country.empty()) {
    w.key("address").begin_object().key("@type").value("PostalAddress");
    put(w, "streetAddress", street_of(p, {p.district, p.city}));
    put(w, "addressLocality", p.city);
    put(w, "addressRegion", p.district);
    put(w, "addressCountry", p.country);
    w.end_object();
  }
  if (p.lat && p.lon) {
    w.key("geo").begin_object().key("@type").value("GeoCoordinates");
    w.key("latitude").value(*p.lat).key("longitude").value(*p.lon).end_object();
  }
  w.end_object();
}

std::string_view day_name(std::string_view day) {
  using Pair = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Pair, 8> days{{{"mo", "https://schema.org/Monday"},
                                      {"tu", "https://schema.org/Tuesday"},
                                      {"we", "https://schema.org/Wednesday"},
                                      {"th", "https://schema.org/Thursday"},
                                      {"fr", "https://schema.org/Friday"},
                                      {"sa", "https://schema.org/Saturday"},
                                      {"su", "https://schema.org/Sunday"},
                                      {"holiday", "https://schema.org/PublicHolidays"}}};
  for (const Pair& d : days)
    if (d.first == day) return d.second;
  return day;
}

class JsonLd final : public Shape {
 public:
  JsonLd() {
    w_.begin_object().key("@context").value("https://schema.org").key("@graph").begin_array();
  }

  void add(const Bulletin& b) override {
    const bool report = b.kind && *b.kind != BulletinKind::news && *b.kind != BulletinKind::notice;
    begin(report ? "Report" : "NewsArticle", b.id, b.url);
    words(w_, "headline", b.title);
    words(w_, "description", b.summary);
    words(w_, "articleBody", b.body);
    put(w_, "inLanguage", b.language);
    date(w_, "datePublished", b.published);
    date(w_, "dateModified", b.updated);
    strings(w_, "keywords", b.topics);
    if (b.kind) w_.key("genre").value(kind_name(b));
    if (b.period) {
      const auto end = [](const std::optional<Date>& date) {
        return date ? base::to_string(*date) : std::string("..");
      };
      w_.key("temporalCoverage").value(end(b.period->from) + "/" + end(b.period->to));
    }
    if (!b.series.empty()) {
      w_.key("isPartOf").begin_object().key("@type").value("CreativeWorkSeries");
      w_.key("name").value(b.series).end_object();
    }
    attachments(b);
    if (!b.author.empty()) {
      w_.key("author").begin_object().key("@type").value("Person").key("name").value(b.author);
      w_.end_object();
    }
    if (!b.places.empty()) {
      w_.key("contentLocation").begin_array();
      for (const Place& p : b.places) place(w_, p);
      w_.end_array();
    }
    put_apart(w_, b, kept());
    w_.end_object();
  }

  void add(const Organization& o) override {
    begin("Organization", o.id, o.homepage);
    words(w_, "name", o.name);
    std::vector<std::string> others = o.other_names;
    others.insert(others.end(), o.acronyms.begin(), o.acronyms.end());
    strings(w_, "alternateName", others);
    put(w_, "additionalType", o.kind);
    words(w_, "description", o.description);
    put(w_, "logo", o.logo);
    date(w_, "foundingDate", o.founded);
    date(w_, "dissolutionDate", o.dissolved);
    if (!o.parent.empty())
      w_.key("parentOrganization").begin_object().key("@id").value(o.parent).end_object();
    relations(o, "subOrganization", "child");
    relations(o, "memberOf", "member");
    if (o.place) w_.key("location"), place(w_, *o.place);
    put_apart(w_, o, kept());
    w_.end_object();
  }

  void add(const Resource& r) override {
    begin("Offer", r.id, r.url);
    words(w_, "name", r.name);
    words(w_, "description", r.description);
    if (r.price) {
      if (r.price->amount) w_.key("price").value(*r.price->amount);
      put(w_, "priceCurrency", r.price->currency);
    }
    if (!r.owner.empty()) {
      w_.key("offeredBy").begin_object().key("@type").value("Organization");
      w_.key("name").value(r.owner).end_object();
    }
    strings(w_, "keywords", r.tags);
    if (r.kind) w_.key("category").value(kind_name(r));
    if (r.price && (!r.price->per.empty() || !r.price->note.empty())) {
      w_.key("priceSpecification").begin_object().key("@type").value("UnitPriceSpecification");
      if (r.price->amount) w_.key("price").value(*r.price->amount);
      put(w_, "priceCurrency", r.price->currency);
      put(w_, "unitText", r.price->per);
      words(w_, "description", r.price->note);
      w_.end_object();
    }
    words(w_, "eligibleCustomerType", r.conditions);
    w_.key("itemOffered").begin_object().key("@type").value("Place");
    words(w_, "name", r.name);
    if (r.capacity) w_.key("maximumAttendeeCapacity").value(*r.capacity);
    if (r.availability) hours(*r.availability);
    w_.end_object();
    if (r.place) w_.key("availableAtOrFrom"), place(w_, *r.place);
    put_apart(w_, r, kept());
    w_.end_object();
  }

  std::string finish() override { return w_.end_array().end_object().text() + "\n"; }

 private:
  void relations(const Organization& o, std::string_view name, std::string_view kind) {
    bool any = false;
    for (const Relation& relation : o.relations) {
      if (relation.kind != kind || relation.to.empty()) continue;
      if (!std::exchange(any, true)) w_.key(name).begin_array();
      w_.begin_object().key("@type").value("Organization").key("@id").value(relation.to);
      put(w_, "name", relation.label);
      w_.end_object();
    }
    if (any) w_.end_array();
  }

  void attachments(const Bulletin& b) {
    if (b.attachments.empty()) return;
    w_.key("associatedMedia").begin_array();
    for (const Attachment& a : b.attachments) {
      w_.begin_object().key("@type").value("MediaObject");
      put(w_, "contentUrl", a.url);
      put(w_, "encodingFormat", a.media_type);
      words(w_, "name", a.title);
      if (a.bytes) w_.key("contentSize").value(std::to_string(*a.bytes));
      w_.end_object();
    }
    w_.end_array();
  }

  void begin(std::string_view type, std::string_view id, std::string_view url) {
    w_.begin_object().key("@type").value(type).key("@id").value(id).key("identifier").value(id);
    put(w_, "url", url);
  }

  void hours(const Availability& a) {
    // Who reads both adds one to the other.
    if (a.weekly.empty()) put(w_, "openingHours", a.opening_hours);
    if (a.weekly.empty() && a.exceptions.empty()) return;
    w_.key("openingHoursSpecification").begin_array();
    for (const Hours& h : a.weekly) one(h, nullptr);
    for (const HoursException& e : a.exceptions) {
      if (e.closed || e.hours.empty()) one({}, &e);
      for (const Hours& h : e.hours) one(h, &e);
    }
    w_.end_array();
  }

  /// Closed days have neither opens nor closes.
  void one(const Hours& h, const HoursException* e) {
    w_.begin_object().key("@type").value("OpeningHoursSpecification");
    if (!h.days.empty()) {
      w_.key("dayOfWeek").begin_array();
      for (const std::string& day : h.days) w_.value(day_name(day));
      w_.end_array();
    }
    put(w_, "opens", h.from);
    put(w_, "closes", h.to);
    if (e != nullptr) {
      date(w_, "validFrom", e->from);
      date(w_, "validThrough", e->to ? e->to : e->from);
      words(w_, "description", e->note);
    }
    w_.end_object();
  }

  JsonWriter w_;
};

}  // namespace

std::unique_ptr<Shape> make_json_ld() { return std::make_unique<JsonLd>(); }

}  // namespace madang::output
