#include "ingest/formats/make.h"

#include <madang/json.h>

#include <cmath>
#include <utility>

#include "ingest/formats/html.h"
#include "ingest/formats/plain_field.h"
#include "ingest/repair/capacity.h"
#include "ingest/repair/reversed.h"
#include "json/path.h"

namespace madang::ingest {

namespace {

/// False: it was plain.
bool make_plain(std::string& text) {
  if (!looks_like_html(text)) return false;
  std::string plain = plain_field(text);
  const bool changed = plain != text;
  text = std::move(plain);
  return changed;
}

void tell_html(Item& item, const json::Value& value) {
  item.repaired(value, "html-to-text",
                "expected plain text, and found HTML: " + json::shown(value.raw()));
}

}  // namespace

std::string to_text(std::string_view html) {
  return looks_like_html(html) ? html_to_text(html) : std::string(html);
}

Text plain_words(Fields& fields, Fields::Names names, std::string_view lang,
                 std::vector<std::string>* others) {
  const json::Value value = fields.look(names);
  Text words = fields.words(names, lang, others);
  bool changed = false;
  for (Text::Entry& entry : words.entries) changed = make_plain(entry.value) || changed;
  std::erase_if(words.entries, [](const Text::Entry& entry) { return entry.value.empty(); });
  if (changed) tell_html(fields.item(), value);
  return words;
}

std::string plain_string(Item& item, const json::Value& value) {
  std::string text = plain_text(value);
  if (make_plain(text)) tell_html(item, value);
  return text;
}

bool title_from_text(Item& item, Bulletin& bulletin, std::size_t offset) {
  const Text& words = bulletin.summary.empty() ? bulletin.body : bulletin.summary;
  if (words.empty()) return false;
  constexpr std::size_t enough = 80;
  const Text::Entry& entry = words.entries.front();
  std::string_view title = std::string_view(entry.value).substr(0, entry.value.find('\n'));
  if (title.size() > enough) {
    std::size_t end = title.find(' ', enough);
    if (end == std::string_view::npos || end > 2 * enough) {
      end = enough;  // at the begin of a character
      while ((static_cast<unsigned char>(title[end]) & 0xC0) == 0x80) --end;
    }
    title = title.substr(0, end);
  }
  if (title.empty()) return false;
  bulletin.title = Text(title, entry.lang);
  item.tell(Severity::repaired, offset, "title-missing",
            "expected a title, and found none; the beginning of the text stands for it");
  return true;
}

std::optional<std::int64_t> whole(std::optional<double> number) {
  constexpr double most = 9e15;
  if (!number || *number != std::floor(*number) || std::fabs(*number) > most) return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

bool set_point(Place& place, std::optional<double> lat, std::optional<double> lon) {
  if (!lat || !lon || !(std::fabs(*lat) <= 90) || !(std::fabs(*lon) <= 180)) return false;
  if (*lat == 0 && *lon == 0) return false;  // how programs write that they do not know
  place.lat = lat;
  place.lon = lon;
  return true;
}

void settle(Item& item, Bulletin& b) {
  for (const Text* words : {&b.title, &b.summary, &b.body})
    for (const Text::Entry& entry : words->entries)
      repair_language(item, item.begin(), b.language, entry.value);
  plain_names(item, b);
  if (!b.period) return;
  if (const std::string told = repair::mend_reversed(*b.period); !told.empty())
    item.tell(Severity::repaired, item.begin(), "ends-before-begin", told);
}

void settle(Fields& fields, Resource& r) {
  plain_names(fields.item(), r);
  constexpr std::string_view expected = "how many fit in, 200,000 at most";
  // 0 is how some say that there is no room now.
  if (!r.capacity || *r.capacity == 0 || repair::believable_capacity(*r.capacity)) return;
  const double capacity = *std::exchange(r.capacity, std::nullopt);
  if (const json::Value value = fields.taken_as(capacity))
    return fields.set_aside(value, expected, "capacity-unbelievable");
  std::string number;
  append_number(number, capacity);
  fields.item().repaired(
      fields.object(), "capacity-unbelievable",
      "expected " + std::string(expected) + ", and found " + number + "; it is kept as x-capacity");
  add_member(r.extra, "x-capacity", number);
}

void refuse_without(Fields& fields, std::string_view what) {
  fields.item().refused(fields.object(), "missing-member",
                        "expected " + std::string(what) + ", and found none");
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts)
    if (!part.empty()) out.append(out.empty() ? "" : ", ").append(part);
  return out;
}

std::string_view last_part(std::string_view address) {
  while (address.ends_with('/')) address.remove_suffix(1);
  return address.substr(address.find_last_of("/#") + 1);
}

}  // namespace madang::ingest
