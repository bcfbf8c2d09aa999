// What RSS and Atom have in common.
#ifndef MADANG_INGEST_FORMATS_XML_FEED_H_
#define MADANG_INGEST_FORMATS_XML_FEED_H_

#include <madang/records/bulletin.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/formats/item.h"
#include "ingest/formats/slug.h"
#include "ingest/formats/xml.h"

namespace madang::ingest {

/// Reads the items of a feed; what differs is in take_child().
class XmlFeed : public XmlHandler {
 public:
  XmlFeed(std::string_view name, ImportSink& sink, std::string_view source)
      : name_(name), sink_(&sink), source_(source) {}
  void item(const XmlNode& item, const std::vector<XmlNode>& outside) final;

 protected:
  /// Takes what it knows of a child of an item; false: it goes to `extra`.
  virtual bool take_child(Item& item, const XmlNode& child, Bulletin& bulletin) = 0;
  /// Sets what the feed says for all of its items where an item does not.
  virtual void inherit(const std::vector<XmlNode>& outside, Bulletin& bulletin) = 0;

  /// The address in `text` as the item's xml:base has it.
  [[nodiscard]] std::string address(std::string_view text, const XmlNode& element) const;
  /// Sets a date that is still missing; what cannot be read is set aside.
  void set_date(Item& item, const XmlNode& element, std::string_view member,
                std::optional<Date>& date);
  static void add_topic(Bulletin& bulletin, std::string topic);
  static void add_author(Bulletin& bulletin, std::string_view author);
  /// The text of an element, or of one of its attributes, that should be plain: markup and
  /// entities in it are taken out (repair `html-to-text`).
  static std::string plain(Item& item, const XmlNode& element, std::string_view text);
  static std::string plain(Item& item, const XmlNode& element) {
    return plain(item, element, element.all_text());
  }
  /// Elements that both know: Dublin Core, GeoRSS, basic geo, and what iTunes added.
  bool take_module(Item& item, const XmlNode& child, Bulletin& bulletin);

  std::string guid_;  ///< of the item, as written
  std::string html_;  ///< of its body, where that is HTML with tags
  std::string extra_;

 private:
  static bool add_place(Bulletin& bulletin, const Place& place);
  /// geo:lat and geo:long, which stand beside one another.
  void take_lat_lon(Item& item, Bulletin& bulletin);
  void keep_others();
  std::string_view name_;
  ImportSink* sink_;
  std::string_view source_;
  Ids ids_;
  std::string base_, language_;
  const XmlNode *lat_ = nullptr, *lon_ = nullptr;
  std::vector<const XmlNode*> others_;
};

/// Plain text of an element whose text is HTML.
[[nodiscard]] std::string html_of(const XmlNode& element);

/// Appends an element as JSON: a string where it has only text, else an object of
/// its attributes, its elements and its "text".
void append_json(std::string& out, const XmlNode& element);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_XML_FEED_H_
