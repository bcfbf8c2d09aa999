#include "ingest/formats/json_ld_make.h"

#include <algorithm>
#include <array>

#include "ingest/formats/dates.h"
#include "ingest/formats/json_ld_hours.h"
#include "ingest/formats/make.h"
#include "ingest/formats/number_in.h"
#include "ingest/repair/money.h"
#include "json/path.h"

namespace madang::ingest::schema {
namespace {

using json::Value;

enum class What : std::uint8_t { other, article, event, organization, place, offer };

bool ends(std::string_view type, std::initializer_list<std::string_view> with) {
  return std::any_of(with.begin(), with.end(),
                     [type](std::string_view end) { return type.ends_with(end); });
}

What what_is(std::string_view type) {
  if (ends(type, {"Article", "Report", "Posting", "BlogPosting", "CreativeWork", "Book",
                  "WebContent", "Legislation", "Announcement", "Dataset"}))
    return What::article;
  if (ends(type, {"Event", "Festival", "Hackathon", "EventSeries"})) return What::event;
  if (ends(type, {"Organization", "NGO", "Corporation", "School", "CollegeOrUniversity",
                  "Consortium", "Cooperative", "OfficeHolder", "Airline", "Project"}))
    return What::organization;
  if (ends(type, {"Place",         "Structure", "Business",   "Library",  "Museum",   "Park",
                  "Room",          "Venue",     "Station",    "Facility", "Building", "Landform",
                  "Accommodation", "Hall",      "Restaurant", "Store",    "Hospital", "Location",
                  "Attraction",    "Center",    "Stop",       "Lot"}))
    return What::place;
  if (ends(type, {"Offer", "Demand", "Product", "Service", "Vehicle", "Course"}))
    return What::offer;
  return What::other;
}

/// The types of a node, without the address before them.
std::vector<std::string> types_of(const Value& node) {
  std::vector<std::string> out;
  const auto add = [&out](const Value& one) {
    std::string_view type = last_part(one.string());
    type = type.substr(type.rfind(':') + 1);
    if (!type.empty()) out.emplace_back(type);
  };
  const Value type = node["@type"];
  if (type.is_list())
    for (const Value one : type) add(one);
  else add(type);
  return out;
}

/// Whether things of the type have parts that come out one after another.
bool is_series(const std::vector<std::string>& types) {
  return std::any_of(types.begin(), types.end(), [](const std::string& type) {
    return ends(type, {"Series", "Periodical", "Newspaper", "Magazine", "Blog", "Volume", "Issue",
                       "Collection"});
  });
}

What what_is(const Value& node, const std::vector<std::string>& types) {
  for (const std::string& type : types)
    if (const What what = what_is(type); what != What::other) return what;
  // A type that is unknown here may be told by what it has.
  if (node["headline"] || node["articleBody"]) return What::article;
  if (node["startDate"] && node["name"]) return What::event;
  if ((node["geo"] || node["openingHours"] || node["openingHoursSpecification"]) && node["name"])
    return What::place;
  return What::other;
}

/// A number, also as text or inside {"@type":…,"name":"1160"}. `text_is_allowed`: by schema.org.
std::optional<double> number_of(Item& item, const Value& value, const Names& names, Comma comma,
                                bool text_is_allowed = true) {
  const std::string text = said(value, names);
  return number_in(&item, {value, text, text_is_allowed}, comma);
}

std::string address_of(const Value& value) {
  if (value.is_list()) return address_of(value.at(0));
  if (!value.is_object()) return plain_text(value);
  for (const char* name : {"url", "contentUrl", "@id"})
    if (std::string text = plain_text(value[name]); !text.empty()) return text;
  return {};
}

/// A date; the year 1, which some writers mean for none, is none.
std::optional<Date> date(Fields& f, Fields::Names names) {
  const Value value = f.look(names);
  if (value.string().starts_with("0001-01-01")) return f.take(names), std::nullopt;
  return f.date(names);
}

Place place_of(Item& item, const Value& value, const Names& names) {
  Place place;
  const Value node = value.is_list() ? value.at(0) : value;
  if (!node.is_object()) {
    place.name = Text(plain_text(node));
    if (place.name.in("").empty()) place.name = {};
    return place;
  }
  place.name = words_of(node["name"], {});
  if (place.name.empty() && node["@id"])
    if (const auto name = names.of(node["@id"].string()); !name.empty()) place.name = Text(name);
  const Value geo = node["geo"].is_list() ? node["geo"].at(0) : node["geo"];
  const Value at = geo ? geo : node;
  const Value lat = at["latitude"], lon = at["longitude"];
  const auto degrees = [&](const Value& one) {
    return number_of(item, one, names, Comma::degrees);
  };
  if (!set_point(place, degrees(lat), degrees(lon)) &&
      !(said(lat, names) + said(lon, names)).empty())
    item.repaired(
        lat ? lat : lon, "value-set-aside",
        "expected a latitude from -90 to 90 and a longitude from -180 to 180, and found " +
            json::shown(lat.raw()) + ", " + json::shown(lon.raw()) + "; they are kept as they are");
  const Value address = node["address"].is_list() ? node["address"].at(0) : node["address"];
  if (address.is_object()) {
    const auto part = [&](const char* name) { return said(address[name], names); };
    place.city = part("addressLocality");
    place.country = part("addressCountry");
    place.district = part("addressRegion");
    place.address = joined({part("streetAddress"), part("addressLocality"), part("addressRegion"),
                            part("postalCode")});
  } else {
    place.address = plain_text(address);
  }
  return place;
}

std::string_view language_of(const Value& value) {
  return value.is_object() ? value["alternateName"].string() : value.string();
}

class Node {
 public:
  Node(Item& item, Fields& f, const Names& names, Ids& ids)
      : item_(item), f_(f), names_(names), ids_(ids) {}

