#include "ingest/formats/json_feed.h"

#include <string>
#include <utility>

#include "ingest/formats/item.h"
#include "ingest/formats/json_items.h"
#include "ingest/formats/make.h"

namespace madang::ingest {
namespace {

using json::Value;

/// What the feed says for all of its items.
struct Feed {
  std::string author, language, title, url;
};

/// The names of `authors` (1.1), or of the one `author` (1.0).
std::string authors_of(const Value& object) {
  std::string names;
  const auto add = [&names](const Value& author) {
    const std::string name = plain_text(author["name"]);
    if (!name.empty()) names.append(names.empty() ? "" : ", ").append(name);
  };
  for (const Value author : object["authors"]) add(author);
  if (names.empty()) add(object["author"]);
  return names;
}

/// Whether a list of authors says no more than names.
bool only_names(const Value& authors) {
  for (const Value author : authors)
    for (const Value member : author)
      if (member.key() != "name") return false;
  return true;
}

class JsonFeed {
 public:
  JsonFeed(Window& text, std::string_view name, ImportSink& sink)
      : items_(text, name, sink, "/items"), name_(name), sink_(sink) {}

  void read() {
    const Value top = items_.envelope();
    feed_.author = authors_of(top);
    feed_.language = plain_text(top["language"]);
    feed_.title = plain_text(top["title"]);
    feed_.url = plain_text(top["home_page_url"]);
    look_at_next(top);
    if (!items_.found())
      sink_.problem(Severity::refused, 0, "missing-member",
                    "expected the list \"items\" of a JSON Feed, and found none");
    items_.each([this](Item& item, Fields& fields) { take(item, fields); });
    look_at_next(items_.envelope());  // where it stands behind the items
  }

 private:
  /// Nothing is fetched, but one who does it would run in a circle.
  void look_at_next(const Value& top) {
    const std::string next = plain_text(top["next_url"]);
    if (next.empty() || std::exchange(next_told_, true)) return;
    if (next == plain_text(top["feed_url"]))
      sink_.problem(Severity::notice, 0, "next-url-loop",
                    "next_url is the feed's own address; following it would not end", "/next_url");
    else
      sink_.problem(Severity::notice, 0, "more-pages",
                    "the feed goes on at " + next + "; only this page was read", "/next_url");
  }

  void take(Item& item, Fields& fields) {
    Bulletin b;
    const Value id = fields.look({"id"});
    b.id = fields.text({"id"});
    if (id.is(Value::Kind::number))
      item.repaired(id, "id-as-number", "expected an id in quotes, and found the number " + b.id);
    if (b.id.empty())
      return item.refused(id ? id : fields.object(), "missing-member",
                          "expected the id that JSON Feed asks for, and found none; such items "
                          "have to be left out");
    b.language = fields.text({"language"});
    if (b.language.empty()) b.language = feed_.language;
    b.title = plain_words(fields, {"title"});
    b.summary = plain_words(fields, {"summary"});
    content(fields, b);
    if (b.title.empty() && !title_from_text(item, b, item.begin()))
      return item.refused(fields.object(), "title-missing",
                          "expected a title or a text, and found neither");
    authors(fields, b);
    b.published = fields.date({"date_published"});
    b.updated = fields.date({"date_modified"});
    b.topics = fields.texts({"tags"});
    b.url = fields.text({"url", "external_url"});
    attachments(item, fields, b);
    b.kind = BulletinKind::news;
    b.series = feed_.title;
    b.source = "json-feed";
    settle(fields, b);
    put_rest(fields, b);
    b.provenance = item.provenance();
    sink_.add(b);
  }

  static void content(Fields& fields, Bulletin& b) {
    const Value html = fields.look({"content_html"});
    b.body = fields.words({"content_text"});
    // Its text is what can be searched; the HTML itself is kept beside it.
    if (html && b.body.empty()) {
      const std::string text = to_text(html.string());
      if (text == html.string()) fields.take({"content_html"});
      if (!text.empty()) b.body = Text(text);
    }
  }

  void authors(Fields& fields, Bulletin& b) const {
    b.author = authors_of(fields.object());
    for (const std::string_view name : {"authors", "author"})
      if (const Value all = fields.take({name}); all && !(all.is_list() && only_names(all)))
        fields.keep(all);
    if (b.author.empty()) b.author = feed_.author;
  }

  static void attachments(Item& item, Fields& fields, Bulletin& b) {
    const Value all = fields.take({"attachments"});
    if (!all) return;
    if (!all.is_list()) return fields.set_aside(all, "a list of attachments");
    for (const Value one : all) {
      Fields in(item, one);
      Attachment a;
      a.title = in.words({"title"});
      a.url = in.text({"url"});
      a.media_type = in.text({"mime_type"});
      a.bytes = whole(in.number({"size_in_bytes"}));
      a.extra = in.rest(part_of<Bulletin>("attachments"));
      b.attachments.push_back(std::move(a));
    }
  }

  JsonItems items_;
  std::string_view name_;
  ImportSink& sink_;
  Feed feed_;
  bool next_told_ = false;
};

}  // namespace

bool is_json_feed(const Look& look) {
  const json::Value top = look.json();
  if (top["version"].string().find("jsonfeed.org/version/") != std::string_view::npos) return true;
  // Some write the bare number for the address.
  const std::string_view version = top["version"].string();
  return (version == "1.0" || version == "1.1" || version == "1") && top["items"].is_list() &&
         (top["feed_url"] || top["home_page_url"]);
}

void read_json_feed(Window& text, std::string_view name, ImportSink& sink) {
  JsonFeed(text, name, sink).read();
}

}  // namespace madang::ingest
