// What a problem says, put together where somebody keeps it: a file of a million rows has
// millions of problems of few rules, and the first of each rule are kept in full.
#ifndef MADANG_INGEST_MESSAGE_H_
#define MADANG_INGEST_MESSAGE_H_

#include <concepts>
#include <string>
#include <string_view>

namespace madang::ingest {

/// Views of what it was made of, which must outlive it: for arguments, not for keeping.
class Message {
 public:
  template <std::convertible_to<std::string_view> Whole>
  Message(const Whole& whole) : found_(whole) {}  // NOLINT: texts are given where one is asked for
  /// "expected A, and found "B"; C", with B cut where it is long.
  Message(std::string_view expected, std::string_view found, std::string_view done)
      : whole_(false), expected_(expected), found_(found), done_(done) {}

  [[nodiscard]] std::string text() const;

 private:
  bool whole_ = true;
  std::string_view expected_, found_, done_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_MESSAGE_H_