  void take() {
    f_.take({"@context"});
    types_ = types_of(f_.object());
    switch (what_is(f_.object(), types_)) {
      case What::article: return article(false);
      case What::event: return article(true);
      case What::organization: return organization();
      case What::place:
      case What::offer: return resource();
      case What::other: break;
    }
    item_.notice(f_.object(), "other-type",
                 "expected an article, event, organization, place or offer, and found " +
                     (types_.empty() ? "no type" : types_.front()) + "; it was left out");
  }

 private:
  /// The address of the node, else a slug of its name.
  std::string id(std::string_view name, std::string_view prefix) {
    const Value at = f_.look({"@id", "identifier", "url"});
    std::string id = at.is_object() ? said(at["value"], names_) : plain_text(at);
    if (id.empty()) id = address_of(f_.look({"mainEntityOfPage", "url"}));
    if (id.empty()) return ids_.unused(slug(name, prefix));
    if (at.key() != "url") f_.take({at.key()});
    return id;
  }

  void article(bool event) {
    Bulletin b;
    b.kind = event                                                   ? BulletinKind::notice
             : types_.empty() || types_.front().ends_with("Article") ? BulletinKind::news
                                                                     : BulletinKind::publication;
    b.language = language_of(f_.look({"inLanguage"}));
    if (f_.look({"inLanguage"}).is_string()) f_.take({"inLanguage"});
    b.title = plain_words(f_, {"headline", "name"});
    b.summary = plain_words(f_, {"description", "abstract"});
    b.body = plain_words(f_, {"articleBody", "text"});
    if (b.title.empty() && !title_from_text(item_, b, item_.begin()))
      return refuse_without(f_, "a headline or a name");
    b.id = id(b.title.in(""), event ? "event" : "article");
    b.author = said(f_.look({"author", "creator", "organizer"}), names_);
    keep_objects({"author", "creator", "organizer"});
    b.published = date(f_, {"datePublished", "dateCreated"});
    b.updated = date(f_, {"dateModified"});
    b.topics = keywords();
    const auto from = date(f_, {"startDate"}), to = date(f_, {"endDate"});
    if (from || to) {
      b.period.emplace();
      b.period->from = from;
      b.period->to = to;
    }
    if (const Value where = f_.look({"location", "contentLocation"})) {
      if (where.is_list())
        for (const Value one : where) b.places.push_back(place_of(item_, one, names_));
      else b.places.push_back(place_of(item_, where, names_));
      if (where.is_string()) f_.take({where.key()});
    }
    const Value page = f_.look({"url", "mainEntityOfPage"});
    b.url = address_of(page);
    if (page.is_string()) f_.take({page.key()});
    attachments(b);
    genre(b);
    status();
    b.series = series(f_.look({"isPartOf"}));
    finish(b, f_, "schema.org");
  }

