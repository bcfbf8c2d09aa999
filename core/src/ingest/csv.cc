#include "ingest/csv.h"

#include <algorithm>
#include <array>

namespace madang::ingest {
namespace {

constexpr std::size_t none = std::string_view::npos;

/// No cell is longer: a quote that is still open there was never closed.
constexpr std::size_t longest_field = 1 << 20;

std::size_t line_end(std::string_view text, std::size_t from) {
  return std::min(text.find_first_of("\r\n", from), text.size());
}

}  // namespace

void CsvReader::plain_field(CsvRow& row) {
  const std::size_t begin = at_;
  while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n' &&
         text_[at_] != '\r') {
    row.loose |= text_[at_] == '"';
    ++at_;
  }
  pending_.push_back({begin, begin, at_, false});
}

/// False when the quote does not close.
bool CsvReader::quoted_field(CsvRow& row) {
  const std::size_t open = at_;
  const std::size_t begin = unescaped_.size();
  std::size_t i = open + 1;
  while (true) {
    const std::size_t quote = text_.find('"', i);
    if (quote == none || quote - open > longest_field) return false;
    unescaped_.append(text_.substr(i, quote - i));
    i = quote + 1;
    const char behind = i < text_.size() ? text_[i] : '\n';
    if (behind == delimiter_ || behind == '\n' || behind == '\r') break;
    // Two quotes are one; a single one inside is what somebody typed.
    if (behind == '"') ++i;
    else row.loose = true;
    unescaped_ += '"';
  }
  at_ = i;
  pending_.push_back({open, begin, unescaped_.size(), true});
  return true;
}

void CsvReader::line_as_row(CsvRow& row) {
  row.broken = true;
  pending_.clear();
  const std::size_t end = line_end(text_, row.begin);
  for (std::size_t from = row.begin; from <= end;) {
    const std::size_t to = std::min(text_.find(delimiter_, from), end);
    pending_.push_back({from, from, to, false});
    from = to + 1;
  }
  at_ = end;
}

void CsvReader::finish(CsvRow& row) {
  row.end = at_;
  for (const Pending& p : pending_) {
    const std::string_view from = p.quoted ? std::string_view(unescaped_) : text_;
    row.fields.push_back({from.substr(p.begin, p.end - p.begin), p.offset});
  }
}

bool CsvReader::next(CsvRow& row) {
  while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
  if (at_ >= text_.size()) return false;
  row.fields.clear();
  row.broken = row.loose = false;
  row.begin = at_;
  pending_.clear();
  unescaped_.clear();
  while (true) {
    if (at_ < text_.size() && text_[at_] == '"') {
      if (!quoted_field(row)) {
        line_as_row(row);
        break;
      }
    } else {
      plain_field(row);
    }
    if (at_ >= text_.size() || text_[at_] != delimiter_) break;
    ++at_;
  }
  finish(row);
  return true;
}

std::size_t csv_first_row(std::string_view text, std::size_t begin) {
  constexpr std::string_view says = "sep=";
  std::size_t end = line_end(text, begin);
  if (!text.substr(begin).starts_with(says) || end != begin + says.size() + 1) return begin;
  for (const char c : {'\r', '\n'})
    if (end < text.size() && text[end] == c) ++end;
  return end;
}

char csv_delimiter(std::string_view text, std::size_t begin) {
  const std::string_view line = text.substr(begin, line_end(text, begin) - begin);
  constexpr std::array delimiters{',', '\t', ';'};
  return *std::max_element(delimiters.begin(), delimiters.end(), [line](char a, char b) {
    return std::count(line.begin(), line.end(), a) < std::count(line.begin(), line.end(), b);
  });
}

}  // namespace madang::ingest
