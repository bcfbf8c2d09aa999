#include "ingest/formats/xml_feed.h"

#include <madang/json.h>

#include <algorithm>

#include "base/date.h"
#include "ingest/formats/dates.h"
#include "ingest/formats/html.h"
#include "ingest/formats/make.h"
#include "ingest/formats/plain_field.h"
#include "ingest/formats/row.h"
#include "ingest/formats/xml_point.h"

namespace madang::ingest {
namespace {

std::string qualified(const XmlNode& node) {
  return node.prefix.empty() ? node.name : node.prefix + ":" + node.name;
}

/// The attribute xml:lang or xml:base.
std::string_view inherited(const XmlNode& node, std::string_view wanted) {
  for (const XmlNode::Attribute& a : node.attributes)
    if (a.name == wanted && a.space == "http://www.w3.org/XML/1998/namespace") return a.value;
  return {};
}

}  // namespace

std::string html_of(const XmlNode& element) {
  const bool elements = std::any_of(element.children.begin(), element.children.end(),
                                    [](const XmlNode& n) { return !n.name.empty(); });
  return to_text(elements ? element.markup() : element.all_text());
}

void append_json(std::string& out, const XmlNode& element) {
  const bool elements = std::any_of(element.children.begin(), element.children.end(),
                                    [](const XmlNode& n) { return !n.name.empty(); });
  if (!elements && element.attributes.empty()) return append_quoted(out, element.all_text());
  std::string members;
  std::vector<std::string> done;
  for (const XmlNode::Attribute& a : element.attributes) {
    if (std::find(done.begin(), done.end(), a.name) != done.end()) continue;
    done.push_back(a.name);
    add_text(members, a.name, a.value);
  }
  for (const XmlNode& child : element.children) {
    if (child.name.empty()) continue;
    const std::string name = qualified(child);
    if (std::find(done.begin(), done.end(), name) != done.end()) continue;
    done.push_back(name);
    std::string all;
    std::size_t count = 0;
    for (const XmlNode& same : element.children) {
      if (qualified(same) != name) continue;
      if (count++ > 0) all += ',';
      append_json(all, same);
    }
    add_member(members, name, count > 1 ? "[" + all + "]" : all);
  }
  std::string own;
  for (const XmlNode& child : element.children)
    if (child.name.empty()) own += child.text;
  if (own.find_first_not_of(" \t\r\n") != std::string::npos) add_text(members, "text", own);
  out.append("{").append(members).append("}");
}

std::string XmlFeed::address(std::string_view text, const XmlNode& element) const {
  const std::string_view own = inherited(element, "base");
  return resolved(text, own.empty() ? base_ : resolved(own, base_));
}

void XmlFeed::set_date(Item& item, const XmlNode& element, std::string_view member,
                       std::optional<Date>& date) {
  const std::string text = element.all_text();
  if (text.empty() || date) return;
  date = read_date(text);
  if (date) return;
  item.tell(Severity::repaired, element.begin, "value-set-aside",
            "expected a date, and found \"" + text.substr(0, 40) + "\"; it is kept as x-" +
                std::string(member));
  add_text(extra_, "x-" + std::string(member), text);
}

void XmlFeed::add_topic(Bulletin& bulletin, std::string topic) {
  auto& topics = bulletin.topics;
  if (!topic.empty() && std::find(topics.begin(), topics.end(), topic) == topics.end())
    topics.push_back(std::move(topic));
}

void XmlFeed::add_author(Bulletin& bulletin, std::string_view author) {
  if (author.empty() || bulletin.author.find(author) != std::string::npos) return;
  bulletin.author.append(bulletin.author.empty() ? "" : ", ").append(author);
}

std::string XmlFeed::plain(Item& item, const XmlNode& element, std::string_view text) {
  std::string out = plain_field(text);
  if (out != text)
    item.tell(Severity::repaired, element.begin, "html-to-text",
              Message("plain text", text, "its tags and entities were taken out"));
  return out;
}

bool XmlFeed::take_module(Item& item, const XmlNode& child, Bulletin& b) {
  if (child.space.find("purl.org/dc/") != std::string::npos || child.prefix == "dc" ||
      child.prefix == "dcterms") {
    if (child.name == "creator") return add_author(b, plain(item, child)), true;
    if (child.name == "subject") return add_topic(b, plain(item, child)), true;
    if (child.name == "date" || child.name == "created" || child.name == "issued")
      return set_date(item, child, "published", b.published), true;
    if (child.name == "modified") return set_date(item, child, "updated", b.updated), true;
    if (child.name == "language") return b.language = child.all_text(), true;
  }
  if (child.space == "http://www.georss.org/georss" || child.prefix == "georss") {
    Place place;
    if (child.name == "point" && read_point(item, child, place)) return add_place(b, place);
    if (child.name == "featurename" && !b.places.empty() && b.places.back().name.empty())
      return b.places.back().name = Text(child.all_text()), true;
    if (const XmlNode* point = child.name == "where" ? child.child("Point") : nullptr)
      if (const XmlNode* pos = point->child("pos"); pos && read_point(item, *pos, place))
        return add_place(b, place);
    return false;
  }
  if (child.space == "http://www.w3.org/2003/01/geo/wgs84_pos#" || child.prefix == "geo") {
    if (child.name == "Point") {
      Place place;
      const XmlNode *const lat = child.child("lat"), *const lon = child.child("long");
      return lat != nullptr && lon != nullptr && read_point(item, *lat, *lon, place) &&
             add_place(b, place);
    }
    if (child.name == "lat" && lat_ == nullptr) return lat_ = &child, true;
    if ((child.name == "long" || child.name == "lon") && lon_ == nullptr)
      return lon_ = &child, true;
    return false;
  }
  if (child.space == "http://www.itunes.com/dtds/podcast-1.0.dtd" || child.prefix == "itunes") {
    if (child.name == "author") return add_author(b, plain(item, child)), true;
    if (child.name == "summary" && b.summary.empty()) return b.summary = Text(html_of(child)), true;
  }
  return false;
}

/// Feeds that say it in two ways mean one place.
bool XmlFeed::add_place(Bulletin& b, const Place& place) {
  const bool known = std::any_of(b.places.begin(), b.places.end(), [&place](const Place& other) {
    return other.lat == place.lat && other.lon == place.lon;
  });
  if (!known) b.places.push_back(place);
  return true;
}

void XmlFeed::take_lat_lon(Item& item, Bulletin& b) {
  Place place;
  if (lat_ != nullptr && lon_ != nullptr && read_point(item, *lat_, *lon_, place)) {
    add_place(b, place);
    return;
  }
  for (const XmlNode* half : {lat_, lon_})
    if (half != nullptr) others_.push_back(half);
}

void XmlFeed::keep_others() {
  std::vector<std::string> done;
  const auto& info = reflect::record_info(static_cast<const Bulletin*>(nullptr));
  for (const XmlNode* other : others_) {
    const std::string name = qualified(*other);
    if (std::find(done.begin(), done.end(), name) != done.end()) continue;
    done.push_back(name);
    std::string all;
    std::size_t count = 0;
    for (const XmlNode* same : others_) {
      if (qualified(*same) != name) continue;
      if (count++ > 0) all += ',';
      append_json(all, *same);
    }
    add_member(extra_, extra_name(info, name), count > 1 ? "[" + all + "]" : all);
  }
  if (!html_.empty()) add_text(extra_, "content_html", html_);
}

void XmlFeed::item(const XmlNode& element, const std::vector<XmlNode>& outside) {
  Item item(*sink_, name_, element.begin, element.end);
  Bulletin b;
  b.kind = BulletinKind::news;
  guid_.clear();
  html_.clear();
  extra_.clear();
  others_.clear();
  base_.clear();
  language_.clear();
  lat_ = lon_ = nullptr;
  const auto look = [this](const XmlNode& node) {
    if (const auto base = inherited(node, "base"); !base.empty()) base_ = resolved(base, base_);
    if (const auto lang = inherited(node, "lang"); !lang.empty()) language_ = lang;
  };
  for (const XmlNode& node : outside) look(node);
  look(element);
  for (const XmlNode& child : element.children)
    if (!child.name.empty() && !take_module(item, child, b) && !take_child(item, child, b))
      others_.push_back(&child);
  take_lat_lon(item, b);
  if (b.language.empty()) b.language = language_;
  inherit(outside, b);
  if (guid_.empty()) guid_ = std::string(element.attribute("about"));  // RSS 1.0
  if (b.title.empty() && !title_from_text(item, b, element.begin)) {
    std::string_view title = b.url.empty() ? guid_ : b.url;
    if (title.empty()) title = "(untitled)";
    b.title = Text(title);
    item.tell(Severity::repaired, element.begin, "title-missing",
              "expected a title or a text, and found neither; its address stands for it");
  }
  // Atom lets one entry stand in a feed in several states.
  if (!guid_.empty()) b.id = ids_.unused(guid_, b.updated ? base::to_string(*b.updated) : "");
  else b.id = ids_.unused(b.url.empty() ? slug(b.title.in(""), "item") : b.url);
  settle(item, b);
  keep_others();
  b.source = source_;
  b.extra = std::move(extra_);
  b.provenance = item.provenance();
  sink_->add(b);
}

}  // namespace madang::ingest