  /// Whether it takes place, and when it said so.
  void status() {
    const Value said = f_.look({"eventStatus"});
    const std::string at = address_of(said);
    const bool cancelled = at.ends_with("EventCancelled"), put_off = at.ends_with("EventPostponed");
    if (cancelled || put_off)
      item_.notice(said, "withdrawn",
                   std::string("the event is ") +
                       (cancelled ? "cancelled" : "put off, to a time that is not said") +
                       "; it is kept, with the member that says so");
  }

  /// What export says of kind and period; other words of a genre stay what they are.
  void genre(Bulletin& b) {
    if (const auto kind = kind_named(b, plain_text(f_.look({"genre"})))) {
      b.kind = kind;
      f_.take({"genre"});
    }
    const std::string when = plain_text(f_.look({"temporalCoverage"}));
    const std::size_t slash = when.find('/');
    if (b.period || slash == std::string::npos) return;
    Period period;
    period.from = read_date(when.substr(0, slash));
    period.to = read_date(when.substr(slash + 1));
    if (!period.from && !period.to) return;
    b.period = period;
    f_.take({"temporalCoverage"});
  }

  std::vector<std::string> keywords() {
    std::vector<std::string> words;
    const Value all = f_.look({"keywords"});
    const auto add = [&words, this](const Value& one) {
      std::string list = said(one, names_);
      // A list has one keyword an element, whatever stands in it.
      if (!one.key().empty() || list.empty()) return split(list, words);
      words.push_back(std::move(list));
    };
    if (all.is_list())
      for (const Value one : all) add(one);
    else add(all);
    if (!all.is_object()) f_.take({"keywords"});
    return words;
  }

  static void split(const std::string& list, std::vector<std::string>& topics) {
    for (std::size_t at = 0; at <= list.size();) {
      const std::size_t comma = std::min(list.find(',', at), list.size());
      std::string topic = list.substr(at, comma - at);
      topic.erase(0, std::min(topic.find_first_not_of(' '), topic.size()));
      while (topic.ends_with(' ')) topic.pop_back();
      if (!topic.empty()) topics.push_back(std::move(topic));
      at = comma + 1;
    }
  }

  /// What an article is part of may also be a page, or a site.
  std::string series(const Value& whole) {
    std::string out;
    const auto add = [&](const Value& one) {
      const std::vector<std::string> types = types_of(one);
      const bool page = types.empty() ? names_.is_page(one["@id"].string()) : !is_series(types);
      if (page) return;
      if (const std::string name = said(one, names_); !name.empty())
        out.append(out.empty() ? "" : ", ").append(name);
    };
    if (whole.is_list())
      for (const Value one : whole) add(one);
    else add(whole);
    return out;
  }

  /// The address of an image, which may be a node of its own.
  std::string file_of(const Value& image) {
    const std::string_view file = names_.file(image["@id"].string());
    return file.empty() ? address_of(image) : std::string(file);
  }

  void attachments(Bulletin& b) {
    for (const char* name : {"associatedMedia", "encoding", "image"}) {
      const Value all = f_.look({name});
      const auto add = [&b, this](const Value& one) {
        Attachment a;
        a.url = file_of(one);
        a.media_type = plain_text(one["encodingFormat"]);
        a.title = words_of(one["name"], {});
        if (const auto bytes = number_of(item_, one["contentSize"], names_, Comma::thousands))
          a.bytes = whole(bytes);
        if (!a.url.empty()) b.attachments.push_back(std::move(a));
      };
      if (all.is_list())
        for (const Value one : all) add(one);
      else add(all);
      if (all.is_string()) f_.take({name});
    }
  }

  /// Members taken as text stay as they are where they say more.
  void keep_objects(std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
      if (f_.look({name}).is_string()) f_.take({name});
  }

