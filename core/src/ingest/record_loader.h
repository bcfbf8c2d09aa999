// One record after another from an input to the sink: finds the collection,
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
#include "ingest/input.h"
#include "ingest/load.h"
#include "ingest/places.h"
#include "json/read.h"

namespace madang::ingest {

class RecordLoader {
 public:
  /// `as`: the collection of every record, whatever it says.
  RecordLoader(bool strict, std::optional<std::size_t> as, RecordSink& sink, Account& account)
      : strict_(strict), as_(as), sink_(sink), account_(account) {}

  /// What follows is from this input, which must outlive that.
  void begin(Input& input);
  /// Reads the text [begin, end) of the input as a record. `key` is the
  /// collection key it stood under, `pointer` where it stands in the document.
  void read(std::size_t begin, std::size_t end, std::string_view key, std::string_view pointer);
  /// Takes a record that an importer made from what stands at `offset`. `json`
  /// is canonical.
  void take(std::size_t collection, std::string json, bool repaired, std::size_t offset);
  /// A problem at a byte of the input.
  void problem(Severity severity, std::size_t offset, std::string_view pointer,
               std::string_view rule, std::string message);
  [[nodiscard]] Account& account() { return account_; }

 private:
  struct First {  // where an id was seen first
    std::uint64_t id_hash;
    std::uint32_t collection, file;
    std::uint64_t line;
  };
  [[nodiscard]] std::optional<std::size_t> collection_of(char* text, std::size_t size,
                                                         std::string_view key) const;
  void refuse_unplaced(std::string_view json, std::size_t offset, std::string_view pointer);
  void hand_over(std::size_t collection, std::string_view json, std::string_view stored,
                 std::size_t offset, std::string_view pointer, bool repaired);
  void duplicate(std::size_t collection, std::string_view id, std::size_t offset,
                 std::string_view pointer);

  bool strict_;
  std::optional<std::size_t> as_;
  RecordSink& sink_;
  Account& account_;
  json::Reader reader_;
  reflect::Events events_;
  std::vector<json::Fault> faults_;
  Input* input_ = nullptr;
  std::optional<std::size_t> by_file_;
  Places places_;
  std::vector<std::string> files_;
  std::vector<First> firsts_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_RECORD_LOADER_H_
