#include "ingest/formats/activity.h"

#include <array>
#include <string>

#include "ingest/formats/item.h"
#include "ingest/formats/json_items.h"
#include "ingest/formats/make.h"

namespace madang::ingest {
namespace {

using json::Value;

constexpr std::array<std::string_view, 4> lists{"/orderedItems", "/items", "/first/orderedItems",
                                                "/first/items"};

/// An address: a string, an object with `href` or `id`, or the first of a list.
std::string address_of(const Value& value) {
  if (value.is_list()) return address_of(value.at(0));
  if (!value.is_object()) return plain_text(value);
  for (const char* name : {"href", "url", "id"})
    if (std::string text = plain_text(value[name]); !text.empty()) return text;
  return {};
}

/// The name of a person or thing, else its address.
std::string name_of(const Value& value) {
  std::string out;
  if (value.is_list()) {
    for (const Value one : value)
      if (const std::string name = name_of(one); !name.empty())
        out.append(out.empty() ? "" : ", ").append(name);
    return out;
  }
  for (const char* name : {"name", "preferredUsername"})
    if (out.empty()) out = plain_text(value[name]);
  return out.empty() ? address_of(value) : out;
}

bool is_type(const Value& value, std::initializer_list<std::string_view> wanted) {
  const Value type = value["type"];
  const auto fits = [&wanted](std::string_view word) {
    for (const std::string_view one : wanted)
      if (one == word) return true;
    return false;
  };
  if (type.is_list()) {
    for (const Value one : type)
      if (fits(one.string())) return true;
    return false;
  }
  return fits(type.string());
}

/// Words of `name`, or by language of `nameMap`; HTML where the format has it.
Text words(Fields& f, std::string_view plain, std::string_view by_language, bool html) {
  Text out = f.words({by_language, plain});
  if (f.look({by_language})) f.take({plain});  // the same again
  if (html)
    for (Text::Entry& entry : out.entries) entry.value = to_text(entry.value);
  return out;
}

void take_object(Item& item, Fields& f);

void take_actor(Fields& f) {
  Organization o;
  o.id = f.text({"id"});
  if (o.id.empty()) return refuse_without(f, "an id");
  o.name = words(f, "name", "nameMap", false);
  if (o.name.empty()) o.name = Text(f.text({"preferredUsername"}));
  if (o.name.in("").empty()) o.name = Text(o.id);
  o.description = words(f, "summary", "summaryMap", true);
  o.kind = plain_text(f.take({"type"}));
  o.homepage = address_of(f.take({"url"}));
  o.logo = address_of(f.look({"icon"}));
  finish(o, f, "activitystreams");
}

void attachments(Item& item, Fields& f, Bulletin& b) {
  const Value all = f.take({"attachment"});
  const auto add = [&](const Value& one) {
    Attachment a;
    if (!one.is_object()) {
      a.url = plain_text(one);
    } else {
      Fields in(item, one);
      a.title = words(in, "name", "nameMap", false);
      a.url = address_of(in.take({"url", "href"}));
      a.media_type = in.text({"mediaType"});
      a.extra = in.rest(part_of<Bulletin>("attachments"));
    }
    b.attachments.push_back(std::move(a));
  };
  if (!all.is_list() && all) add(all);
  if (all.is_list())
    for (const Value one : all) add(one);
}

void take_place(Item& item, Fields& f, Bulletin& b) {
  const Value location = f.look({"location"});
  if (!location.is_object()) return;
  f.take({"location"});
  Fields in(item, location);
  Place place;
  place.name = words(in, "name", "nameMap", false);
  const auto lat = in.number({"latitude"}), lon = in.number({"longitude"});
  if (!set_point(place, lat, lon) && (lat || lon)) {
    in.keep(in.look({"latitude"}));
    in.keep(in.look({"longitude"}));
  }
  place.extra = in.rest(part_of<Bulletin>("places"));
  b.places.push_back(std::move(place));
}

void take_note(Item& item, Fields& f) {
  Bulletin b;
  b.kind = is_type(f.object(), {"Event"}) ? BulletinKind::notice : BulletinKind::news;
  b.id = f.text({"id"});
  b.url = address_of(f.look({"url"}));
  if (f.look({"url"}).is_string()) f.take({"url"});
  if (b.id.empty()) b.id = b.url;
  if (b.id.empty()) return refuse_without(f, "an id");
  b.title = words(f, "name", "nameMap", true);
  b.summary = words(f, "summary", "summaryMap", true);
  const Value content = f.look({"content"});
  b.body = words(f, "content", "contentMap", true);
  if (content.is_string() && content.string().find('<') != std::string_view::npos)
    f.keep("content_html", content.raw());
  if (b.title.empty() && !title_from_text(item, b, item.begin())) {
    b.title = Text(b.url.empty() ? b.id : b.url);
    item.repaired(f.object(), "title-missing",
                  "expected a name or a text, and found neither; its address stands for it");
  }
  b.author = name_of(f.look({"attributedTo", "actor"}));
  if (!f.look({"attributedTo"}).is_object()) f.take({"attributedTo"});
  b.published = f.date({"published"});
  b.updated = f.date({"updated"});
  const Value tags = f.look({"tag"});
  bool only_tags = tags.is_list();
  for (const Value tag : tags) {
    std::string name = plain_text(tag["name"]);
    const bool hashtag = is_type(tag, {"Hashtag"});
    only_tags = only_tags && hashtag;
    if (hashtag && name.size() > 1) b.topics.push_back(name.substr(name[0] == '#' ? 1 : 0));
  }
  if (only_tags) f.take({"tag"});
  const auto from = f.date({"startTime"}), to = f.date({"endTime"});
  if (from || to) {
    b.period.emplace();
    b.period->from = from;
    b.period->to = to;
  }
  attachments(item, f, b);
  take_place(item, f, b);
  f.take({"@context"});
  finish(b, f, "activitystreams");
}

void take_object(Item& item, Fields& f) {
  const Value inner = f.look({"object"});
  const bool activity = is_type(f.object(), {"Create", "Update", "Announce", "Add", "Offer"});
  if (activity && inner.is_object()) {
    Fields in(item, inner);
    return take_object(item, in);
  }
  if (activity)
    return item.refused(inner ? inner : f.object(), "not-embedded",
                        "expected the object itself, and found only its address; nothing is "
                        "fetched");
  if (is_type(f.object(), {"Person", "Organization", "Group", "Service", "Application"}))
    return take_actor(f);
  take_note(item, f);
}

}  // namespace

bool is_activity(const Look& look) {
  constexpr std::string_view ours = "www.w3.org/ns/activitystreams";
  const Value context = look.json()["@context"];
  if (context.string().find(ours) != std::string_view::npos) return true;
  if (context.is_list())
    for (const Value one : context)
      if (one.string().find(ours) != std::string_view::npos) return true;
  return false;
}

void read_activity(Window& text, std::string_view name, ImportSink& sink) {
  for (const std::string_view pointer : lists) {
    JsonItems items(text, name, sink, pointer);
    if (!items.found()) continue;
    const Value next = items.envelope()["next"];
    if (next)
      sink.problem(Severity::notice, next.offset(), "more-pages",
                   "the collection goes on at " + address_of(next) + "; only this page was read",
                   "/next");
    return items.each(take_object);
  }
  JsonItems(text, name, sink, "").each(take_object);
}

}  // namespace madang::ingest
