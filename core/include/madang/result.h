// Errors are values in madang: a function that can fail returns Result<T>,
// and the caller has to look at it before it gets the T.
//
// The same Error reaches every door. C++ callers see this struct, Python
// raises one of the madang.Error family with the same words, the server
// answers problem+json, the command line prints to_string().
//
// Standard library only.
#ifndef MADANG_RESULT_H_
#define MADANG_RESULT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace madang {

/// Which part of a program's day went wrong; decides the Python exception,
/// the HTTP status and the exit code.
enum class ErrorKind : std::uint8_t {
  source,     ///< a path, file or byte stream could not be read or understood
  query,      ///< what was asked is not a question madang can answer
  not_found,  ///< the one thing that was asked for is not there
  usage,      ///< an option or argument is wrong
  io,         ///< writing failed
  booking,    ///< it cannot be had then: a rule or another booking stands against it
};

/// What was wrong, where, and what to do about it.
struct Error {
  ErrorKind kind = ErrorKind::usage;
  /// Short stable identifier, e.g. "json-syntax", "unknown-field".
  std::string code;
  /// One sentence for a person: what was expected and what was found.
  std::string message;
  /// What to do next, where there is something to do; may be empty.
  std::string hint;
  /// File (or "<bytes>", "<stdin>", "query") the error lies in; may be empty.
  std::string source;
  /// JSON pointer (RFC 6901) to the offending value; may be empty.
  std::string pointer;
  /// 1-based place; 0 where there is none. Columns count bytes.
  std::uint64_t line = 0;
  std::uint64_t column = 0;

  /// "file:line:column: message [code] (hint)", leaving out what is empty.
  [[nodiscard]] std::string to_string() const;
};

/// Either a T or the Error that stood in its way.
///
///   auto city = madang::Catalog::open("examples/seoul");
///   if (!city) { std::puts(city.error().to_string().c_str()); return 1; }
///   use(*city);
///
/// REQUIRES for * -> and value(): ok(). REQUIRES for error(): !ok().
/// Breaking either is a programming mistake and terminates.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Error error) : error_(std::move(error)) {}

  [[nodiscard]] bool ok() const noexcept { return value_.has_value(); }
  explicit operator bool() const noexcept { return ok(); }

  T& value() & { return check(), *value_; }
  const T& value() const& { return check(), *value_; }
  T&& value() && { return check(), std::move(*value_); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  [[nodiscard]] const Error& error() const& {
    if (ok()) __builtin_trap();
    return error_;
  }
  [[nodiscard]] Error&& error() && {
    if (ok()) __builtin_trap();
    return std::move(error_);
  }

 private:
  void check() const {
    if (!ok()) __builtin_trap();
  }
  std::optional<T> value_;  // not std::variant: its header is 2,000 lines
  Error error_;
};

/// The result of something that yields nothing but may fail.
struct Done {};

}  // namespace madang

#endif  // MADANG_RESULT_H_
