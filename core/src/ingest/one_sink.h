// A sink for all pieces, which takes the records one after another. For loads on
// one thread.
#ifndef MADANG_INGEST_ONE_SINK_H_
#define MADANG_INGEST_ONE_SINK_H_

#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "ingest/load.h"
#include "reflect/field_info.h"

namespace madang::ingest {

class OneSink : public RecordSink, public PieceSinks {
 public:
  OneSink() : ids_(reflect::collections().size()), known_(ids_.size()) {}
  char* room(std::size_t, std::size_t bytes) final {
    if (json_.size() < bytes) json_.resize(bytes);
    return json_.data();
  }
  bool add(std::size_t collection, std::string_view id, const reflect::Events& events,
           std::size_t json_bytes) final {
    if (!known_[collection].emplace(id).second) return false;
    ids_[collection].emplace_back(id);
    take(collection, id, events, std::string_view(json_).substr(0, json_bytes));
    return true;
  }
  RecordSink& begin(unsigned) final {
    starts_.emplace_back();
    for (const auto& of_collection : ids_) starts_.back().push_back(of_collection.size());
    return *this;
  }
  void end(unsigned, std::size_t) final {}
  std::string_view id(std::size_t collection, RecordPlace place) final {
    return ids_[collection][starts_[place.piece][collection] + place.row];
  }
  void drop(std::size_t, RecordPlace) final {}  // add() knows all ids

 protected:
  /// A record whose id is new.
  virtual void take(std::size_t collection, std::string_view id, const reflect::Events& events,
                    std::string_view json) = 0;

 private:
  std::string json_;
  std::vector<std::vector<std::string>> ids_;           // by collection
  std::vector<std::unordered_set<std::string>> known_;  // by collection
  std::vector<std::vector<std::size_t>> starts_;        // by piece, by collection
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_ONE_SINK_H_
