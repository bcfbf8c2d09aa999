#include "ingest/repair/money.h"

namespace madang::ingest::repair {
namespace {

/// The unit of a sum: "1시간", "30분당", "1일", "1회", "1인".
std::optional<std::string> read_unit(Scan& scan) {
  const Scan start = scan;
  const auto n = scan.digits(3);
  const std::string count = std::to_string(n.value_or(1));
  scan.blanks();
  std::string unit;
  if (scan.skip("시간")) unit = "PT" + count + "H";
  else if (scan.skip("분")) unit = "PT" + count + "M";
  else if (n && scan.skip({"개월", "달"})) unit = "P" + count + "M";
  else if (n && scan.skip("년")) unit = "P" + count + "Y";
  else if (n && scan.skip("일")) unit = "P" + count + "D";
  else if (n == 1 && scan.skip({"회", "타임"})) unit = "use";
  else if (n == 1 && scan.skip({"인", "명"})) unit = "person";
  else if (!n && scan.skip({"일일", "하루"})) unit = "P1D";
  if (unit.empty()) {
    scan = start;
    return std::nullopt;
  }
  scan.skip("당");
  return unit;
}

}  // namespace

std::optional<Money> read_money(Scan& scan) {
  const Scan start = scan;
  scan.blanks();
  if (scan.skip({"무료", "무 료"})) return Money{0, "price-free"};
  Money money;
  const bool sign = scan.skip({"₩", "￦", "KRW"});
  scan.blanks();
  const std::size_t begin = scan.at();
  bool any = false, words = false;
  double most = 1e12;
  // 1만5천 has two parts; each unit is smaller than the one before.
  while (const auto number = scan.number()) {
    double unit = 1;
    scan.blanks();
    if (scan.skip("만")) unit = 10000;
    else if (scan.skip("천")) unit = 1000;
    else if (scan.skip("백")) unit = 100;
    if (unit >= most) {
      scan = start;
      return std::nullopt;
    }
    any = true;
    words |= unit > 1;
    most = unit;
    money.won += *number * unit;
    if (unit == 1) break;
    scan.blanks();
  }
  if (!any) {
    scan = start;
    return std::nullopt;
  }
  const std::size_t end = scan.at();
  scan.blanks();
  const bool won = scan.skip("원");
  if (!won) scan.go_to(end);
  if (words && !won) {  // 1만 of what?
    scan = start;
    return std::nullopt;
  }
  // Won have no decimals: 10.000원.
  const std::string_view digits = start.rest().substr(begin - start.at(), end - begin);
  if (const std::size_t point = digits.find('.');
      won && !words && point != std::string_view::npos && digits.size() - point == 4)
    money.won *= 1000;
  const std::string_view read = start.rest().substr(begin - start.at(), scan.at() - begin);
  if (sign || won || words || read.find(',') != std::string_view::npos) money.rule = "price-form";
  return money;
}

std::optional<Money> read_money(std::string_view text) {
  text = trim(text);
  Scan scan(text);
  auto money = read_money(scan);
  scan.blanks();
  if (!money || !scan.ended()) return std::nullopt;
  return money;
}

std::optional<Fee> read_fee(std::string_view text) {
  Scan scan(trim(text));
  Fee fee;
  if (auto unit = read_unit(scan)) fee.per = std::move(*unit);
  scan.blanks();
  scan.skip({":", "에"});
  const auto money = read_money(scan);
  if (!money) return std::nullopt;
  fee.money = *money;
  scan.blanks();
  const bool bracket = fee.per.empty() && scan.skip("(");  // 10,000원(1시간)
  if (bracket || (fee.per.empty() && scan.skip({"/", "당"}))) {
    scan.blanks();
    auto unit = read_unit(scan);
    if (!unit) {
      if (scan.skip("시간")) unit = "PT1H";
      else if (scan.skip({"일", "하루"})) unit = "P1D";
      else if (scan.skip({"회", "타임"})) unit = "use";
      else if (scan.skip({"인", "명"})) unit = "person";
    }
    if (!unit) return std::nullopt;
    fee.per = std::move(*unit);
    scan.blanks();
    if (bracket && !scan.skip(")")) return std::nullopt;
  }
  scan.blanks();
  if (!scan.ended()) return std::nullopt;
  if (!fee.per.empty() && fee.money.rule.empty()) fee.money.rule = "price-form";
  return fee;
}

}  // namespace madang::ingest::repair
