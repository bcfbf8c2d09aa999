#include "base/said.h"

#include <map>
#include <string_view>

#include "support/catch.h"

using namespace madang::base;

TEST_CASE("numbers that texts say") {
  const std::map<std::string_view, double> numbers{
      {"30", 30},        {" 30\t", 30},     {"+3", 3},
      {"-1.5", -1.5},    {"30,000", 30000}, {"1,234,567.25", 1234567.25},
      {"-1,000", -1000}, {"0", 0},          {"1e3", 1000},
      {".5", 0.5},       {"007", 7},        {"1,234.5678", 1234.5678}};
  for (const auto& [text, number] : numbers) {
    INFO(text);
    CHECK(number_said(text) == number);
  }
}

TEST_CASE("texts that are no number") {
  for (const std::string_view text :
       {"",       " ",    "many",  "20명",   "3 4",     "1,5", "1,50,000", "1234,567",
        "1,2345", ",100", "100,",  "1,000,", "nan",     "inf", "-inf",     "+-3",
        "-",      "+",    "1e999", "0x10",   "1.2,345", "--1", "1,000e,3", "1234,567,890"}) {
    INFO(text);
    CHECK(number_said(text) == std::nullopt);
  }
}

TEST_CASE("flags that texts say") {
  for (const std::string_view text : {"true", "TRUE", " Yes ", "y", "T", "1"})
    CHECK(flag_said(text) == true);
  for (const std::string_view text : {"false", "No", "n", "F", "0"})
    CHECK(flag_said(text) == false);
  for (const std::string_view text : {"", "2", "maybe", "truee", "예"})
    CHECK(flag_said(text) == std::nullopt);
}
