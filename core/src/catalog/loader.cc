#include "catalog/loader.h"

#include <cstdlib>
#include <cstring>
#include <utility>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/hash.h"
#include "catalog/stats.h"
#include "json/read.h"

namespace madang::catalog {

Loader::Worker::Worker(bool words) {
  for (const reflect::CollectionInfo& info : reflect::collections())
    builders_.emplace_back(*info.record, words);
}

ingest::RecordSink& Loader::begin(unsigned worker) {
  const std::lock_guard lock(mutex_);
  if (workers_.size() <= worker) workers_.resize(worker + 1);
  if (workers_[worker] == nullptr) workers_[worker] = std::make_unique<Worker>(words_);
  return *workers_[worker];
}

segment::Segment Loader::opened(segment::Bytes image, std::size_t collection) {
  auto segment =
      segment::Segment::open(*reflect::collections()[collection].record, std::move(image));
  if (!segment) std::abort();  // our own image does not open: a mistake in this program
  return std::move(*segment);
}

void Loader::end(unsigned worker, std::size_t number, base::Pages& spare) {
  Worker* builders = nullptr;
  {
    const std::lock_guard lock(mutex_);
    builders = workers_[worker].get();
  }
  std::vector<Part> parts(builders->builders_.size());
  for (std::size_t c = 0; c < parts.size(); ++c) {
    segment::Builder& builder = builders->builders_[c];
    if (builder.rows() == 0) continue;
    parts[c].contents = builder.content_hashes();
    parts[c].segment = opened(builder.finish(spare), c);
  }
  const std::lock_guard lock(mutex_);
  if (pieces_.size() <= number) pieces_.resize(number + 1);
  pieces_[number] = std::move(parts);
}

void Loader::leave(unsigned worker) {
  std::unique_ptr<Worker> builders;  // goes without the lock: it is large
  const std::lock_guard lock(mutex_);
  builders = std::move(workers_[worker]);
}

std::string_view Loader::view(std::size_t collection, ingest::RecordPlace place) const {
  return pieces_[place.piece][collection].segment->id(place.row);
}
std::string Loader::id(std::size_t collection, ingest::RecordPlace place) {
  return std::string(view(collection, place));
}
bool Loader::has_id(std::size_t collection, ingest::RecordPlace place, std::string_view id) {
  return view(collection, place) == id;
}
bool Loader::same_id(std::size_t collection, ingest::RecordPlace a, ingest::RecordPlace b) {
  return view(collection, a) == view(collection, b);
}

void Loader::drop(std::size_t collection, ingest::RecordPlace place) {
  Part& part = pieces_[place.piece][collection];
  part.dropped.resize(part.segment->rows());
  part.dropped[place.row] = true;
}

void Loader::rebuild(Part& part, std::size_t collection) {
  const reflect::RecordInfo& info = *reflect::collections()[collection].record;
  segment::Builder builder(info, words_);
  json::Reader reader;
  reflect::Events events;
  std::vector<json::Fault> faults;
  std::string json;
  for (std::uint32_t row = 0; row < part.segment->rows(); ++row) {
    if (part.dropped[row]) continue;
    json = part.segment->json(row);
    const std::size_t size = json.size();
    std::memcpy(builder.stored_room(size), json.data(), size);
    json.resize(size + json::padding);
    // What is stored was read once already, so it reads again.
    if (reader.read(info, std::string_view(json).substr(0, size), false, events, faults))
      builder.add(part.segment->id(row), events, size);
  }
  part.contents = builder.content_hashes();
  part.segment = opened(builder.finish(), collection);
}

Catalog::State* Loader::finish(Report report) {
  auto city = std::make_unique<Catalog::State>();
  city->report = std::move(report);
  city->collections.resize(reflect::collections().size());
#ifdef __GLIBC__
  // Else its allocator keeps what the builders gave back, a fifth of the input.
  if (pieces_.size() > 2) ::malloc_trim(0);
#endif
  std::uint64_t version = base::hash(words_ ? "words" : "");
  for (std::size_t c = 0; c < city->collections.size(); ++c) {
    CollectionState& home = city->collections[c];
    home.city = city.get();
    home.info = &reflect::collections()[c];
    version = base::hash(home.info->name, version);
    for (std::vector<Part>& piece : pieces_) {
      if (c >= piece.size() || !piece[c].segment) continue;
      Part part = std::move(piece[c]);
      if (!part.dropped.empty()) rebuild(part, c);
      // A record counts by its content and its place among the others, not by
      // how the input was cut.
      for (const std::uint64_t content : part.contents)
        version = (version ^ content) * 0x9E3779B97F4A7C15ULL, version ^= version >> 29;
      if (part.segment->rows() > 0) home.add(std::move(*part.segment));
    }
    if (home.segments.empty()) {
      segment::Builder none(*home.info->record, words_);
      home.add(opened(none.finish(), c));
    }
  }
  city->version = version;
  report_dangling(*city);
  return city.release();
}

}  // namespace madang::catalog
