// Atom 1.0 (RFC 4287).
#include "base/date.h"
#include "output/exporter.h"
#include "output/words.h"
#include "output/xml.h"

namespace madang::output {
namespace {

/// An id has to be an address; one that is none becomes a URN.
std::string address_of(const std::string& id) {
  return id.find(':') != std::string::npos ? id : "urn:madang:bulletins/" + id;
}

class Atom final : public Shape {
 public:
  Atom() : document_("feed") {
    document_.root()
        .attribute("xmlns", "http://www.w3.org/2005/Atom")
        .attribute("xmlns:georss", "http://www.georss.org/georss");
    document_.root().text("id", "urn:madang:bulletins");
    document_.root().text("title", "madang");
    slot_ = std::make_unique<XmlElement>(document_.root().child("updated"));
  }

  void add(const Bulletin& b) override {
    const std::string language = language_of(b.title, b.language);
    XmlElement entry = document_.root().child("entry");
    if (!language.empty()) entry.attribute("xml:lang", language);
    entry.text("id", address_of(b.id));
    entry.child("title").set_text(b.title.in(language));
    // Every entry has to say when it was changed.
    const Date changed = b.updated ? *b.updated : b.published ? *b.published : base::day_of(0);
    entry.text("updated", rfc3339(changed));
    if (const auto last = base::span_of(changed).first; last > updated_) {
      updated_ = last;
      newest_ = rfc3339(changed);
    }
    if (b.published) entry.text("published", rfc3339(*b.published));
    entry.child("author").child("name").set_text(b.author);
    if (!b.url.empty()) entry.child("link").attribute("rel", "alternate").attribute("href", b.url);
    for (const Attachment& a : b.attachments) {
      if (a.url.empty()) continue;
      XmlElement link = entry.child("link");
      link.attribute("rel", "enclosure").attribute("href", a.url);
      if (!a.media_type.empty()) link.attribute("type", a.media_type);
      if (!a.title.empty()) link.attribute("title", a.title.in(language));
      if (a.bytes) link.attribute("length", std::to_string(*a.bytes));
    }
    for (const std::string& topic : b.topics) entry.child("category").attribute("term", topic);
    entry.text("summary", b.summary.in(language));
    put_places(entry, b, language);
    const std::string html = member_of(b.extra, "content_html");
    entry.child("content")
        .attribute("type", html.empty() ? "text" : "html")
        .set_text(html.empty() ? b.body.in(language) : std::string_view(html));
  }

  std::string finish() override {
    slot_->set_text(newest_);
    return document_.to_string();
  }

 private:
  XmlDocument document_;
  std::unique_ptr<XmlElement> slot_;
  std::int64_t updated_ = 0;
  std::string newest_ = "1970-01-01T00:00:00Z";
};

}  // namespace

std::unique_ptr<Shape> make_atom() { return std::make_unique<Atom>(); }

}  // namespace madang::output
