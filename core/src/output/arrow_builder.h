// Records as they are read, gathered into columns; handed over batch by batch.
#ifndef MADANG_OUTPUT_ARROW_BUILDER_H_
#define MADANG_OUTPUT_ARROW_BUILDER_H_

#include <span>
#include <string_view>
#include <vector>

#include "output/arrow_array.h"
#include "output/arrow_field.h"
#include "reflect/column_source.h"
#include "reflect/events.h"

namespace madang::output {

/// One column that grows, with those inside it.
class ArrowColumn {
 public:
  explicit ArrowColumn(const ArrowField& field);

  [[nodiscard]] const ArrowField& field() const { return *field_; }
  [[nodiscard]] ArrowColumn& child(std::size_t i) { return children_[i]; }

  /// The value of the row that is being written, or one more of a list's or
  /// text's. A second value of one that has one is not taken.
  void put(const reflect::Event& event);
  void put_text(std::string_view text);
  void put_number(double number);
  /// One more member of an object that is written as text.
  void put_member(std::string_view text);
  /// The object of this row is there.
  void put_object() { set_ = true; }
  /// Ends the row: what was not put is null, or an empty list.
  void end_row();

  /// Takes values from elsewhere, which stay there; missing(value) is null.
  template <class T, class Missing>
  void borrow(std::span<const T> values, Missing missing) {
    parts_.values = values.data();
    for (const T& value : values) {
      const bool there = !missing(value);
      parts_.validity.push_bit(parts_.length++, there);
      if (!there) ++parts_.nulls;
    }
  }
  [[nodiscard]] bool borrowed() const { return parts_.values != nullptr; }

  /// What was gathered; the column is empty afterwards. `keep` is the handle
  /// for what was borrowed.
  [[nodiscard]] OwnedArray take(const std::optional<Collection>& keep);

 private:
  void start();
  void end_item() { children_[0].end_row(); }
  [[nodiscard]] std::int32_t inside() const;

  const ArrowField* field_;
  std::vector<ArrowColumn> children_;
  ArrayParts parts_;
  bool set_ = false;  // the row that is being written has a value
};

/// All columns of a table. Refers to the field it is made from.
class ArrowBuilder {
 public:
  explicit ArrowBuilder(const ArrowField& table) : table_(table) {}

  /// Adds a record and, where the table has that column, its score.
  void add(const reflect::Events& events, double score);
  /// Says where the next `count` rows lie, so that columns which are kept as
  /// they are asked for are not read again. REQUIRES: no rows were added since
  /// the last take(); so many are added before the next.
  void borrow(const reflect::ColumnSource& source, std::size_t row, std::size_t count);
  [[nodiscard]] OwnedArray take(const std::optional<Collection>& keep) { return table_.take(keep); }

 private:
  ArrowColumn table_;
  std::vector<ArrowColumn*> open_;  // objects around the event, outermost first
};

}  // namespace madang::output

#endif  // MADANG_OUTPUT_ARROW_BUILDER_H_
