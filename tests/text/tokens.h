// Tokens as one line of text, for comparing.
#ifndef MADANG_TESTS_TEXT_TOKENS_H_
#define MADANG_TESTS_TEXT_TOKENS_H_

#include <set>
#include <string>
#include <string_view>

#include "text/analyse.h"

namespace madang::tests {

/// "POSITION:TERM[BEGIN,END)" of each token.
inline std::string tokens(std::string_view text) {
  text::Analyser analyser;
  std::string out;
  for (const text::Token& t : analyser.analyse(text)) {
    out.append(out.empty() ? "" : " ").append(std::to_string(t.position)).append(":");
    out.append(t.term).append("[").append(std::to_string(t.begin)).append(",");
    out.append(std::to_string(t.end)).append(")");
  }
  return out;
}

/// The terms alone, in order.
inline std::string terms(std::string_view text) {
  text::Analyser analyser;
  std::string out;
  for (const text::Token& t : analyser.analyse(text))
    out.append(out.empty() ? "" : " ").append(t.term);
  return out;
}

/// Only the whole words, without their form byte.
inline std::string words(std::string_view text) {
  text::Analyser analyser;
  std::string out;
  for (const text::Token& t : analyser.analyse(text))
    if (t.form == text::Form::word) out.append(out.empty() ? "" : " ").append(t.term.substr(1));
  return out;
}

/// Whether the texts have a term in common.
inline bool meet(std::string_view a, std::string_view b) {
  text::Analyser analyser;
  std::set<std::string, std::less<>> of_a;
  for (const text::Token& t : analyser.analyse(a)) of_a.emplace(t.term);
  for (const text::Token& t : analyser.analyse(b))
    if (of_a.contains(t.term)) return true;
  return false;
}

}  // namespace madang::tests

#endif  // MADANG_TESTS_TEXT_TOKENS_H_
