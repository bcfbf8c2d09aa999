#include "ingest/formats/ror.h"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/formats/item.h"
#include "ingest/formats/json_items.h"
#include "ingest/formats/make.h"
#include "json/path.h"

namespace madang::ingest {
namespace {

using json::Value;

std::string small(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return text;
}

class Ror {
 public:
  static void take(Item& item, Fields& f) {
    Organization o;
    o.id = f.text({"id"});
    if (o.id.empty()) return refuse_without(f, "an id");
    if (f.look({"names"}).is_list()) names(item, f, o);
    else names_v1(item, f, o);
    if (o.name.empty()) return refuse_without(f, "a name");
    o.kinds = f.texts({"types"});
    for (std::string& kind : o.kinds) kind = small(kind);
    if (!o.kinds.empty()) o.kind = o.kinds.front();
    if (o.kinds.size() == 1) o.kinds.clear();
    o.status = f.text({"status"});
    o.founded = f.date({"established"});
    links(f, o);
    places(f, o);
    relations(item, f, o);
    finish(o, f, "ror");
  }

 private:
  /// `kr` is no language; where the text is Korean, `ko` was meant.
  static std::string language(Item& item, const Value& value, std::string_view text) {
    std::string lang = plain_text(value);
    repair_language(item, item.place_of(value), lang, text);
    return lang.empty() ? "und" : lang;
  }
  static void add_name(Organization& o, std::string lang, std::string text) {
    const auto same = [&lang](const Text::Entry& e) { return e.lang == lang; };
    if (std::any_of(o.name.entries.begin(), o.name.entries.end(), same)) {
      if (std::find(o.other_names.begin(), o.other_names.end(), text) == o.other_names.end())
        o.other_names.push_back(std::move(text));
    } else {
      o.name.entries.push_back({std::move(lang), std::move(text)});
    }
  }
  static void names(Item& item, Fields& f, Organization& o) {
    const Value all = f.take({"names"});
    const auto is = [](const Value& name, std::string_view type) {
      for (const Value one : name["types"])
        if (one.string() == type) return true;
      return false;
    };
    // The one to be displayed first, whatever the order.
    for (const bool displayed : {true, false})
      for (const Value name : all) {
        if (is(name, "ror_display") != displayed) continue;
        std::string text = plain_text(name["value"]);
        if (text.empty()) continue;
        std::string lang = language(item, name["lang"], text);
        if (displayed || is(name, "label")) add_name(o, std::move(lang), std::move(text));
        else if (is(name, "acronym")) o.acronyms.push_back(std::move(text));
        else o.other_names.push_back(std::move(text));
      }
    if (o.name.empty() && !o.other_names.empty()) {
      item.repaired(all, "name-not-marked",
                    "expected a name of type ror_display or label; the first other one stands "
                    "for it");
      o.name = Text(o.other_names.front());
    }
  }
  static void names_v1(Item& item, Fields& f, Organization& o) {
    o.name = f.words({"name"});
    for (const Value label : f.take({"labels"}))
      if (std::string text = plain_text(label["label"]); !text.empty())
        add_name(o, language(item, label["iso639"], text), text);
    o.other_names = f.texts({"aliases"});
    o.acronyms = f.texts({"acronyms"});
  }

  static void links(Fields& f, Organization& o) {
    const Value all = f.look({"links"});
    for (const Value link : all)
      if (o.homepage.empty() && (!link.is_object() || link["type"].string() == "website"))
        o.homepage = plain_text(link.is_object() ? link["value"] : link);
    if (all.size() <= 1 && !o.homepage.empty()) f.take({"links"});
  }

  static void places(Fields& f, Organization& o) {
    const Value locations = f.look({"locations"}), first = locations.at(0);
    const Value details = first["geonames_details"];
    Place place;
    if (details) {
      set_point(place, details["lat"].number(), details["lng"].number());
      place.city = plain_text(details["name"]);
      place.country = plain_text(details["country_code"]);
    } else if (const Value address = f.look({"addresses"}).at(0); address || f.look({"country"})) {
      set_point(place, address["lat"].number(), address["lng"].number());
      place.city = plain_text(address["city"]);
      place.country = plain_text(f.look({"country"})["country_code"]);
    } else {
      return;
    }
    o.place = std::move(place);  // what else is said of it is kept as `locations`
  }

  static void relations(Item& item, Fields& f, Organization& o) {
    const Value all = f.take({"relationships"});
    for (const Value one : all) {
      if (!one.is_object()) continue;
      Fields in(item, one);
      Relation r;
      r.kind = small(in.text({"type"}));
      r.to = in.text({"id"});
      r.label = in.text({"label"});
      if (r.kind == "parent" && o.parent.empty()) o.parent = r.to;
      r.extra = in.rest(part_of<Organization>("relations"));
      o.relations.push_back(std::move(r));
    }
  }
};

}  // namespace

bool is_ror(const Look& look) {
  const Value top = look.json();
  const auto fits = [](const Value& item) {
    return item["id"].string().find("ror.org/") != std::string_view::npos &&
           (item["names"].is_list() || item["name"]);
  };
  return fits(top) || fits(look.item()) || fits(look.item("/items"));
}

void read_ror(Window& text, std::string_view name, ImportSink& sink) {
  JsonItems answer(text, name, sink, "/items"), all(text, name, sink, "");
  (answer.found() ? answer : all).each([](Item& item, Fields& f) { Ror::take(item, f); });
}

}  // namespace madang::ingest
