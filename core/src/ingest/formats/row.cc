#include "ingest/formats/row.h"

#include <madang/json.h>

#include <algorithm>
#include <utility>

#include "base/has_any.h"
#include "ingest/formats/dates.h"
#include "ingest/formats/html.h"
#include "ingest/formats/plain_field.h"
#include "ingest/formats/table.h"
#include "ingest/repair/dates.h"
#include "ingest/repair/decimal_comma.h"
#include "ingest/repair/scan.h"

namespace madang::ingest {
namespace {

/// What people type into a cell that has to hold something.
bool means_nothing(std::string_view text) {
  constexpr std::size_t longest = 4;
  if (text.size() > longest) return false;
  return text.empty() || text == "-" || text == "ㅡ" || text == "." || text == "null" ||
         text == "NULL" || text == "\\N";
}

/// Of 64, told by the letters in which names of columns differ.
std::size_t slot_of(std::string_view key) {
  const std::size_t n = key.size();
  if (n == 0) return 0;
  const auto at = [key](std::size_t i) { return static_cast<unsigned char>(key[i]); };
  return (n + at(0) + 5U * at(n < 3 ? n - 1 : 2) + 3U * at(n / 2) + 7U * at(n - 1)) % 64;
}

void append_member(std::string& members, std::string_view name, std::string_view json) {
  if (!members.empty()) members += ',';
  append_quoted(members, name);
  members.append(":").append(json);
}

}  // namespace

Row::Row(ImportSink& sink, std::string_view file, const TableRow& row)
    : Row(sink, file, row.begin, row.end, row.cells) {
  decimals_ = row.decimals;
}

void Row::list_keys() {
  marks_.resize(cells_->size());
  for (std::size_t i = cells_->size(); i > 0; --i) {  // so that the first comes first
    std::uint32_t& slot = slots_[slot_of((*cells_)[i - 1].key)];
    marks_[i - 1].next = std::exchange(slot, static_cast<std::uint32_t>(i));
  }
}

std::optional<std::size_t> Row::find(Keys keys) const {
  for (const std::string_view key : keys)
    for (std::uint32_t i = slots_[slot_of(key)]; i != 0; i = marks_[i - 1].next) {
      const Cell& cell = (*cells_)[i - 1];
      if (base::same(cell.key, key) && !means_nothing(repair::trim(cell.text))) return i - 1;
    }
  return std::nullopt;
}

const Cell* Row::take(Keys keys) {
  const auto i = find(keys);
  if (!i) return nullptr;
  marks_[*i].used = true;
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
             Message("a text", cell->text, "the white space around it was taken off"));
  if (!looks_like_html(trimmed)) return std::string(trimmed);
  std::string plain = plain_field(trimmed);
  // &nbsp; is how pages write a blank that stays.
  for (std::size_t at = 0; (at = plain.find("\xC2\xA0", at)) != std::string::npos;)
    plain.replace(at, 2, " ");
  if (plain != trimmed)
    repaired(cell->offset, "html-to-text",
             Message("plain text", trimmed, "its tags and entities became text"));
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
  marks_[*i].used = true;
  if (text.find(',') != std::string_view::npos)
    repaired(cell.offset, "number-form",
             Message("a number", text, "the commas between its thousands were taken out"));
  return minus ? -*n : *n;
}

std::optional<double> Row::thousands(Keys keys) {
  const Cell* cell = look(keys);
  if (cell == nullptr || cell->json) return std::nullopt;
  if (decimals_ != nullptr && !decimals_->has_thousands(cell->name)) return std::nullopt;
  const auto number = repair::read_point_thousands(cell->text);
  if (number)
    repaired(
        cell->offset, "decimal-comma",
        Message("no points between thousands", cell->text, "the number was read that is meant"));
  return number;
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
  marks_[*i].used = true;
  return is;
}

std::optional<Date> Row::date(Keys keys) {
  const Cell* cell = take(keys);
  if (cell == nullptr) return std::nullopt;
  auto read = repair::read_korean_date(cell->text);
  if (!read) {  // 2025년 3월 4일, '25.3.4.
    if (auto date = read_date(cell->text)) {
      if (date->second >= 0 && !date->has_offset) {
        constexpr std::int16_t korea = 9 * 60;
        date->offset = korea;
        date->has_offset = true;
      }
      read = repair::ReadDate{*date, "date-form"};
    }
  }
  if (!read) {
    set_aside(*cell, "value-set-aside", "a date");
    return std::nullopt;
  }
  if (!read->rule.empty())
    repaired(cell->offset, read->rule,
             Message("a date such as 2022-05-12", cell->text, "it was read as one"));
  return read->date;
}

void Row::tell(Severity severity, std::size_t offset, std::string_view rule,
               const Message& message) {
  if (std::find(notes_.begin(), notes_.end(), rule) == notes_.end()) notes_.emplace_back(rule);
  sink_->problem(severity, offset, rule, message);
}

void Row::set_aside(const Cell& cell, std::string_view rule, std::string_view expected) {
  const std::string name = "x-" + std::string(cell.name);
  repaired(cell.offset, rule, Message(expected, cell.text, "it is kept as " + name));
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
    return name == "type" || info.find(name) != nullptr ||
           std::any_of(info.moves.begin(), info.moves.end(),
                       [name](const note::Move& m) { return m.from == name; });
  };
  std::string members = kept_;
  for (std::size_t i = 0; i < cells_->size(); ++i) {
    const Cell& cell = (*cells_)[i];
    if (marks_[i].used || means_nothing(cell.text)) continue;
    if (!members.empty()) members += ',';
    if (known(cell.name)) append_quoted(members, "x-" + std::string(cell.name));
    else append_quoted(members, cell.name);
    members += ':';
    if (cell.json) members.append(cell.text);
    else append_quoted(members, cell.text);
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
