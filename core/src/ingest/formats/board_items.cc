#include "ingest/formats/board_items.h"

#include <algorithm>
#include <map>
#include <optional>

#include "ingest/formats/board_text.h"

namespace madang::ingest::board {
namespace {

using Lines = std::vector<Line>;

bool titled_inline(const Line& line) { return line.meta && !line.meta->title.empty(); }

/// The last line before `i` that is not blank.
std::optional<std::size_t> before(const Lines& lines, std::size_t i) {
  while (i-- > 0)
    if (!lines[i].blank()) return i;
  return std::nullopt;
}

/// How this board marks an item: the bullet most titles have, and how far in
/// titles and lines of date and author stand.
struct Style {
  std::string_view bullet;
  std::size_t title_indent = 0;  // the deepest
  std::size_t meta_indent = 0;   // the least
  std::string_view logo_bullet;  // of the strip of partners; "" none
  std::size_t first_logo = 0;

  explicit Style(const Lines& lines) {
    std::map<std::string_view, int> votes;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!lines[i].meta) continue;
      const auto title = titled_inline(lines[i]) ? i : before(lines, i);
      if (title) ++votes[lines[*title].bullet];
    }
    int most = 0;
    for (const auto& [mark, count] : votes)
      if (count >= most) most = count, bullet = mark;  // in a tie rather one than none
    bool any = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!lines[i].meta) continue;
      meta_indent = any ? std::min(meta_indent, lines[i].indent) : lines[i].indent;
      any = true;
      const auto title = titled_inline(lines[i]) ? i : before(lines, i);
      if (title && lines[*title].bullet == bullet)
        title_indent = std::max(title_indent, lines[*title].indent);
    }
    for (first_logo = 0; first_logo < lines.size(); ++first_logo)
      if (is_logo(lines[first_logo])) break;
    if (first_logo < lines.size()) logo_bullet = lines[first_logo].bullet;
  }

  [[nodiscard]] bool begins_item(const Lines& lines, std::size_t i) const {
    const Line& line = lines[i];
    if (is_logo(line)) return true;
    if (i > first_logo && !logo_bullet.empty() && logo_bullet != bullet)
      return line.bullet == logo_bullet || line.bullet == bullet;
    if (bullet.empty() || line.bullet != bullet) return false;
    // A bullet that stands further in than titles and dates is of a body.
    return line.indent <= title_indent || line.indent < meta_indent;
  }

 private:
  /// Only a line of its own, not the end of a sentence.
  static bool is_logo(const Line& line) {
    constexpr std::size_t longest = 100;
    if (line.content.size() > longest) return false;
    const std::string_view suffix = logo_name(line.content).suffix;
    return suffix.ends_with("이미지") || (!suffix.empty() && !line.bullet.empty());
  }
};

/// The line at which the item with the date at `meta` begins.
std::size_t start_of(const Lines& lines, std::size_t meta, const Style& style) {
  if (titled_inline(lines[meta])) return meta;
  const auto above = before(lines, meta);
  if (!above || lines[*above].meta) return meta;  // it has no title
  constexpr std::size_t longest_title = 3;
  for (std::size_t i = *above, n = 0; n < longest_title; ++n, --i) {
    if (lines[i].blank() || lines[i].meta) break;
    if (style.begins_item(lines, i)) return i;
    if (i == 0) break;
  }
  if (!style.bullet.empty() && *above + 1 != meta) return meta;
  return *above;
}

Item make_item(const Lines& lines, std::size_t begin, std::size_t end) {
  Item item;
  std::size_t i = begin, meta = begin;
  while (meta < end && !lines[meta].meta) ++meta;
  item.first = item.last = &lines[begin];
  if (meta < end) item.meta = &*lines[meta].meta;
  if (item.meta == nullptr) meta = begin;
  if (item.meta != nullptr && titled_inline(lines[meta])) {
    item.title = item.meta->title;
    item.title_line = &lines[meta];
  } else {
    for (; i < meta || (item.meta == nullptr && i == begin); ++i) {
      if (lines[i].blank()) continue;
      if (!item.title.empty()) item.title += ' ';
      // Only the first line's bullet is one; a later dash belongs to the title.
      item.title += i == begin && !lines[i].bullet.empty() ? lines[i].content : lines[i].text;
      item.title_line = &lines[i];
    }
  }
  for (i = meta + 1; i < end; ++i) {
    if (lines[i].blank() && item.body.empty()) continue;
    item.body.push_back(&lines[i]);
  }
  while (!item.body.empty() && item.body.back()->blank()) item.body.pop_back();
  item.last = item.body.empty() ? &lines[meta] : item.body.back();
  return item;
}

}  // namespace

Items items_of(const Lines& lines) {
  const Style style(lines);
  std::vector<bool> starts(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (style.begins_item(lines, i)) starts[i] = true;
    if (!lines[i].meta) continue;
    starts[start_of(lines, i, style)] = true;
  }
  Items found;
  std::size_t i = 0;
  for (bool inside = false; i < lines.size() && !starts[i]; ++i) {
    if (!lines[i].blank() && !inside) found.strays.push_back(&lines[i]);
    inside = !lines[i].blank();
  }
  while (i < lines.size()) {
    std::size_t end = i + 1;
    while (end < lines.size() && !starts[end]) ++end;
    found.items.push_back(make_item(lines, i, end));
    i = end;
  }
  return found;
}

std::string joined(const std::vector<const Line*>& lines) {
  std::string text;
  for (const Line* line : lines) text.append(text.empty() ? "" : "\n").append(line->text);
  return text;
}

}  // namespace madang::ingest::board
