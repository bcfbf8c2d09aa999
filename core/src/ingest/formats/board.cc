#include "ingest/formats/board.h"

#include <madang/json.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "ingest/formats/board_items.h"
#include "ingest/formats/board_text.h"
#include "ingest/formats/slug.h"

namespace madang::ingest {
namespace {

using board::Item;

class Board {
 public:
  Board(std::string_view bytes, std::string_view name, ImportSink& sink)
      : bytes_(bytes), name_(name), sink_(sink) {}

  void read() {
    const std::vector<board::Line> lines = board::lines_of(bytes_);
    const board::Items found = board::items_of(lines);
    for (const board::Line* stray : found.strays)
      sink_.problem(Severity::notice, offset(stray->text), "stray-text",
                    "expected an item, and found text that belongs to none; it was left out");
    const std::vector<Item>& items = found.items;
    for (std::size_t i = 0; i < items.size();) {
      if (items[i].meta != nullptr) {
        bulletin(items[i++]);
        continue;
      }
      std::size_t end = i;
      bool logos = false;  // one logo tells that the names beside it are partners too
      for (; end < items.size() && items[end].meta == nullptr; ++end)
        logos |= items[end].body.empty() && !board::logo_name(items[end].title).suffix.empty();
      for (; i < end; ++i) undated(items[i], logos);
    }
  }

 private:
  [[nodiscard]] std::size_t offset(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - bytes_.data());
  }
  void note(Severity severity, std::size_t at, std::string_view rule, const Message& message) {
    if (std::find(notes_.begin(), notes_.end(), rule) == notes_.end()) notes_.emplace_back(rule);
    sink_.problem(severity, at, rule, message);
  }
  [[nodiscard]] Provenance provenance(const Item& item) {
    Provenance from;
    from.file = name_;
    from.start = static_cast<std::int64_t>(offset(item.first->text));
    from.end = static_cast<std::int64_t>(offset(item.last->text) + item.last->text.size());
    from.notes = std::exchange(notes_, {});
    return from;
  }
  void look_for_glue(const Item& item) {
    for (const board::Line* line : item.body)
      for (const std::size_t at : board::glued_sentences(line->text))
        note(Severity::notice, offset(line->text) + at, "glued-sentence",
             "expected a space after the sentence before; the text is kept as it is");
  }

  void undated(const Item& item, bool partner) {
    if (item.title.empty() && item.body.empty()) return;  // a bullet and nothing behind it
    const board::LogoName logo = board::logo_name(item.title);
    const auto expanded = board::short_name(logo.name);
    if (!partner || (!item.body.empty() && !expanded)) {
      if (!expanded || item.body.empty()) return bulletin(item);
    }
    Organization organization;
    organization.name = Text(logo.name);
    std::string id = slug(logo.name, "organization");
    if (expanded) {
      organization.name = Text(expanded->name);
      organization.acronyms.emplace_back(expanded->acronym);
      id = slug(expanded->acronym, "organization");
    }
    organization.id = organization_ids_.unused(id);
    const std::size_t end = offset(item.title_line->text) + item.title_line->text.size();
    if (!logo.suffix.empty())
      note(Severity::repaired, end - logo.suffix.size(), "logo-suffix",
           "expected a name, and found it with \"" + std::string(logo.suffix) +
               "\" behind it; the words for the picture were taken off");
    else if (partner && item.body.empty())
      note(Severity::notice, offset(item.title_line->text), "logo-suffix-missing",
           "the name stands among those of logos, without the words for a picture");
    if (!item.body.empty()) organization.description = Text(board::joined(item.body));
    look_for_glue(item);
    organization.source = "board";
    organization.provenance = provenance(item);
    sink_.add(organization);
  }

  void bulletin(const Item& item) {
    Bulletin b;
    if (!titled(item, b)) return;
    b.kind = item.meta != nullptr ? board::kind_of(item.title) : BulletinKind::notice;
    const std::string body = board::joined(item.body);
    if (!body.empty()) b.body = Text(body);
    const std::size_t begin = offset(item.first->text);
    if (item.meta != nullptr) dated(*item.meta, begin, b);
    else
      note(Severity::notice, begin, "undated",
           "expected a line of date and author, and found none; it was taken as a notice");
    if (body.empty()) note(Severity::notice, begin, "body-missing", "the item has no body");
    look_for_glue(item);
    b.parts = board::chapters_of(body);
    b.language = board::language_of(item.title + " " + body);
    b.id = bulletin_ids_.unused(slug(item.title.empty() ? body : item.title, "bulletin"),
                                b.published ? base::to_string(*b.published) : std::string());
    b.source = "board";
    b.provenance = provenance(item);
    sink_.add(b);
  }

  /// False when there is nothing to call it by.
  bool titled(const Item& item, Bulletin& b) {
    if (!item.title.empty()) {
      b.title = Text(item.title);
      if (const auto cut = board::cut_at(item.title)) {
        const bool inside = item.meta != nullptr && !item.meta->title.empty();
        const std::string_view end = inside ? item.meta->title : item.title_line->text;
        note(Severity::notice, offset(end) + end.size() - (item.title.size() - *cut), "title-cut",
             "the title is cut short; it is kept as it is");
      }
      return true;
    }
    const std::size_t begin = offset(item.first->text);
    if (item.body.empty()) {
      sink_.problem(Severity::refused, begin, "title-missing",
                    "expected a title or a body, and found neither");
      return false;
    }
    constexpr std::size_t enough = 80;
    std::string_view title = item.body.front()->text;
    if (title.size() > enough) title = title.substr(0, title.find(' ', enough));
    b.title = Text(title);
    note(Severity::repaired, begin, "title-missing",
         "expected a title, and found none; the beginning of the body stands for it");
    return true;
  }

  void dated(const board::Meta& meta, std::size_t begin, Bulletin& b) {
    const auto keep = [&b](std::string_view key, std::string_view value) {
      if (!b.extra.empty()) b.extra += ',';
      append_quoted(b.extra, std::string("x-").append(key));
      b.extra += ':';
      append_quoted(b.extra, value);
    };
    b.author = meta.author;
    b.published = board::date_of(meta.date);
    if (meta.author.empty())
      note(Severity::notice, begin, "author-missing",
           "the line of date and author names no author");
    if (!b.published) {
      note(Severity::repaired, meta.date.empty() ? begin : offset(meta.date), "value-set-aside",
           "expected a date such as 2022-05-12, and found \"" + std::string(meta.date) +
               "\"; it is kept as x-published");
      keep("published", meta.date);
    }
    std::vector<std::string_view> seen{"published"};
    for (const auto& [label, value] : meta.others) {
      if (std::find(seen.begin(), seen.end(), label) != seen.end()) continue;
      seen.push_back(label);
      keep(label, value);
    }
  }

  std::string_view bytes_, name_;
  ImportSink& sink_;
  std::vector<std::string> notes_;  // of the item being read
  Ids bulletin_ids_, organization_ids_;
};

}  // namespace

bool is_board(const Look& look) {
  constexpr std::size_t enough = 1 << 20;  // a board says it in its first items
  std::string_view bytes = look.bytes().substr(0, enough);
  if (look.first() == 0 || look.first() == '{' || look.first() == '[') return false;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    if (board::meta_of(board::trimmed(line))) return true;
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return false;
}

void read_board(Window& text, std::string_view name, ImportSink& sink) {
  Board(text.all(), name, sink).read();
}

}  // namespace madang::ingest
