#include "ingest/formats/ckan.h"

#include <string>
#include <unordered_set>

#include "ingest/formats/item.h"
#include "ingest/formats/json_items.h"
#include "ingest/formats/make.h"

namespace madang::ingest {
namespace {

using json::Value;

class Ckan {
 public:
  void take(Item& item, Fields& f) {
    Bulletin b;
    b.kind = BulletinKind::publication;
    b.id = f.text({"id", "name"});
    if (b.id.empty()) return refuse_without(f, "an id or a name");
    b.title = plain_words(f, {"title_translated", "title", "name"});
    if (b.title.empty()) b.title = Text(b.id);
    b.body = f.words({"notes_translated", "notes"});
    b.author = plain_words(f, {"author"}).in("");
    b.published = utc(f, f.look({"metadata_created"}), f.date({"metadata_created"}));
    b.updated = utc(f, f.look({"metadata_modified"}), f.date({"metadata_modified"}));
    b.url = f.text({"url"});
    for (const Value tag : f.look({"tags"})) add_topic(item, b, tag);
    for (const Value group : f.look({"groups"})) add_topic(item, b, group);
    if (only_names(f.look({"tags"}))) f.take({"tags"});
    owner(item, f, b);
    resources(item, f, b);
    finish(b, f, "ckan");
  }

 private:
  /// CKAN writes times in UTC without saying so.
  static std::optional<Date> utc(Fields& f, const Value& value, std::optional<Date> date) {
    if (!date || date->second < 0 || date->has_offset) return date;
    f.item().notice(value, "utc-assumed",
                    "the time says no zone; CKAN writes UTC, and it was read so");
    date->has_offset = true;
    return date;
  }
  static void add_topic(Item& item, Bulletin& b, const Value& tag) {
    for (const char* name : {"display_name", "title", "name"})
      if (std::string text = plain_string(item, tag[name]); !text.empty())
        return b.topics.push_back(std::move(text));
    if (std::string text = plain_string(item, tag); !text.empty())
      b.topics.push_back(std::move(text));
  }
  static bool only_names(const Value& tags) {
    for (const Value tag : tags)
      if (tag["vocabulary_id"]) return false;
    return true;
  }

  void owner(Item& item, Fields& f, Bulletin& b) {
    const Value owner = f.look({"organization"});
    std::string id = plain_text(owner["id"]);
    if (id.empty()) id = f.text({"owner_org"});
    if (id.empty()) return;
    b.organizations.push_back(id);
    if (!owner.is_object()) return;
    f.take({"organization"});
    if (plain_text(f.look({"owner_org"})) == id) f.take({"owner_org"});
    if (!known_.insert(id).second) return;
    Item at = item.within(owner);
    Fields in(at, owner);
    Organization o;
    o.id = id;
    in.take({"id"});
    o.name = plain_words(in, {"title", "name"}, {}, &o.other_names);
    if (o.name.empty()) o.name = Text(id);
    o.description = in.words({"description"});
    o.logo = in.text({"image_url"});
    o.kind = "publisher";
    o.status = in.text({"state"});
    finish(o, in, "ckan");
  }

  static void resources(Item& item, Fields& f, Bulletin& b) {
    const Value all = f.take({"resources"});
    for (const Value one : all) {
      Fields in(item, one);
      Attachment a;
      a.title = plain_words(in, {"name_translated", "name", "description"});
      a.url = in.text({"url"});
      a.media_type = in.text({"mimetype", "format"});
      a.bytes = whole(in.look({"size"}).is_string() ? std::nullopt : in.look({"size"}).number());
      if (a.bytes) in.take({"size"});
      a.extra = in.rest(part_of<Bulletin>("attachments"));
      b.attachments.push_back(std::move(a));
    }
  }

  std::unordered_set<std::string> known_;  // organizations that were given
};

}  // namespace

bool is_ckan(const Look& look) {
  const Value top = look.json(), result = top["result"];
  if (!top["success"]) return false;
  return top["success"].boolean() == false
             ? top["error"].is_object()
             : result["results"].is_list() || (result["name"] && result["resources"].is_list());
}

void read_ckan(Window& text, std::string_view name, ImportSink& sink) {
  Ckan reading;
  JsonItems search(text, name, sink, "/result/results");
  JsonItems show(text, name, sink, "/result");
  if (!search.found() && !show.found()) {
    const Value error = search.envelope()["error"];
    std::string said = plain_text(error["message"]);
    if (said.empty()) said = std::string(error.raw());
    return sink.problem(Severity::refused, error.offset(), "source-error",
                        "expected data sets, and found what the server said instead: " + said,
                        "/error");
  }
  (search.found() ? search : show).each([&](Item& item, Fields& f) { reading.take(item, f); });
}

}  // namespace madang::ingest