  void organization() {
    Organization o;
    o.name = plain_words(f_, {"name", "legalName"}, {}, &o.other_names);
    if (o.name.empty()) {
      item_.notice(f_.object(), "name-missing",
                   "expected the name of an organization, and found none; it was left out");
      return;
    }
    o.id = id(o.name.in(""), "organization");
    o.kind = types_.empty() ? "Organization" : types_.front();
    if (std::string kind = plain_text(f_.look({"additionalType"}));
        !kind.empty() && kind.find(':') == std::string::npos) {
      o.kind = std::move(kind);
      f_.take({"additionalType"});
    }
    o.kinds = types_.size() > 1 ? types_ : std::vector<std::string>();
    if (f_.look({"legalName"})) o.other_names.push_back(f_.text({"legalName"}));
    for (std::string& name : f_.texts({"alternateName"})) o.other_names.push_back(std::move(name));
    o.description = plain_words(f_, {"description"});
    const Value parent = f_.look({"parentOrganization"});
    o.parent = parent.is_object() ? plain_text(parent["@id"]) : f_.text({"parentOrganization"});
    relations(o, "subOrganization", "child");
    relations(o, "memberOf", "member");
    o.founded = date(f_, {"foundingDate"});
    o.dissolved = date(f_, {"dissolutionDate"});
    o.homepage = address_of(f_.look({"url"}));
    keep_objects({"url"});
    o.logo = file_of(f_.look({"logo"}));
    keep_objects({"logo"});
    if (const Value where = f_.look({"location", "address"})) {
      o.place = place_of(item_, where.key() == "address" ? f_.object() : where, names_);
      o.place->name = where.key() == "address" ? Text() : o.place->name;
    }
    finish(o, f_, "schema.org");
  }

  /// Ties to nodes that have an `@id`; what else is said of them stays.
  void relations(Organization& o, std::string_view name, std::string_view kind) {
    const Value all = f_.look({name});
    bool whole = bool(all);
    const auto add = [&](const Value& node) {
      Relation to;
      to.kind = kind;
      to.to = plain_text(node["@id"]);
      to.label = said(node, names_);
      whole = whole && !to.to.empty();
      for (const Value member : node)
        whole = whole && (member.key() == "@id" || member.key() == "@type" ||
                          (member.key() == "name" && member.is_string()));
      if (!to.to.empty()) o.relations.push_back(std::move(to));
    };
    if (all.is_list())
      for (const Value node : all) add(node);
    else if (all) add(all);
    if (whole) f_.take({name});
  }

  void resource() {
    Resource r;
    const bool offer = what_is(f_.object(), types_) == What::offer;
    const Value offered = f_.look({"itemOffered"});
    r.name = plain_words(f_, {"name"});
    if (r.name.empty()) r.name = words_of(offered["name"], {});
    if (r.name.empty() && offered) r.name = Text(said(offered, names_));
    if (r.name.in("").empty()) return refuse_without(f_, "a name");
    r.id = id(r.name.in(""), "resource");
    r.kind = offer ? ResourceKind::goods : ResourceKind::space;
    for (const Value node : {f_.object(), offered})
      for (const std::string& type : types_of(node)) {
        if (type.ends_with("Service") || type == "Course") r.kind = ResourceKind::talent;
        else if (what_is(type) == What::place) r.kind = ResourceKind::space;
      }
    r.description = plain_words(f_, {"description"});
    const Value owner = f_.look({"offeredBy", "seller", "provider"});
    r.owner = owner.is_object() && owner["@id"] ? plain_text(owner["@id"]) : said(owner, names_);
    if (offer) price();
    r.price = price_;
    if (!offer) r.place = place_of(item_, f_.object(), names_), r.place->name = Text();
    else if (const Value where = f_.look({"availableAtOrFrom", "areaServed"}))
      r.place = place_of(item_, where, names_);
    if (offer)
      if (const auto kind = kind_named(r, plain_text(f_.look({"category"})))) {
        r.kind = kind;
        f_.take({"category"});
      }
    // What is offered may be a place that says when it is open.
    const Value about = offered.is_object() ? offered : f_.object();
    const Value people = f_.look({"maximumAttendeeCapacity"});
    r.capacity = number_of(item_, people ? people : about["maximumAttendeeCapacity"], names_,
                           Comma::thousands, false);
    read_hours(item_, f_.object(), names_, r);
    if (!r.availability && offered.is_object()) read_hours(item_, offered, names_, r);
    if (offer) r.conditions = words_of(f_.look({"eligibleCustomerType"}), {});
    if (!r.conditions.empty()) f_.take({"eligibleCustomerType"});
    r.url = address_of(f_.look({"url"}));
    keep_objects({"url"});
    r.tags = keywords();
    for (const std::string& type : types_)
      if (type != "Offer" || r.tags.empty()) r.tags.push_back(type);
    finish(r, f_, "schema.org");
  }

