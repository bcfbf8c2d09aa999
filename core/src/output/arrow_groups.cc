// Groups as one batch of Arrow columns.
#include <madang/arrow.h>

#include <cerrno>
#include <new>
#include <string>
#include <vector>

#include "output/arrow_array.h"
#include "output/arrow_schema.h"
#include "output/group_columns.h"

namespace madang {
namespace {

using output::ArrayParts;
using output::ArrowField;
using output::Layout;
using output::OwnedArray;

/// A column and what a group has of it.
struct Column {
  std::string name;
  Layout layout = Layout::float64;
  double (*number)(const Group& group, std::size_t i) = nullptr;
  std::size_t i = 0;      // of a percentile
  bool nullable = false;  // without numbers there is none
};

std::vector<Column> columns_of(const Groups& groups) {
  std::vector<Column> columns;
  columns.push_back({"value", Layout::utf8, nullptr, 0, false});
  const auto whole = [](const Group& g, std::size_t) { return static_cast<double>(g.count); };
  columns.push_back({"count", Layout::int64, whole, 0, false});
  if (groups.of.empty()) return columns;
  const auto numbers = [](const Group& g, std::size_t) { return static_cast<double>(g.numbers); };
  columns.push_back({"numbers", Layout::int64, numbers, 0, false});
  columns.push_back(
      {"sum", Layout::float64, [](const Group& g, std::size_t) { return g.sum; }, 0, false});
  columns.push_back(
      {"min", Layout::float64, [](const Group& g, std::size_t) { return g.min; }, 0, true});
  columns.push_back(
      {"max", Layout::float64, [](const Group& g, std::size_t) { return g.max; }, 0, true});
  columns.push_back(
      {"mean", Layout::float64, [](const Group& g, std::size_t) { return g.mean; }, 0, true});
  for (std::size_t i = 0; i < groups.percents.size(); ++i)
    columns.push_back({output::percentile_name(groups.percents[i]), Layout::float64,
                       [](const Group& g, std::size_t k) { return g.percentiles[k]; }, i, true});
  return columns;
}

OwnedArray array_of(const Column& column, const std::vector<Group>& groups) {
  ArrayParts parts;
  parts.buffers.resize(column.layout == Layout::utf8 ? 2 : 1);
  std::int32_t end = 0;
  if (column.layout == Layout::utf8) parts.buffers[0].push(end);
  for (const Group& group : groups) {
    const bool there = !column.nullable || group.numbers > 0;
    parts.validity.push_bit(parts.length++, there);
    if (!there) ++parts.nulls;
    if (column.layout == Layout::utf8) {
      end += static_cast<std::int32_t>(group.value.size());
      parts.buffers[0].push(end);
      parts.buffers[1].push_text(group.value);
    } else if (column.layout == Layout::int64) {
      parts.buffers[0].push(static_cast<std::int64_t>(column.number(group, column.i)));
    } else {
      parts.buffers[0].push(there ? column.number(group, column.i) : 0.0);
    }
  }
  return output::make_array(std::move(parts));
}

struct Stream {
  Groups groups;
  bool done = false;
};

Stream& stream_of(ArrowArrayStream* stream) { return *static_cast<Stream*>(stream->private_data); }

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  *out = {};
  try {
    ArrowField table;
    table.layout = Layout::object;
    table.nullable = false;
    for (const Column& column : columns_of(stream_of(stream).groups)) {
      ArrowField field;
      field.name = column.name;
      field.layout = column.layout;
      field.nullable = column.nullable;
      table.children.push_back(std::move(field));
    }
    output::make_schema(table, out);
    return 0;
  } catch (const std::bad_alloc&) {
    if (out->release != nullptr) out->release(out);
    return ENOMEM;
  }
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
  *out = {};
  Stream& from = stream_of(stream);
  if (from.done) return 0;
  try {
    ArrayParts parts;
    parts.length = static_cast<std::int64_t>(from.groups.values.size());
    for (const Column& column : columns_of(from.groups))
      parts.children.push_back(array_of(column, from.groups.values));
    *out = output::make_array(std::move(parts)).hand_over();
    from.done = true;
    return 0;
  } catch (const std::bad_alloc&) {
    return ENOMEM;
  }
}

const char* get_last_error(ArrowArrayStream*) { return nullptr; }

void release(ArrowArrayStream* stream) {
  delete &stream_of(stream);
  stream->release = nullptr;
  stream->private_data = nullptr;
}

}  // namespace

void export_arrow(const Groups& groups, ArrowArrayStream* out) {
  *out = {};
  out->private_data = new Stream{groups, false};
  out->get_schema = get_schema;
  out->get_next = get_next;
  out->get_last_error = get_last_error;
  out->release = release;
}

}  // namespace madang
