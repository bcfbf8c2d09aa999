#include "ingest/formats/plain_names.h"

#include <string>
#include <utility>

#include "ingest/formats/html.h"
#include "ingest/formats/plain_field.h"
#include "ingest/message.h"

namespace madang::ingest {
namespace {

/// Takes markup out of the texts of one item.
class Plain {
 public:
  explicit Plain(Item& item) : item_(item) {}

  void one(std::string& text) {
    if (!looks_like_html(text) || text.find("://") != std::string::npos) return;
    std::string plain = plain_field(text);
    // A name that is nothing but a tag stays.
    if (plain == text || plain.empty()) return;
    item_.tell(Severity::repaired, item_.begin(), "html-to-text",
               Message("plain text", text, "its tags and entities were taken out"));
    text = std::move(plain);
  }
  void all(std::vector<std::string>& texts) {
    for (std::string& text : texts) one(text);
  }
  void all(Text& words) {
    for (Text::Entry& entry : words.entries) one(entry.value);
  }
  void all(Place& place) {
    all(place.name);
    for (std::string* text : {&place.address, &place.city, &place.district}) one(*text);
  }

 private:
  Item& item_;
};

}  // namespace

void plain_names(Item& item, Bulletin& b) {
  Plain plain(item);
  plain.one(b.author);
  plain.one(b.series);
  plain.all(b.topics);
  for (Place& place : b.places) plain.all(place);
  for (Attachment& attachment : b.attachments) plain.all(attachment.title);
}

void plain_names(Item& item, Organization& o) {
  Plain plain(item);
  plain.all(o.other_names);
  if (o.place) plain.all(*o.place);
}

void plain_names(Item& item, Resource& r) {
  Plain plain(item);
  plain.all(r.tags);
  if (r.place) plain.all(*r.place);
}

}  // namespace madang::ingest
