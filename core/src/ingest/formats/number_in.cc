#include "ingest/formats/number_in.h"

#include "base/said.h"
#include "ingest/repair/decimal_comma.h"
#include "json/path.h"

namespace madang::ingest {

std::optional<double> number_in(Item* item, const NumberSaid& said, Comma comma) {
  if (const auto number = said.at.number()) return number;
  const bool commas = said.text.find(',') != std::string_view::npos;
  const auto decimals = [&]() -> std::optional<double> {
    if (!commas || comma == Comma::thousands) return std::nullopt;
    return repair::read_decimal_comma(said.text, comma == Comma::degrees);
  };
  // Of degrees 37,566 is no 37 thousand, whatever else it could be.
  auto number = comma == Comma::degrees ? decimals() : std::nullopt;
  if (!number)
    if (const auto plain = base::number_said(said.text)) {
      if (item != nullptr && (commas || !said.text_is_allowed))
        item->repaired(said.at, "number-as-string",
                       "expected a number, and found it in quotes: " + json::shown(said.at.raw()));
      return plain;
    }
  if (!number) number = decimals();
  if (number && item != nullptr)
    item->repaired(
        said.at, "decimal-comma",
        "expected a point before the decimals, and found a comma: " + json::shown(said.at.raw()));
  return number;
}

std::optional<double> number_in(Item* item, const json::Value& value, Comma comma) {
  return number_in(item, {value, value.string(), false}, comma);
}

}  // namespace madang::ingest
