// Where loaded records become the collections of a city.
#ifndef MADANG_CATALOG_LOADER_H_
#define MADANG_CATALOG_LOADER_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "base/pages.h"
#include "catalog/state.h"
#include "ingest/load.h"
#include "segment/builder.h"

namespace madang::catalog {

/// Each thread builds a segment a collection from each piece.
class Loader final : public ingest::PieceSinks {
 public:
  explicit Loader(bool words) : words_(words) {}

  ingest::RecordSink& begin(unsigned worker) override;
  void end(unsigned worker, std::size_t number, base::Pages& spare) override;
  void leave(unsigned worker) override;
  std::string id(std::size_t collection, ingest::RecordPlace place) override;
  bool has_id(std::size_t collection, ingest::RecordPlace place, std::string_view id) override;
  bool same_id(std::size_t collection, ingest::RecordPlace a, ingest::RecordPlace b) override;
  void drop(std::size_t collection, ingest::RecordPlace place) override;

  /// The city of all pieces.
  [[nodiscard]] Catalog::State* finish(Report report);

 private:
  [[nodiscard]] std::string_view view(std::size_t collection, ingest::RecordPlace place) const;
  /// The builders of a thread.
  class Worker final : public ingest::RecordSink {
   public:
    explicit Worker(bool words);
    char* room(std::size_t collection, std::size_t bytes) override {
      return builders_[collection].stored_room(bytes);
    }
    void expect(std::size_t collection, std::string_view id) override {
      builders_[collection].expect(id);
    }
    bool add(std::size_t collection, std::string_view id, const reflect::Events& events,
             std::size_t json_bytes) override {
      return builders_[collection].add(id, events, json_bytes);
    }
    std::deque<segment::Builder> builders_;  // by collection; not movable
  };
  /// What a piece gave one collection.
  struct Part {
    std::optional<segment::Segment> segment;  // none: no records
    std::vector<std::uint64_t> contents;      // hash of each record's JSON
    std::vector<bool> dropped;                // by row; empty: none
  };
  [[nodiscard]] static segment::Segment opened(segment::Bytes image, std::size_t collection);
  /// Without the rows that were dropped.
  void rebuild(Part& part, std::size_t collection);

  bool words_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::vector<std::vector<Part>> pieces_;  // by number, by collection
};

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_LOADER_H_
