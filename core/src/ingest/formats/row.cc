#include "ingest/formats/row.h"

#include <madang/json.h>

#include <algorithm>

#include "base/has_any.h"
#include "ingest/formats/html.h"
#include "ingest/formats/plain_field.h"
#include "ingest/repair/dates.h"
#include "ingest/repair/scan.h"

namespace madang::ingest {
namespace {

/// What people type into a cell that has to hold something.
bool means_nothing(std::string_view text) {
  return text.empty() || text == "-" || text == "ㅡ" || text == "." || text == "null" ||
         text == "NULL" || text == "\\N";
}

void append_member(std::string& members, std::string_view name, std::string_view json) {
  if (!members.empty()) members += ',';
  append_quoted(members, name);
  members.append(":").append(json);
}

}  // namespace

std::string expected_found(std::string_view expected, std::string_view found,
                           std::string_view done) {
  constexpr std::size_t longest = 60;
  std::string text = "expected ";
  text.append(expected).append(", and found \"");
  std::size_t n = std::min(found.size(), longest);
  while (n < found.size() && n > 0 && (static_cast<unsigned char>(found[n]) & 0xC0) == 0x80) --n;
  text.append(found.substr(0, n)).append(n < found.size() ? "…" : "").append("\"");
  if (!done.empty()) text.append("; ").append(done);
  return text;
}

std::optional<std::size_t> Row::find(Keys keys) const {
  for (const std::string_view key : keys)
    for (std::size_t i = 0; i < cells_->size(); ++i)
      if (base::same((*cells_)[i].key, key) && !means_nothing(repair::trim((*cells_)[i].text)))
        return i;
  return std::nullopt;
}

const Cell* Row::take(Keys keys) {
  const auto i = find(keys);
  if (!i) return nullptr;
  used_[*i] = true;
  return &(*cells_)[*i];
}

const Cell* Row::look(Keys keys) const {
  const auto i = find(keys);
  return i ? &(*cells_)[*i] : nullptr;
}

std::string Row::text(Keys keys) {
  const Cell* cell = take(keys);
  if (cell == nullptr) return {};
  const std::string_view trimmed = repair::trim(cell->text);
  if (trimmed.size() != cell->text.size())
    repaired(cell->offset, "white-space",
             expected_found("a text", cell->text, "the white space around it was taken off"));
  if (!looks_like_html(trimmed)) return std::string(trimmed);
  std::string plain = plain_field(trimmed);
  // &nbsp; is how pages write a blank that stays.
  for (std::size_t at = 0; (at = plain.find("\xC2\xA0", at)) != std::string::npos;)
    plain.replace(at, 2, " ");
  if (plain != trimmed)
    repaired(cell->offset, "html-to-text",
             expected_found("plain text", trimmed, "its tags and entities became text"));
  return plain;
}

std::optional<double> Row::number(Keys keys) {
  const auto i = find(keys);
  if (!i) return std::nullopt;
  const Cell& cell = (*cells_)[*i];
  const std::string_view text = repair::trim(cell.text);
  repair::Scan scan(text);
  const bool minus = scan.skip("-");
  const auto n = scan.number();
  if (!n || !scan.ended()) return std::nullopt;
  used_[*i] = true;
  if (text.find(',') != std::string_view::npos)
    repaired(cell.offset, "number-form",
             expected_found("a number", text, "the commas between its thousands were taken out"));
  return minus ? -*n : *n;
}

std::optional<bool> Row::flag(Keys keys) {
  const auto i = find(keys);
  if (!i) return std::nullopt;
  const std::string_view text = repair::trim((*cells_)[*i].text);
  constexpr std::string_view yes[] = {"Y", "y", "true", "True", "TRUE", "1", "예", "유", "있음"};
  constexpr std::string_view no[] = {"N", "n",      "false", "False", "FALSE",
                                     "0", "아니오", "무",    "없음"};
  const bool is = std::find(std::begin(yes), std::end(yes), text) != std::end(yes);
  if (!is && std::find(std::begin(no), std::end(no), text) == std::end(no)) return std::nullopt;
  used_[*i] = true;
  return is;
}

std::optional<Date> Row::date(Keys keys) {
  const Cell* cell = take(keys);
  if (cell == nullptr) return std::nullopt;
  const auto read = repair::read_korean_date(cell->text);
  if (!read) {
    set_aside(*cell, "value-set-aside", "a date");
    return std::nullopt;
  }
  if (!read->rule.empty())
    repaired(cell->offset, read->rule,
             expected_found("a date such as 2022-05-12", cell->text, "it was read as one"));
  return read->date;
}

void Row::tell(Severity severity, std::size_t offset, std::string_view rule, std::string message) {
  if (std::find(notes_.begin(), notes_.end(), rule) == notes_.end()) notes_.emplace_back(rule);
  sink_->problem(severity, offset, std::string(rule), std::move(message));
}

void Row::set_aside(const Cell& cell, std::string_view rule, std::string_view expected) {
  const std::string name = "x-" + std::string(cell.name);
  repaired(cell.offset, rule, expected_found(expected, cell.text, "it is kept as " + name));
  if (cell.json) keep(name, cell.text);
  else keep_text(name, cell.text);
}

void Row::keep(std::string_view name, std::string_view json) { append_member(kept_, name, json); }

void Row::keep_text(std::string_view name, std::string_view text) {
  std::string quoted;
  append_quoted(quoted, text);
  append_member(kept_, name, quoted);
}

std::string Row::rest(const reflect::RecordInfo& info) const {
  const auto known = [&info](std::string_view name) {
    return info.find(name) != nullptr || name == "type" ||
           std::any_of(info.moves.begin(), info.moves.end(),
                       [name](const note::Move& m) { return m.from == name; });
  };
  std::string members = kept_;
  for (std::size_t i = 0; i < cells_->size(); ++i) {
    const Cell& cell = (*cells_)[i];
    if (used_[i] || means_nothing(cell.text)) continue;
    std::string value;
    if (cell.json) value = cell.text;
    else append_quoted(value, cell.text);
    append_member(members, (known(cell.name) ? "x-" : "") + std::string(cell.name), value);
  }
  return members;
}

Provenance Row::provenance() const {
  Provenance from;
  from.file = file_;
  from.start = static_cast<std::int64_t>(begin_);
  from.end = static_cast<std::int64_t>(end_);
  from.notes = notes_;
  return from;
}

}  // namespace madang::ingest
