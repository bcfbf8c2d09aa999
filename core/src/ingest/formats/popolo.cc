#include "ingest/formats/popolo.h"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/formats/item.h"
#include "ingest/formats/json_items.h"
#include "ingest/formats/make.h"
#include "ingest/formats/slug.h"

namespace madang::ingest {
namespace {

using json::Value;

constexpr std::array<std::string_view, 2> lists{"/organizations", "/result"};
constexpr std::array<std::string_view, 6> others{"persons", "people", "memberships",
                                                 "posts",   "areas",  "events"};

/// What export notes of the names in other languages.
bool is_language(std::string_view note) {
  return note.size() == 2 &&
         std::all_of(note.begin(), note.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}
bool has_language(const Text& text, std::string_view language) {
  return std::any_of(text.entries.begin(), text.entries.end(),
                     [language](const Text::Entry& e) { return e.lang == language; });
}

bool only_names(const Value& list) {
  for (const Value one : list)
    for (const Value member : one)
      if (member.key() != "name" && member &&
          !(member.key() == "note" &&
            (member.string() == "acronym" || is_language(member.string()))))
        return false;
  return true;
}

class Popolo {
 public:
  /// `above`: the id of the organization among whose children it stands. Its own id; "": it was
  /// refused.
  std::string take(Item& item, Fields& f, std::string_view above = {}, int depth = 0) {
    Organization o;
    o.name = plain_words(f, {"name"}, {}, &o.other_names);
    o.id = f.text({"id"});
    if (o.name.empty() && o.id.empty()) return refuse_without(f, "a name or an id"), "";
    if (o.name.empty()) o.name = Text(o.id);
    if (o.id.empty()) o.id = ids_.unused(slug(o.name.in(""), "organization"));
    o.kind = f.text({"classification"});
    for (const Value other : f.look({"other_names"})) {
      std::string name = plain_text(other.is_object() ? other["name"] : other);
      if (name.empty()) continue;
      const std::string note = plain_text(other["note"]);
      if (is_language(note) && !has_language(o.name, note)) {
        o.name.entries.push_back({note, std::move(name)});
        continue;
      }
      const bool acronym = note == "acronym";
      (acronym ? o.acronyms : o.other_names).push_back(std::move(name));
    }
    // Dates and notes of former names have no member of their own.
    if (only_names(f.look({"other_names"}))) f.take({"other_names"});
    o.parent = f.text({"parent_id"});
    if (o.parent.empty()) o.parent = plain_text(f.look({"parent"})["id"]);
    if (o.parent.empty()) o.parent = above;
    o.description = plain_words(f, {"description", "abstract"});
    o.founded = f.date({"founding_date"});
    o.dissolved = f.date({"dissolution_date"});
    o.logo = f.text({"image"});
    contact(f, o);
    for (const Value link : f.look({"links"}))
      if (o.homepage.empty()) o.homepage = plain_text(link["url"]);
    if (f.look({"links"}).size() == 1 && f.look({"links"}).at(0).size() == 1) f.take({"links"});
    children(item, f, o, depth);
    finish(o, f, "popolo");
    return o.id;
  }

 private:
  static void contact(Fields& f, Organization& o) {
    for (const Value detail : f.look({"contact_details"})) {
      const std::string type = plain_text(detail["type"]), value = plain_text(detail["value"]);
      if (type == "address" && !o.place && !value.empty()) o.place.emplace().address = value;
      if ((type == "url" || type == "website") && o.homepage.empty()) o.homepage = value;
    }
  }
  void children(Item& item, Fields& f, Organization& o, int depth) {
    constexpr int deepest = 32;
    const Value all = f.look({"children"});
    if (!all.is_list() || depth >= deepest) return;
    f.take({"children"});
    for (const Value child : all) {
      if (!child.is_object()) continue;
      Item at(item.sink(), item.file(), item.begin(), item.end(), item.pointer());
      Fields in(at, child);
      Relation relation;
      relation.kind = "child";
      relation.to = take(at, in, o.id, depth + 1);
      relation.label = plain_text(child["name"]);
      if (!relation.to.empty()) o.relations.push_back(std::move(relation));
    }
  }
  Ids ids_;
};

bool has_popolo_members(const Value& item) {
  if (!item.is_object() || !(item["name"] || item["id"])) return false;
  for (const char* name : {"classification", "contact_details", "other_names", "identifiers",
                           "memberships", "founding_date"})
    if (item[name].kind() == Value::Kind::missing) continue;
    else if (std::string_view(name) == "other_names") {
      if (item[name].at(0)["name"]) return true;
    } else if (std::string_view(name) == "identifiers") {
      if (item[name].at(0)["scheme"]) return true;
    } else if (std::string_view(name) != "founding_date") {
      return true;
    }
  return false;
}

}  // namespace

bool is_popolo(const Look& look) {
  const Value top = look.json();
  if (top["organizations"].is_list())
    for (const std::string_view other : others)
      if (top[other].is_list()) return true;
  for (const std::string_view pointer : lists)
    if (has_popolo_members(look.item(pointer))) return true;
  return has_popolo_members(top.is_list() ? look.item() : top);
}

void read_popolo(Window& text, std::string_view name, ImportSink& sink) {
  Popolo reading;
  const auto take = [&](Item& item, Fields& f) { reading.take(item, f); };
  for (const std::string_view pointer : lists) {
    JsonItems items(text, name, sink, pointer);
    if (!items.found()) continue;
    items.each(take);
    const Value top = items.envelope();
    for (const std::string_view other : others)
      if (top[other])
        sink.problem(Severity::notice, items.begin(), "envelope-member",
                     "the list \"" + std::string(other) +
                         "\" beside the organizations holds none and is not kept",
                     "/" + std::string(other));
    return;
  }
  JsonItems(text, name, sink, "").each(take);
}

}  // namespace madang::ingest
