#include "ingest/formats/rss.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "ingest/formats/html.h"
#include "ingest/formats/make.h"
#include "ingest/formats/plain_field.h"
#include "ingest/formats/row.h"
#include "ingest/formats/xml_feed.h"

namespace madang::ingest {
namespace {

class Rss final : public XmlFeed {
 public:
  Rss(std::string_view name, ImportSink& sink) : XmlFeed(name, sink, "rss") {}
  bool is_item(const XmlNode& element) override { return element.name == "item"; }

 protected:
  bool take_child(Item& item, const XmlNode& child, Bulletin& b) override {
    const std::string& name = child.name;
    if (child.space == "http://purl.org/rss/1.0/modules/content/" || child.prefix == "content") {
      if (name != "encoded") return false;
      // What stood for the body before was a summary of it.
      if (!b.body.empty() && b.summary.empty()) b.summary = std::move(b.body);
      return set_body(child, b);
    }
    if (!child.prefix.empty() && child.space != "http://purl.org/rss/1.0/") return false;
    if (name == "title") return b.title.empty() ? set_title(item, child, b) : false;
    if (name == "link") return set_link(child, b);
    if (name == "description") {
      if (!b.body.empty()) return b.summary.empty() ? set_words(child, b.summary) : false;
      return set_body(child, b);
    }
    if (name == "guid") return set_guid(child, b);
    if (name == "pubDate") return set_date(item, child, "published", b.published), true;
    if (name == "category") return add_topic(b, plain(item, child)), child.attributes.empty();
    if (name == "author") return add_author(b, plain(item, child)), true;
    if (name == "enclosure") return add_attachment(child, b);
    return false;
  }
  void inherit(const std::vector<XmlNode>& outside, Bulletin& b) override {
    for (const XmlNode& node : outside) {
      const XmlNode* channel = node.name == "channel" ? &node : node.child("channel");
      if (channel == nullptr) continue;
      if (const XmlNode* title = channel->child("title")) b.series = html_of(*title);
      if (const XmlNode* lang = channel->child("language"); lang && b.language.empty())
        b.language = lang->all_text();
    }
  }

 private:
  /// What says that a title is HTML is nothing but the tags in it.
  static bool set_title(Item& item, const XmlNode& child, Bulletin& b) {
    const bool elements = std::any_of(child.children.begin(), child.children.end(),
                                      [](const XmlNode& n) { return !n.name.empty(); });
    const std::string raw = elements ? child.markup() : child.all_text();
    if (const std::string text = plain_field(raw); !text.empty()) b.title = Text(text);
    if (has_markup(raw, false) || has_markup(entities_to_text(raw), true))
      item.tell(Severity::repaired, child.begin, "html-to-text",
                Message("plain text", raw, "its tags were taken out"));
    return true;
  }
  static bool set_words(const XmlNode& child, Text& words) {
    if (std::string text = html_of(child); !text.empty()) words = Text(text);
    return true;
  }
  bool set_body(const XmlNode& child, Bulletin& b) {
    const std::string raw = child.all_text();
    html_ = raw.find('<') == std::string::npos ? "" : raw;
    return set_words(child, b.body);
  }
  bool set_link(const XmlNode& child, Bulletin& b) const {
    if (!b.url.empty()) return false;
    const std::string text = child.all_text();
    b.url = address(text.empty() ? child.attribute("href") : std::string_view(text), child);
    return true;
  }
  bool set_guid(const XmlNode& child, Bulletin& b) {
    guid_ = child.all_text();
    const bool is_address =
        child.attribute("isPermaLink") != "false" && guid_.find("://") != std::string::npos;
    if (is_address && b.url.empty()) b.url = guid_;
    return true;
  }
  bool add_attachment(const XmlNode& child, Bulletin& b) const {
    Attachment a;
    a.url = address(child.attribute("url"), child);
    a.media_type = child.attribute("type");
    std::string_view length = child.attribute("length");
    std::int64_t bytes = 0;
    const auto read = std::from_chars(length.data(), length.data() + length.size(), bytes);
    // 0 is how those write it who do not know.
    if (!length.empty() && read.ec == std::errc() && bytes > 0) a.bytes = bytes;
    b.attachments.push_back(std::move(a));
    return true;
  }
};

}  // namespace

bool is_rss(const Look& look) {
  const std::string& root = look.root();
  if (root == "rss" || root == "RSS") return true;
  if (root == "channel") return look.bytes().find("<item") != std::string_view::npos;
  if (root != "RDF") return false;
  for (const char* mark : {"channel", "//purl.org/rss/", "//my.netscape.com/", "channel.netscape"})
    if (look.bytes().find(mark) != std::string_view::npos) return true;
  return false;
}

void read_rss(Window& text, std::string_view name, ImportSink& sink) {
  Rss feed(name, sink);
  read_xml(text, feed, sink);
}

}  // namespace madang::ingest
