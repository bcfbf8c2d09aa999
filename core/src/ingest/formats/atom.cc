#include "ingest/formats/atom.h"

#include <charconv>
#include <string>

#include "ingest/formats/make.h"
#include "ingest/formats/xml_feed.h"

namespace madang::ingest {
namespace {

class Atom final : public XmlFeed {
 public:
  Atom(std::string_view name, ImportSink& sink) : XmlFeed(name, sink, "atom") {}
  bool is_item(const XmlNode& element) override { return element.name == "entry"; }

 protected:
  bool take_child(Item& item, const XmlNode& child, Bulletin& b) override {
    const std::string& name = child.name;
    if (!child.prefix.empty() && child.space.find("/Atom") == std::string::npos &&
        child.space.find("/atom/") == std::string::npos)
      return false;
    if (name == "id") return take_id(child.all_text());
    if (name == "title") return set_words(child, b.title);
    if (name == "summary") return set_words(child, b.summary);
    if (name == "content") return set_content(child, b);
    if (name == "link") return take_link(child, b);
    if (name == "published" || name == "issued" || name == "created")
      return set_date(item, child, "published", b.published), true;
    if (name == "updated" || name == "modified")
      return set_date(item, child, "updated", b.updated), true;
    if (name == "author") return take_author(child, b);
    if (name == "category") {
      const std::string_view label = child.attribute("label"), term = child.attribute("term");
      add_topic(b, plain(item, child, label.empty() ? term : label));
      return label.empty() && child.attribute("scheme").empty();
    }
    return false;
  }
  void inherit(const std::vector<XmlNode>& outside, Bulletin& b) override {
    for (const XmlNode& node : outside) {
      if (node.name != "feed") continue;
      if (const XmlNode* title = node.child("title")) b.series = text_of(*title);
      if (!b.author.empty()) continue;
      for (const XmlNode& child : node.children)
        if (child.name == "author") take_author(child, b);
    }
  }

 private:
  /// An id that is no address was made one by export.
  bool take_id(std::string id) {
    constexpr std::string_view made = "urn:madang:bulletins/";
    guid_ = id.starts_with(made) ? id.substr(made.size()) : std::move(id);
    return true;
  }
  /// Text constructs: text, html or xhtml; in 0.3 a media type and a mode.
  static std::string text_of(const XmlNode& node) {
    const std::string_view type = node.attribute("type"), mode = node.attribute("mode");
    const bool markup = type == "html" || type == "xhtml" || type == "text/html" ||
                        type == "application/xhtml+xml" || mode == "escaped" || mode == "xml";
    return markup ? html_of(node) : node.all_text();
  }
  static bool set_words(const XmlNode& node, Text& words) {
    if (node.attribute("mode") == "base64") return false;
    if (std::string text = text_of(node); !text.empty()) words = Text(text);
    return true;
  }
  bool set_content(const XmlNode& node, Bulletin& b) {
    const std::string_view type = node.attribute("type");
    if (const std::string_view at = node.attribute("src"); !at.empty()) {
      Attachment a;
      a.url = address(at, node);
      a.media_type = type;
      b.attachments.push_back(std::move(a));
      return true;
    }
    if (!b.body.empty()) return false;
    // Of other media only text says something to a reader.
    const bool words = type.empty() || type == "text" || type == "html" || type == "xhtml" ||
                       type.starts_with("text/") || type == "application/xhtml+xml";
    if (!words || !set_words(node, b.body)) return false;
    if (type == "xhtml" || type == "application/xhtml+xml") html_ = node.markup();
    else if (type == "html" || type == "text/html") html_ = node.all_text();
    if (html_.find('<') == std::string::npos) html_.clear();
    return true;
  }
  bool take_link(const XmlNode& node, Bulletin& b) const {
    const std::string_view rel = node.attribute("rel");
    if (rel == "enclosure") {
      Attachment a;
      a.url = address(node.attribute("href"), node);
      a.media_type = node.attribute("type");
      if (const auto title = node.attribute("title"); !title.empty()) a.title = Text(title);
      const std::string_view length = node.attribute("length");
      std::int64_t bytes = 0;
      const auto read = std::from_chars(length.data(), length.data() + length.size(), bytes);
      if (!length.empty() && read.ec == std::errc()) a.bytes = bytes;
      b.attachments.push_back(std::move(a));
      return true;
    }
    if ((!rel.empty() && rel != "alternate") || !b.url.empty()) return false;
    b.url = address(node.attribute("href"), node);
    return true;
  }
  static bool take_author(const XmlNode& node, Bulletin& b) {
    const XmlNode* name = node.child("name");
    const XmlNode* email = node.child("email");
    const XmlNode* said = name != nullptr ? name : email;
    add_author(b, said != nullptr ? said->all_text() : node.all_text());
    std::size_t parts = 0;
    for (const XmlNode& part : node.children) parts += part.name.empty() ? 0 : 1;
    return parts <= 1;  // more than a name is kept
  }
};

}  // namespace

bool is_atom(const Look& look) {
  if (look.root() == "feed") return true;
  return look.root() == "entry" && look.bytes().find("tom") != std::string_view::npos;
}

void read_atom(Window& text, std::string_view name, ImportSink& sink) {
  Atom feed(name, sink);
  read_xml(text, feed, sink);
}

}  // namespace madang::ingest
