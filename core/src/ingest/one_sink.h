// A sink for all pieces, which takes the records one after another. For loads on
// one thread.
#ifndef MADANG_INGEST_ONE_SINK_H_
#define MADANG_INGEST_ONE_SINK_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/key_set.h"
#include "ingest/load.h"
#include "reflect/field_info.h"

namespace madang::ingest {

class OneSink : public RecordSink, public PieceSinks {
 public:
  OneSink() : ids_(reflect::collections().size()) {}
  char* room(std::size_t, std::size_t bytes) final {
    if (json_.size() < bytes) json_.resize(bytes);
    return json_.data();
  }
  void expect(std::size_t collection, std::string_view id) final { ids_[collection].expect(id); }
  bool add(std::size_t collection, std::string_view id, const reflect::Events& events,
           std::size_t json_bytes) final {
    return add_text(collection, id, events, std::string_view(json_).substr(0, json_bytes));
  }
  bool add_text(std::size_t collection, std::string_view id, const reflect::Events& events,
                std::string_view json) final {
    if (!ids_[collection].add(id)) return false;
    take(collection, id, events, json);
    return true;
  }
  RecordSink& begin(unsigned) final {
    starts_.emplace_back();
    for (const auto& of_collection : ids_) starts_.back().push_back(of_collection.size());
    return *this;
  }
  void end(unsigned, std::size_t, base::Pages&) final {}
  // add() knows all ids, so that nobody asks for one of another piece.
  std::string id(std::size_t, RecordPlace) final { return {}; }
  bool has_id(std::size_t collection, RecordPlace place, std::string_view id) final {
    return ids_[collection][starts_[place.piece][collection] + place.row] ==
           base::KeySet::key_of(id);
  }
  bool same_id(std::size_t collection, RecordPlace a, RecordPlace b) final {
    return ids_[collection][starts_[a.piece][collection] + a.row] ==
           ids_[collection][starts_[b.piece][collection] + b.row];
  }
  void drop(std::size_t, RecordPlace) final {}

 protected:
  /// Of the records so far.
  [[nodiscard]] const base::KeySet& ids(std::size_t collection) const { return ids_[collection]; }
  /// A record whose id is new.
  virtual void take(std::size_t collection, std::string_view id, const reflect::Events& events,
                    std::string_view json) = 0;

 private:
  std::string json_;
  std::vector<base::KeySet> ids_;                 // by collection
  std::vector<std::vector<std::size_t>> starts_;  // by piece, by collection
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_ONE_SINK_H_
