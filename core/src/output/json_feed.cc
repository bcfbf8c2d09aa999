// JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/
#include "output/exporter.h"
#include "output/words.h"

namespace madang::output {
namespace {

class JsonFeed final : public Shape {
 public:
  JsonFeed() {
    w_.begin_object().key("version").value("https://jsonfeed.org/version/1.1");
    w_.key("title").value("madang").key("items").begin_array();
  }

  void add(const Bulletin& b) override {
    const std::string language = language_of(b.title, b.language);
    w_.begin_object().key("id").value(b.id);
    put(w_, "url", b.url);
    put(w_, "title", b.title.in(language));
    put(w_, "summary", b.summary.in(language));
    put(w_, "content_html", member_of(b.extra, "content_html"));
    // An item needs a content, be it empty.
    w_.key("content_text").value(b.body.in(language));
    if (b.published) w_.key("date_published").value(rfc3339(*b.published));
    if (b.updated) w_.key("date_modified").value(rfc3339(*b.updated));
    if (!b.author.empty()) {
      w_.key("authors").begin_array().begin_object().key("name").value(b.author);
      w_.end_object().end_array();
    }
    if (!b.topics.empty()) {
      w_.key("tags").begin_array();
      for (const std::string& topic : b.topics) w_.value(topic);
      w_.end_array();
    }
    put(w_, "language", language);
    attachments(b, language);
    put_apart(w_, b, kept(), {"content_html"});
    w_.end_object();
  }

  std::string finish() override { return w_.end_array().end_object().text() + "\n"; }

 private:
  void attachments(const Bulletin& b, std::string_view language) {
    bool any = false;
    for (const Attachment& a : b.attachments) {
      if (a.url.empty()) continue;
      if (!any) w_.key("attachments").begin_array();
      any = true;
      w_.begin_object().key("url").value(a.url);
      w_.key("mime_type").value(a.media_type.empty() ? "application/octet-stream" : a.media_type);
      put(w_, "title", a.title.in(language));
      if (a.bytes) w_.key("size_in_bytes").value(*a.bytes);
      w_.end_object();
    }
    if (any) w_.end_array();
  }

  JsonWriter w_;
};

}  // namespace

std::unique_ptr<Shape> make_json_feed() { return std::make_unique<JsonFeed>(); }

}  // namespace madang::output
