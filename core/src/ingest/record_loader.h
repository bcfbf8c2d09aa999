// One record after another from a piece to the sink: finds the collection,
// reads, keeps account.
#ifndef MADANG_INGEST_RECORD_LOADER_H_
#define MADANG_INGEST_RECORD_LOADER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/account.h"
#include "ingest/load.h"
#include "ingest/piece.h"
#include "ingest/places.h"
#include "ingest/window.h"
#include "json/out.h"
#include "json/read.h"
#include "json/write_events.h"

namespace madang::ingest {

/// Keeps its buffers; one a thread.
class RecordLoader final : public WindowWatcher {
 public:
  /// `as`: the collection of every record, whatever it says.
  RecordLoader(bool strict, std::optional<std::size_t> as) : strict_(strict), as_(as) {
    reader_.ask(
        [this](std::string_view rule) { return account_->keeps(rule, Severity::repaired); });
  }
  RecordLoader(const RecordLoader&) = delete;
  RecordLoader& operator=(const RecordLoader&) = delete;

  /// What follows goes there.
  void begin(RecordSink& sink, Account& account) {
    sink_ = &sink;
    account_ = &account;
  }
  /// What follows is of this unit, which must outlive that.
  void begin(const Unit& unit);
  /// Ends it: counts its lines.
  void end();
  /// Reads the text [begin, end) of the unit's input as a record. `key` is the
  /// collection key it stood under, `pointer` where it stands in the document. `lacks_comma`: right
  /// behind another (repair `comma-missing`).
  void read(std::size_t begin, std::size_t end, std::string_view key, std::string_view pointer,
            bool lacks_comma = false);
  /// A line ended; the next one begins at `next`.
  void line(std::size_t begin, std::size_t next) { places_.line(begin, next); }
  /// Takes a record of that collection that an importer made from what stands at
  /// `offset`.
  void take(std::size_t collection, const void* record, bool repaired, std::size_t offset);
  /// A problem at a byte of the input.
  void problem(Severity severity, std::size_t offset, std::string_view pointer,
               std::string_view rule, const Message& message);
  [[nodiscard]] Account& account() { return *account_; }
  // Of a unit whose text is read while it is imported.
  void leaves(std::size_t offset) override { places_.forget(offset); }
  void holds(std::string_view view, std::size_t base) override {
    places_.hold(view, base);
    end_ = base + view.size();
  }
  [[nodiscard]] bool enough() const override { return account_->stopped(); }

 private:
  /// A record as it stands in the input.
  struct Found {
    std::size_t collection = 0;
    std::string_view json;
    std::size_t offset = 0;
    std::string_view pointer;
    std::string_view id;    // where it is known before the record is read
    bool imported = false;  // offsets inside it mean nothing, and it is canonical
    bool repaired = false;
    bool mended = false;  // offsets inside it mean nothing
  };
  void refuse_unplaced(std::string_view json, std::size_t offset, std::string_view pointer);
  /// Makes events_ and JSON of a record; false where it has to be read to know whether
  /// it is good.
  bool list(const reflect::RecordInfo& info, const void* record);
  /// Whether a reader takes it without a word; for assertions. Leaves events_ alone.
  bool is_read_whole(const reflect::RecordInfo& info, std::string_view json);
  /// Reads the record into events_; the collection may turn out to be another.
  bool read_as(Found& found, bool fixed);
  /// Reads it again with null for NaN; false: it is broken otherwise.
  bool read_without_nan(Found& found, bool fixed);
  void hand_over(Found found, bool good);
  /// What was read, as we would write it; lives until the next.
  std::string_view canonical(const reflect::RecordInfo& info);
  void report(const Found& found, Severity severity);

  bool strict_;
  std::optional<std::size_t> as_;
  RecordSink* sink_ = nullptr;
  Account* account_ = nullptr;
  json::Reader reader_;
  json::TypeMember type_;
  reflect::Events events_;
  std::vector<json::Fault> faults_;
  json::Out json_;       // of a record that an importer made
  json::Out canonical_;  // of one that was repaired
  json::EventWriter writer_;
  std::string mended_;
  const Unit* unit_ = nullptr;
  std::size_t end_ = 0;  // of its text
  std::optional<std::size_t> by_file_;
  Places places_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_RECORD_LOADER_H_
