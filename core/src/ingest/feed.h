// Cuts sources into pieces, in order. One thread at a time.
#ifndef MADANG_INGEST_FEED_H_
#define MADANG_INGEST_FEED_H_

#include <madang/catalog.h>
#include <madang/result.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/piece.h"
#include "ingest/sources.h"
#include "ingest/stream.h"

namespace madang::ingest {

class Feed {
 public:
  /// `options` must outlive it. `importer`: of all sources; null: by content.
  /// `mapping`: the same, before that.
  Feed(const OpenOptions& options, const Importer* importer, std::shared_ptr<const Mapping> mapping)
      : options_(options), importer_(importer), mapping_(std::move(mapping)) {}

  /// What to read. Errors: not-found, unreadable, empty-folder.
  [[nodiscard]] Result<Done> add(const std::string& source);
  /// The bytes must outlive it.
  void add(std::string_view bytes, std::string name);
  /// An input that was read whole already.
  void add(Input input);

  /// The next piece; false behind the last. Errors: not-found, unreadable,
  /// too-large.
  [[nodiscard]] Result<bool> next(Piece& piece);
  /// Whether next() has nothing more to give.
  [[nodiscard]] bool ended() const { return !stream_ && at_ == files_.size() && !document_; }
  /// Takes back the memory of a piece that is done.
  void recycle(Piece& piece);
  /// The error of a file in a folder, where no other could be read either.
  [[nodiscard]] const std::optional<Error>& nothing_read() const { return failed_; }
  /// Tells options.progress the rest.
  void tell_all();

 private:
  struct Source {
    SourceFile file;
    std::optional<std::string_view> bytes;
    std::string name;
    std::shared_ptr<Input> input;
  };
  /// A document that is being given out piece by piece.
  struct Document {
    std::shared_ptr<Input> input;
    std::shared_ptr<const json::Split> split;
    std::size_t element = 0, begin = 0;
    bool opened = false;
  };
  [[nodiscard]] static std::size_t size_of(std::size_t number);
  [[nodiscard]] Result<Done> open_next(Piece& piece, std::size_t& bytes);
  [[nodiscard]] Result<Done> begin_input(Piece& piece, std::size_t& bytes);
  [[nodiscard]] Result<Done> take_lines(Piece& piece, std::size_t& bytes, std::size_t size);
  void take_elements(Piece& piece, std::size_t& bytes, std::size_t size);
  /// Whether a file of a folder, which nobody named, is something else than data.
  [[nodiscard]] bool is_other(const Input& input) const;
  /// A mapping for a document whose records do not say what they are; null: none.
  [[nodiscard]] std::shared_ptr<const Mapping> guess(Input& input, const json::Split& split) const;
  void unreadable(Piece& piece, const Error& error);
  [[nodiscard]] Result<Done> fill(Input& input, std::size_t most = Stream::largest_read);
  [[nodiscard]] std::shared_ptr<Input> fresh();
  void tell();

  const OpenOptions& options_;
  const Importer* importer_;
  std::shared_ptr<const Mapping> mapping_;
  std::vector<Source> files_;
  std::size_t at_ = 0;
  std::optional<Stream> stream_;  // of the lines being read
  std::shared_ptr<Input> head_;   // its first bytes, or those behind the last cut
  bool opened_ = false;           // a unit of it was given out
  std::size_t lines_begin_ = 0;   // behind a byte order mark
  std::optional<Document> document_;
  std::vector<Buffer> spare_;
  std::size_t pieces_ = 0;
  std::uint64_t read_ = 0, told_ = 0;
  bool any_ = false;
  std::optional<Error> failed_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FEED_H_
