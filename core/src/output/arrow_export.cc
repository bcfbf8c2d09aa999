#include <madang/arrow.h>

#include "output/arrow_schema.h"
#include "output/arrow_stream.h"
#include "output/known_collection.h"

namespace madang {
namespace {

class CollectionRows final : public output::ArrowRows {
 public:
  explicit CollectionRows(Collection collection)
      : collection_(std::move(collection)), columns_(reflect::columns_of(collection_)) {}
  [[nodiscard]] std::size_t size() const override { return collection_.size(); }
  [[nodiscard]] Record at(std::size_t row) const override { return collection_.at(row); }
  [[nodiscard]] const reflect::ColumnSource* columns() const override { return columns_.get(); }
  [[nodiscard]] std::optional<Collection> keeper() const override { return collection_; }

 private:
  Collection collection_;
  std::unique_ptr<reflect::ColumnSource> columns_;
};

class SelectionRows final : public output::ArrowRows {
 public:
  explicit SelectionRows(Selection selection) : selection_(std::move(selection)) {}
  [[nodiscard]] std::size_t size() const override { return selection_.size(); }
  [[nodiscard]] Record at(std::size_t row) const override { return selection_.at(row); }

 private:
  Selection selection_;
};

class HitRows final : public output::ArrowRows {
 public:
  explicit HitRows(Hits hits) : hits_(std::move(hits)) {}
  [[nodiscard]] std::size_t size() const override { return hits_.size(); }
  [[nodiscard]] Record at(std::size_t row) const override { return hits_.record(row); }
  [[nodiscard]] bool scored() const override { return hits_.ranked(); }
  [[nodiscard]] double score(std::size_t row) const override { return hits_.score(row); }

 private:
  Hits hits_;
};

const reflect::RecordInfo& info_of(std::string_view collection) {
  return *reflect::find_collection(collection)->record;
}

Error several() {
  Error error;
  error.kind = ErrorKind::usage;
  error.code = "one-collection";
  error.message = "a table has the columns of one collection, and the hits are not of one";
  error.hint = "ask one collection: city.bulletins, city.organizations or city.resources";
  return error;
}

}  // namespace

void export_arrow(const Collection& collection, ArrowArrayStream* out) {
  output::make_stream(info_of(collection.name()), std::make_unique<CollectionRows>(collection),
                      out);
}

void export_arrow(const Selection& selection, ArrowArrayStream* out) {
  output::make_stream(info_of(selection.collection()), std::make_unique<SelectionRows>(selection),
                      out);
}

Result<Done> export_arrow(const Hits& hits, ArrowArrayStream* out) {
  if (hits.collection().empty()) return several();
  output::make_stream(info_of(hits.collection()), std::make_unique<HitRows>(hits), out);
  return Done{};
}

Result<Done> export_arrow_schema(std::string_view collection, ArrowSchema* out) {
  const auto info = output::known_collection(collection);
  if (!info) return info.error();
  output::make_schema(output::arrow_fields(*(*info)->record, false), out);
  return Done{};
}

Result<Done> export_arrow_schema(const Hits& hits, ArrowSchema* out) {
  if (hits.collection().empty()) return several();
  output::make_schema(output::arrow_fields(info_of(hits.collection()), hits.ranked()), out);
  return Done{};
}

}  // namespace madang