  void price() {
    const Value nested = f_.look({"offers"}), specification = f_.look({"priceSpecification"});
    const Value from = f_.look({"price"}) || (f_.look({"priceCurrency"}) && !specification)
                           ? f_.object()
                       : specification ? specification
                                       : (nested.is_list() ? nested.at(0) : nested);
    Price price;
    price.currency = said(from["priceCurrency"], names_);
    price.per = said(specification["unitText"], names_);
    price.note = words_of(specification["description"], {});
    amount(from["price"], price);
    if (!price.amount && price.currency.empty() && price.note.empty()) return;
    price_ = std::move(price);
    if (price_->amount && f_.look({"price"})) f_.take({"price"});
    if (f_.look({"priceCurrency"}).is_string() && from.key() != "offers")
      f_.take({"priceCurrency"});
  }

  /// 10.50, 10,50, 1,200, 1시간 10,000원, 무료.
  void amount(const Value& value, Price& price) {
    price.amount = number_of(item_, value, names_, Comma::sum);
    const std::string text = said(value, names_);
    if (price.amount || text.empty()) return;
    const auto fee = repair::read_fee(text);
    if (fee && (fee->money.won == 0 || price.currency.empty() || price.currency == "KRW")) {
      price.amount = fee->money.won;
      if (price.currency.empty()) price.currency = "KRW";
      if (price.per.empty() && fee->money.won > 0) price.per = fee->per;
      return item_.repaired(value, fee->money.rule,
                            "expected an amount in digits, and found " + json::shown(value.raw()));
    }
    if (f_.look({"price"}).raw().data() == value.raw().data()) f_.set_aside(value, "a number");
    else
      item_.repaired(
          value, "value-set-aside",
          "expected a number, and found " + json::shown(value.raw()) + "; it is kept as it is");
  }

  Item& item_;
  Fields& f_;
  const Names& names_;
  Ids& ids_;
  std::vector<std::string> types_;
  std::optional<Price> price_;
};

}  // namespace

void Names::add(const Value& node) {
  const std::string id = plain_text(node["@id"]);
  if (id.empty()) return;
  Named named;
  named.name = said(node["name"], *this);
  if (named.name.empty()) named.name = said(node["headline"], *this);
  const std::vector<std::string> types = types_of(node);
  named.page = !types.empty() && !is_series(types);
  const auto is_file = [](const std::string& type) { return type.ends_with("Object"); };
  if (std::any_of(types.begin(), types.end(), is_file))
    for (const char* name : {"contentUrl", "url"})
      if (named.file.empty()) named.file = plain_text(node[name]);
  if (!named.name.empty() || !named.file.empty()) all_.emplace(id, std::move(named));
}

const Names::Named* Names::find(std::string_view id) const {
  const auto found = all_.find(std::string(id));
  return found == all_.end() ? nullptr : &found->second;
}

std::string said(const Value& value, const Names& names, int depth) {
  constexpr int deepest = 8;
  std::string out;
  if (depth > deepest) return out;
  if (value.is_list()) {
    for (const Value one : value)
      if (const std::string text = said(one, names, depth + 1); !text.empty())
        out.append(out.empty() ? "" : ", ").append(text);
    return out;
  }
  if (!value.is_object()) return plain_text(value);
  for (const char* name : {"@value", "name", "headline", "value"})
    if (out.empty()) out = said(value[name], names, depth + 1);
  if (out.empty() && value["@id"]) out = names.of(value["@id"].string());
  return out;
}

void take(Item& item, Fields& fields, const Names& names, Ids& ids) {
  Node(item, fields, names, ids).take();
}

}  // namespace madang::ingest::schema
