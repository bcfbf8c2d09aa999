// Sums of money as Korean cells have them (rules price-form, price-free).
#ifndef MADANG_INGEST_REPAIR_MONEY_H_
#define MADANG_INGEST_REPAIR_MONEY_H_

#include <optional>
#include <string>
#include <string_view>

#include "ingest/repair/scan.h"

namespace madang::ingest::repair {

struct Money {
  double won = 0;
  std::string_view rule;  ///< empty: it was written as digits
};

/// 30000, 30,000, 1000원, ₩1,000, 3천원, 1만5천원, 무료 (nothing). Stops behind it.
[[nodiscard]] std::optional<Money> read_money(Scan& scan);
/// The same for a text that is a sum and nothing else.
[[nodiscard]] std::optional<Money> read_money(std::string_view text);

/// A sum and what it is for.
struct Fee {
  Money money;
  std::string per;  ///< as Price::per: PT1H, PT30M, P1D, use, person; "" unknown
};
/// "1시간 150,000원", "1일 1천원", "1회 25,000원", "30분당 3000원", "1천원/1일": a text
/// that is one such sum and nothing else.
[[nodiscard]] std::optional<Fee> read_fee(std::string_view text);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_MONEY_H_
