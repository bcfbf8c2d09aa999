#include "ingest/load.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

#include "base/parallel.h"
#include "ingest/feed.h"
#include "ingest/merge.h"
#include "ingest/read_piece.h"
#include "reflect/field_info.h"

namespace madang::ingest {
namespace {

Result<std::optional<std::size_t>> collection_as(const std::string& as) {
  if (as.empty()) return std::optional<std::size_t>();
  const auto all = reflect::collections();
  Error error;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].name == as) return std::optional<std::size_t>(i);
    error.hint.append(i == 0 ? "there are " : ", ").append(all[i].name);
  }
  error.kind = ErrorKind::usage;
  error.code = "unknown-collection";
  error.message = "there is no collection \"" + as + "\"";
  return error;
}

/// Null where nothing is mapped.
Result<std::shared_ptr<const Mapping>> mapping_of(const OpenOptions& options) {
  if (options.map.empty()) return std::shared_ptr<const Mapping>();
  auto mapping = parse_mapping(options.map, options.as);
  if (!mapping) return std::move(mapping).error();
  return std::shared_ptr<const Mapping>(std::make_shared<Mapping>(std::move(*mapping)));
}

/// Several threads take pieces from one feed; what they made is put in order.
class Loading {
 public:
  Loading(Feed& feed, const OpenOptions& options, std::optional<std::size_t> as, PieceSinks& sinks)
      : feed_(feed), options_(options), as_(as), sinks_(sinks) {}

  Result<Report> run() {
    take();
    // One piece is no work for two.
    const unsigned threads = feed_.ended() || failed_ ? 1 : base::thread_count(options_.threads);
    base::on_threads(threads, [this](unsigned worker) { work(worker); });
    if (failed_) return std::move(*failed_);
    if (feed_.nothing_read()) return *feed_.nothing_read();
    feed_.tell_all();
    return merge(accounts_, options_, sinks_);
  }

 private:
  /// Fetches the next piece to next_. Under the lock, or alone.
  void take() {
    auto more = feed_.next(next_);
    has_next_ = more.ok() && *more;
    if (!more && !failed_) failed_ = std::move(more).error();
  }

  /// False where there is no other. Takes back what served meanwhile, if more will need it.
  bool next(Piece& piece, Buffer spare) {
    const std::lock_guard lock(mutex_);
    if (!feed_.ended()) feed_.recycle(std::move(spare));
    if (!has_next_ && !stop_ && !failed_) take();
    if (!has_next_ || stop_ || failed_) return false;
    std::swap(piece, next_);
    has_next_ = false;
    return true;
  }

  void work(unsigned worker) {
    RecordLoader loader(options_.strict, as_);
    Piece piece;
    Buffer spare;
    bool any = false;
    for (; next(piece, std::move(spare)); any = true) {
      Account account(options_);
      account.origins.resize(reflect::collections().size());
      loader.begin(sinks_.begin(worker), account);
      auto error = read_piece(piece, loader);
      {
        const std::lock_guard lock(mutex_);
        feed_.recycle(piece);
        spare = feed_.spare();
      }
      sinks_.end(worker, piece.number, spare.pages());
      const std::lock_guard lock(mutex_);
      if (error && !failed_) failed_ = std::move(error);
      // Pieces are taken in order, so those before a bad one are in work already.
      stop_ = stop_ || account.stopped();
      while (accounts_.size() <= piece.number) accounts_.emplace_back(options_);
      accounts_[piece.number] = std::move(account);
    }
    if (any) sinks_.leave(worker);
  }

  Feed& feed_;
  const OpenOptions& options_;
  std::optional<std::size_t> as_;
  PieceSinks& sinks_;
  std::mutex mutex_;
  Piece next_;
  bool has_next_ = false, stop_ = false;
  std::optional<Error> failed_;
  std::vector<Account> accounts_;
};

Result<Report> load(Feed& feed, const OpenOptions& options, std::optional<std::size_t> as,
                    PieceSinks& sinks) {
  return Loading(feed, options, as, sinks).run();
}

}  // namespace

Result<Report> load_sources(const std::vector<std::string>& sources, const OpenOptions& options,
                            PieceSinks& sinks, const LoadAs& shape) {
  const auto as = collection_as(options.as);
  if (!as) return as.error();
  auto mapping = mapping_of(options);
  if (!mapping) return std::move(mapping).error();
  Feed feed(options, shape, std::move(*mapping));
  for (const std::string& source : sources)
    if (auto added = feed.add(source); !added) return std::move(added).error();
  return load(feed, options, *as, sinks);
}

Result<Report> load_bytes(std::string_view bytes, std::string_view name, const OpenOptions& options,
                          PieceSinks& sinks, const LoadAs& shape) {
  const auto as = collection_as(options.as);
  if (!as) return as.error();
  auto mapping = mapping_of(options);
  if (!mapping) return std::move(mapping).error();
  Feed feed(options, shape, std::move(*mapping));
  feed.add(bytes, std::string(name));
  return load(feed, options, *as, sinks);
}

}  // namespace madang::ingest
