// json: bytes of JSON to events and back; the only room with simdjson, which
// stays in its .cc files.
//
// Enters: one JSON object of a record (any key order), padded. Leaves: Events,
// and the problems met. Not for: files, lines, envelopes (ingest), storage.
#ifndef MADANG_JSON_READ_H_
#define MADANG_JSON_READ_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reflect/events.h"

namespace madang::json {

/// Bytes that must be readable behind the end of what is parsed.
inline constexpr std::size_t padding = 64;

/// A problem inside one record.
struct Fault {
  bool refused = true;     ///< else repaired
  std::size_t offset = 0;  ///< of the offending byte, from the record's first
  std::string pointer;     ///< inside the record, "" for the record itself
  std::string rule;
  std::string message;
  std::uint32_t times = 1;  ///< how often it was met, where untold

  /// Whether it is a repair that is only counted.
  [[nodiscard]] bool untold() const { return !refused && message.empty(); }
};

/// Whether anyone reads more of another repair by that rule than that there was one.
using Wants = std::function<bool(std::string_view rule)>;

/// The member "type" of a record that says which collection it belongs to: it
/// is no member of the record itself.
struct TypeMember {
  /// Which collection a value names; nothing if none.
  std::optional<std::size_t> (*collection_of)(std::string_view value) = nullptr;
  std::size_t own = 0;  ///< the collection being read
  bool fixed = false;   ///< another collection's name is only an unknown member
  // What was found:
  std::size_t begin = 0, end = 0;    ///< its bytes, with a comma; equal: none
  std::optional<std::size_t> other;  ///< it names another collection; nothing was read
};

/// Reads records of one type after another; keeps its buffers. Not
/// thread-safe; one a thread.
class Reader {
 public:
  Reader();
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// Reads the object in `json`, behind which at least `padding` bytes are
  /// readable. False when the record must be refused; then `faults` ends with
  /// the reason. Members that are unknown become extra events (in strict mode
  /// a fault); a value of the wrong type in a member that is not required is
  /// set aside as "x-NAME" and reported. `events` and `faults` are replaced.
  /// With `type`, a member "type" is looked for.
  [[nodiscard]] bool read(const reflect::RecordInfo& info, std::string_view json, bool strict,
                          reflect::Events& events, std::vector<Fault>& faults,
                          TypeMember* type = nullptr);
  /// From now on a repair that is not wanted has a rule and no pointer or message, and
  /// others of a record by the same rule are counted with it.
  void ask(Wants wants) { wants_ = std::move(wants); }
  /// Whether what was read last has surely no white space between its tokens.
  [[nodiscard]] bool dense() const { return dense_; }

 private:
  struct Parser;
  Parser* parser_;
  Wants wants_;
  bool dense_ = false;
};

}  // namespace madang::json

#endif  // MADANG_JSON_READ_H_
