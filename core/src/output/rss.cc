// RSS 2.0 with content:encoded and dc:creator, as most readers know it.
#include "output/exporter.h"
#include "output/words.h"
#include "output/xml.h"

namespace madang::output {
namespace {

class Rss final : public Shape {
 public:
  Rss() : document_("rss"), channel_(document_.root()) {
    document_.root()
        .attribute("version", "2.0")
        .attribute("xmlns:content", "http://purl.org/rss/1.0/modules/content/")
        .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    channel_ = document_.root().child("channel");
    channel_.text("title", "madang");
    channel_.text("link", "urn:madang:bulletins");
    channel_.text("description", "Bulletins of a city");
  }

  void add(const Bulletin& b) override {
    const std::string language = language_of(b.title, b.language);
    XmlElement item = channel_.child("item");
    item.text("title", b.title.in(language));
    item.text("link", b.url);
    item.child("guid").attribute("isPermaLink", "false").set_text(b.id);
    if (b.published) item.text("pubDate", rfc822(*b.published));
    item.text("description", b.summary.in(language));
    item.text("content:encoded", b.body.in(language));
    item.text("dc:creator", b.author);
    item.text("dc:language", language);
    for (const std::string& topic : b.topics) item.text("category", topic);
    for (const Attachment& a : b.attachments)
      if (!a.url.empty())
        item.child("enclosure")
            .attribute("url", a.url)
            .attribute("length", std::to_string(a.bytes.value_or(0)))
            .attribute("type", a.media_type.empty() ? "application/octet-stream" : a.media_type);
  }

  std::string finish() override { return document_.to_string(); }

 private:
  XmlDocument document_;
  XmlElement channel_;
};

}  // namespace

std::unique_ptr<Shape> make_rss() { return std::make_unique<Rss>(); }

}  // namespace madang::output
