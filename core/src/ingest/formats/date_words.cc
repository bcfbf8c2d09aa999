#include "ingest/formats/date_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/weekday.h"

namespace madang::ingest {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | ' ') >= 'a' && (c | ' ') <= 'z'; }

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> german_months{
    {{"Januar", "January"},
     {"Jänner", "January"},
     {"Februar", "February"},
     {"März", "March"},
     {"Mär", "March"},
     {"Mai", "May"},
     {"Juni", "June"},
     {"Juli", "July"},
     {"Okt", "Oct"},
     {"Oktober", "October"},
     {"Dez", "Dec"},
     {"Dezember", "December"}}};

class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  std::string plain() {
    while (at_ < text_.size())
      if (!weekday() && !bracket() && !century() && !word() && !mark()) out_ += text_[at_++];
    std::string once;  // no white space around, nor twice
    for (const char c : out_)
      if (c != ' ' || (!once.empty() && once.back() != ' ')) once += c;
    if (once.ends_with(' ')) once.pop_back();
    return once;
  }

 private:
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  bool skip(std::string_view what) {
    if (!rest().starts_with(what)) return false;
    at_ += what.size();
    return true;
  }
  /// The letters from there on; ä is one of them.
  [[nodiscard]] std::string_view letters(std::size_t from) const {
    std::size_t end = from;
    while (end < text_.size()) {
      if (is_letter(text_[end])) ++end;
      else if (text_.substr(end).starts_with("ä")) end += std::string_view("ä").size();
      else break;
    }
    return text_.substr(from, end - from);
  }

  /// 화요일
  bool weekday() {
    for (const std::string_view day : {"월", "화", "수", "목", "금", "토", "일"})
      if (rest().starts_with(day) && rest().substr(day.size()).starts_with("요일")) {
        at_ += day.size() + std::string_view("요일").size();
        return true;
      }
    return false;
  }

  /// (Di), (14:30)
  bool bracket() {
    const std::size_t end = rest().find(')');
    if (rest().front() != '(' || end == std::string_view::npos) return false;
    const std::string_view inside = rest().substr(1, end - 1);
    const bool time = !inside.empty() && is_digit(inside.front()) && is_digit(inside.back()) &&
                      inside.find(':') != std::string_view::npos;
    if (!time && !base::weekday_named(inside)) return false;
    if (time) out_.append(" ").append(inside);
    at_ += end + 1;
    return true;
  }

  /// '25: of 1969 to 2068, as POSIX has it.
  bool century() {
    const std::size_t before = at_;
    const bool mark = skip("'") || skip("’") || skip("‘");
    const std::string_view year = rest();
    if (mark && out_.empty() && year.size() > 2 && is_digit(year[0]) && is_digit(year[1]) &&
        !is_digit(year[2])) {
      out_.append(year.substr(0, 2) < "69" ? "20" : "19").append(year.substr(0, 2));
      at_ += 2;
      return true;
    }
    at_ = before;
    return false;
  }

  bool word() {
    const std::string_view all = letters(at_);
    if (all.empty()) return false;
    at_ += all.size();
    const bool behind_digit = !out_.empty() && is_digit(out_.back());
    if (behind_digit)
      for (const std::string_view end : {"st", "nd", "rd", "th"})
        if (all == end) return true;
    if (all == "Uhr" || all == "um") return true;
    if (!behind_digit && base::weekday_named(all)) {
      if (!skip(",")) skip(".");
      return true;
    }
    if (all == "UTC" || all == "GMT") return offset(all), true;
    const auto month = std::find_if(german_months.begin(), german_months.end(),
                                    [all](const auto& one) { return one.first == all; });
    out_.append(month != german_months.end() ? month->second : all);
    return true;
  }

  /// UTC+9, GMT+09:00
  void offset(std::string_view name) {
    const std::size_t before = at_;
    const char sign = skip("+") ? '+' : skip("-") ? '-' : '\0';
    std::string digits;
    while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == ':'))
      if (const char c = text_[at_++]; c != ':') digits += c;
    if (digits.size() == 1 || digits.size() == 3) digits.insert(0, "0");
    if (digits.size() == 2) digits += "00";
    if (sign == '\0' || digits.size() != 4) {
      at_ = before;
      out_.append(name);
      return;
    }
    while (out_.ends_with(' ')) out_.pop_back();
    (out_ += sign).append(digits);
  }

  /// 4. März; 06-Nov-94; 2025, 14:30
  bool mark() {
    constexpr std::size_t shortest = 3;  // a month
    const char c = text_[at_];
    if (out_.empty()) return false;
    if (c == ',') {
      constexpr std::size_t year = 4;
      const std::size_t before = out_.find_last_not_of("0123456789");
      if (out_.size() - (before + 1) != year) return false;  // npos + 1 is 0
    } else if (c == '.' && (is_digit(out_.back()) || is_letter(out_.back()))) {
      const std::size_t next = text_.find_first_not_of(' ', at_ + 1);
      if (next == std::string_view::npos || next == at_ + 1 ||
          (is_letter(out_.back()) ? !is_digit(text_[next]) : letters(next).size() < shortest))
        return false;
    } else if (c != '-' ||
               !(is_digit(out_.back()) ? letters(at_ + 1).size() >= shortest
                                       : is_letter(out_.back()) && at_ + 1 < text_.size() &&
                                             is_digit(text_[at_ + 1]))) {
      return false;
    }
    ++at_;
    out_ += ' ';
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string plain_date(std::string_view text) { return Words(text).plain(); }

}  // namespace madang::ingest
