#include <cstdlib>

#include "catalog/similar.h"
#include "catalog/state.h"
#include "json/read.h"
#include "reflect/record_info.h"

namespace madang {
namespace {

CollectionState& home_of(void* home) { return *static_cast<CollectionState*>(home); }

/// Reads the stored JSON into a struct of `info`. What is stored was read once
/// already, so it reads again.
void read_into(const reflect::RecordInfo& info, std::string_view json, void* record) {
  std::string padded(json);
  padded.resize(json.size() + json::padding);
  json::Reader reader;
  reflect::Events events;
  std::vector<json::Fault> faults;
  if (reader.read(info, std::string_view(padded).substr(0, json.size()), false, events, faults))
    reflect::fill(info, events, record);
}

}  // namespace

Record::Record(void* home, std::uint32_t row) : home_(home), row_(row) {
  share(home_of(home_).city);
}
Record::Record(const Record& o) : Record(o.home_, o.row_) {}
Record::Record(Record&& o) noexcept : home_(std::exchange(o.home_, nullptr)), row_(o.row_) {}
Record& Record::operator=(const Record& o) {
  Record copy(o);
  std::swap(home_, copy.home_);
  row_ = copy.row_;
  return *this;
}
Record& Record::operator=(Record&& o) noexcept {
  std::swap(home_, o.home_);
  row_ = o.row_;
  return *this;
}
Record::~Record() {
  if (home_ != nullptr) release(home_of(home_).city);
}

std::string_view Record::id() const { return home_of(home_).id(row_); }
std::string_view Record::collection() const { return home_of(home_).info->name; }
std::string Record::json() const { return home_of(home_).json(row_); }
std::size_t Record::json_bytes() const {
  const CollectionState::Place place = home_of(home_).locate(row_);
  return place.segment->stored().size(place.row);
}

template <class T>
Result<T> Record::as() const {
  const reflect::RecordInfo& wanted = reflect::record_info(static_cast<const T*>(nullptr));
  const reflect::RecordInfo& here = *home_of(home_).info->record;
  if (&wanted != &here) {
    Error error;
    error.kind = ErrorKind::usage;
    error.code = "wrong-type";
    error.message.append("the record is a ")
        .append(here.type)
        .append(", not a ")
        .append(wanted.type);
    return error;
  }
  T record;
  read_into(here, json(), &record);
  return record;
}

Result<Hits> Record::similar(std::size_t limit) const {
  auto hits = catalog::similar(home_of(home_), row_, limit);
  if (!hits) return std::move(hits).error();
  return Hits(*hits);
}

#define MADANG_AS(Type, collection) template Result<Type> Record::as<Type>() const;
MADANG_RECORD_TYPES(MADANG_AS)
#undef MADANG_AS

}  // namespace madang
