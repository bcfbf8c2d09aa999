// Cuts sources into pieces, in order. One thread at a time.
#ifndef MADANG_INGEST_FEED_H_
#define MADANG_INGEST_FEED_H_

#include <madang/catalog.h>
#include <madang/result.h>

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/formats/mapping.h"
#include "ingest/load.h"
#include "ingest/piece.h"
#include "ingest/sources.h"
#include "ingest/stream.h"

namespace madang::ingest {

class Feed {
 public:
  /// `options` must outlive it. `mapping`: of all sources, whatever they are; null:
  /// as `as` says.
  Feed(const OpenOptions& options, const LoadAs& as, std::shared_ptr<const Mapping> mapping)
      : options_(options),
        importer_(as.importer),
        known_only_(as.known_only),
        mapping_(std::move(mapping)) {}

  /// What to read. Errors: not-found, unreadable, empty-folder.
  [[nodiscard]] Result<Done> add(const std::string& source);
  /// The bytes must outlive it.
  void add(std::string_view bytes, std::string name);

  /// The next piece; false behind the last. Errors: not-found, unreadable,
  /// too-large.
  [[nodiscard]] Result<bool> next(Piece& piece);
  /// Whether next() has nothing more to give.
  [[nodiscard]] bool ended() const { return followed_ && !stream_ && at_ == files_.size(); }
  /// Takes back the memory of a piece that is done, for those to come.
  void recycle(Piece& piece);
  void recycle(Buffer buffer);
  /// Memory that no piece needs now, if there is some. recycle() it in the end.
  [[nodiscard]] Buffer spare();
  /// The error of a file in a folder, where no other could be read either.
  [[nodiscard]] const std::optional<Error>& nothing_read() const { return failed_; }
  /// Tells options.progress the rest.
  void tell_all();

 private:
  struct Source {
    SourceFile file;
    std::optional<std::string_view> bytes;
    std::string name;
  };
  /// Adds what the files that were named by themselves say belongs to them, each once.
  void follow();
  [[nodiscard]] static std::size_t size_of(std::size_t number);
  [[nodiscard]] Result<Done> open_next(Piece& piece, std::size_t& bytes);
  [[nodiscard]] Result<Done> begin_input(Piece& piece, std::size_t& bytes);
  [[nodiscard]] Result<Done> take_lines(Piece& piece, std::size_t& bytes, std::size_t size);
  [[nodiscard]] Result<Done> take_elements(Piece& piece, std::size_t& bytes, std::size_t size);
  /// Gives out what there is of a document for one that reads on by itself.
  void give_rest(Unit& unit);
  void use_spare(Input& input);
  /// Gives out the text up to `cut`; what stands behind is kept for the next unit.
  [[nodiscard]] Unit give_until(std::size_t cut, bool closes);
  /// The same where units share the text.
  [[nodiscard]] Unit share_until(std::size_t cut, bool closes);
  /// Whether a file of a folder, which nobody named, is something else than data.
  [[nodiscard]] bool is_other(const Input& input) const;
  /// A mapping for a document whose records do not say what they are; null: none.
  [[nodiscard]] std::shared_ptr<const Mapping> guess(Input& input) const;
  /// The same for records a line.
  [[nodiscard]] std::shared_ptr<const Mapping> guess_lines(Input& input) const;
  /// The same for a table.
  [[nodiscard]] std::shared_ptr<const Mapping> guess_table(Input& input) const;
  /// The mapping, once it was told.
  [[nodiscard]] static std::shared_ptr<const Mapping> told(Mapping mapping, Input& input);
  /// A guess, once it was told; null where it had better not be made.
  [[nodiscard]] static std::shared_ptr<const Mapping> noted(std::optional<Mapping> mapping,
                                                            Input& input);
  void unreadable(Piece& piece, const Error& error);
  [[nodiscard]] Result<Done> fill(Input& input, std::size_t most = Stream::largest_read);
  [[nodiscard]] std::shared_ptr<Input> fresh();
  /// So many bytes more were read. By any thread.
  void was_read(std::size_t bytes);

  const OpenOptions& options_;
  const Importer* importer_;
  bool known_only_;
  std::shared_ptr<const Mapping> mapping_;
  std::vector<Source> files_;
  std::size_t at_ = 0;
  bool followed_ = false;
  std::shared_ptr<Stream> stream_;          // of the lines or the document being read
  std::shared_ptr<Input> head_;             // its first bytes, or those behind the last cut
  bool opened_ = false;                     // a unit of it was given out
  bool shared_ = false;                     // and shares head_ with those to come
  std::size_t begin_ = 0;                   // behind a byte order mark
  std::size_t column_ = 0;                  // bytes of its first line before it
  std::optional<json::Splitter> splitter_;  // where it is a document
  std::vector<Buffer> spare_;
  std::size_t pieces_ = 0;
  std::mutex told_mutex_;
  std::uint64_t read_ = 0, told_ = 0;
  bool any_ = false;
  std::optional<Error> failed_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FEED_H_
