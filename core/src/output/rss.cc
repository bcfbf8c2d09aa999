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
        .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
        .attribute("xmlns:georss", "http://www.georss.org/georss");
    channel_ = document_.root().child("channel");
    channel_.text("title", "madang");
    channel_.text("link", "urn:madang:bulletins");
    channel_.text("description", "Bulletins of a city");
  }

  void add(const Bulletin& b) override {
    const std::string language = language_of(b.title, b.language);
    XmlElement item = channel_.child("item");
    // A tag in a title would be taken for one.
    const std::string_view title = b.title.in(language);
    item.text("title", title.find('<') == title.npos ? std::string(title) : as_html(title));
    item.text("link", b.url);
    item.child("guid").attribute("isPermaLink", "false").set_text(b.id);
    if (b.published) item.text("pubDate", rfc822(*b.published));
    if (b.updated) item.text("dcterms:modified", rfc3339(*b.updated));
    item.text("description", as_html(b.summary.in(language)));
    const std::string html = member_of(b.extra, "content_html");
    // Without it the description is taken for the body.
    if (!html.empty() || !b.body.empty() || !b.summary.empty())
      item.child("content:encoded").set_text(html.empty() ? as_html(b.body.in(language)) : html);
    item.text("dc:creator", b.author);
    item.text("dc:language", language);
    for (const std::string& topic : b.topics) item.text("category", topic);
    put_places(item, b, language);
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
