#include "ingest/record_loader.h"

#include <cassert>
#include <cstring>
#include <memory>
#include <utility>

#include "base/hash.h"
#include "ingest/repair/nan.h"
#include "ingest/shape.h"
#include "ingest/type_member.h"
#include "json/check.h"
#include "json/write.h"

namespace madang::ingest {
namespace {

std::string_view id_of(const reflect::RecordInfo& info, const void* record) {
  const std::size_t id = info.find("id")->offset;
  return *reinterpret_cast<const std::string*>(static_cast<const char*>(record) + id);
}

std::string_view id_of(const reflect::RecordInfo& info, const reflect::Events& events) {
  const reflect::FieldInfo* id = info.find("id");
  for (const reflect::Event& event : events)
    if (event.field == id && event.what == reflect::Event::What::value) return event.text;
  return {};
}

/// The record as a struct of it is written; for assertions.
[[maybe_unused]] std::string written(const reflect::RecordInfo& info,
                                     const reflect::Events& events) {
  const std::unique_ptr<void, void (*)(void*)> record(info.create(), info.destroy);
  reflect::fill(info, events, record.get());
  return json::to_json(info, record.get());
}

std::string how_to_tell() {
  std::string names, files;
  for (const reflect::CollectionInfo& c : reflect::collections()) {
    names.append(names.empty() ? "" : ", ").append(c.name);
    if (files.empty()) files.append(c.name).append("-2022.ndjson");
  }
  return "expected to learn which of " + names +
         " the record belongs to: put it under such a key, give it a member \"type\", name the "
         "file after it (" +
         files +
         "), or say which with --as (as_= in Python); of members with other names say which is "
         "which with --map name=MEMBER (map= in Python)";
}

}  // namespace

void RecordLoader::begin(const Unit& unit) {
  unit_ = &unit;
  const Input& input = *unit.input;
  by_file_ = collection_by_file(input.name);
  places_ = Places(input.text.view(), unit.begin, unit.column);
  end_ = unit.end;
  account_->begin({input.number, input.name, unit.opens, 0, unit.end - unit.begin});
  if (unit.opens) account_->stretches.back().bytes += unit.begin;  // a byte order mark
}

void RecordLoader::end() {
  Account::Stretch& stretch = account_->stretches.back();
  stretch.lines = places_.at(end_).line - 1;
  stretch.bytes += end_ - unit_->end;
}

void RecordLoader::problem(Severity severity, std::size_t offset, std::string_view pointer,
                           std::string_view rule, const Message& message) {
  if (!account_->keeps(rule, severity)) return account_->count(rule, severity);
  Problem problem;
  problem.severity = severity;
  problem.rule = rule;
  const Position place = places_.at(offset);
  problem.file = unit_->input->name;
  problem.line = place.line;
  problem.column = place.column;
  problem.pointer = pointer;
  problem.message = message.text();
  account_->problem(std::move(problem));
}

void RecordLoader::refuse_unplaced(std::string_view json, std::size_t offset,
                                   std::string_view pointer) {
  account_->refused();
  if (const auto fault = json::check(json))
    problem(Severity::refused, offset + fault->offset, pointer, fault->rule, fault->message);
  else if (!json.starts_with('{'))
    problem(Severity::refused, offset, pointer, "not-an-object",
            "expected a record, that is a JSON object, and found " + json::printable(json, 0));
  else problem(Severity::refused, offset, pointer, "unknown-collection", how_to_tell());
}

bool RecordLoader::read_as(Found& found, bool fixed) {
  while (true) {
    type_ = {collection_by_type, found.collection, fixed, 0, 0, std::nullopt};
    const reflect::RecordInfo& info = *reflect::collections()[found.collection].record;
    const bool good = reader_.read(info, found.json, strict_, events_, faults_, &type_);
    if (!type_.other) return good;
    found.collection = *type_.other;
  }
}

bool RecordLoader::read_without_nan(Found& found, bool fixed) {
  if (strict_ || faults_.empty() || faults_.back().rule != "json-syntax") return false;
  auto mended = repair::without_nan(found.json);
  if (!mended || json::check(*mended)) return false;
  problem(Severity::repaired, found.offset + faults_.back().offset, found.pointer, "json-nan",
          repair::nan_message);
  mended_ = std::move(*mended);
  const std::size_t size = mended_.size();
  mended_.append(json::padding, '\0');
  found.json = std::string_view(mended_).substr(0, size);
  found.mended = found.repaired = true;
  return read_as(found, fixed);
}

void RecordLoader::read(std::size_t begin, std::size_t end, std::string_view key,
                        std::string_view pointer, bool lacks_comma) {
  account_->next_record();
  if (lacks_comma)
    problem(Severity::repaired, begin, pointer, "comma-missing", json::comma_message);
  if (account_->stopped()) return;
  char* text = unit_->input->text.data() + begin;
  Found found;
  found.json = {text, end - begin};
  found.offset = begin;
  found.pointer = pointer;
  found.repaired = lacks_comma;
  std::optional<std::size_t> collection = as_;
  if (!collection && !key.empty()) collection = collection_by_type(key);
  const bool fixed = collection.has_value();
  if (!collection) collection = by_file_;
  if (!collection)
    if (const auto type = find_type_member(found.json)) collection = type->collection;
  if (!collection) return refuse_unplaced(found.json, begin, pointer);
  found.collection = *collection;
  bool good = read_as(found, fixed);
  if (!good && read_without_nan(found, fixed)) {
    good = true;
    text = mended_.data();
  }
  std::memset(text + type_.begin, ' ', type_.end - type_.begin);
  hand_over(found, good);
}

bool RecordLoader::list(const reflect::RecordInfo& info, const void* record) {
  json_.shorten(0);
  faults_.clear();
  reflect::Events* const events = sink_->wants_events() ? &events_ : nullptr;
  const json::Written written = json::append_record(json_, info, record, events);
  // Unknown members are as they stood in the source, half of a surrogate pair among them.
  return written.utf8 && written.whole && !strict_ &&
         json_.view().find("\\u") == std::string_view::npos;
}

bool RecordLoader::is_read_whole(const reflect::RecordInfo& info, std::string_view json) {
  reflect::Events events;
  std::vector<json::Fault> faults;
  return reader_.read(info, json, false, events, faults) && faults.empty();
}

void RecordLoader::take(std::size_t collection, const void* record, bool repaired,
                        std::size_t offset) {
  account_->next_record();
  const reflect::RecordInfo& info = *reflect::collections()[collection].record;
  sink_->expect(collection, id_of(info, record));
  const bool listed = list(info, record);
  std::memset(json_.room(json::padding), 0, json::padding);
  Found found;
  found.collection = collection;
  found.json = json_.view();
  found.offset = offset;
  found.imported = true;
  found.repaired = repaired;
  assert(!listed || is_read_whole(info, found.json));
  if (listed) found.id = id_of(info, record);
  hand_over(found, listed || reader_.read(info, found.json, strict_, events_, faults_));
}

std::string_view RecordLoader::canonical(const reflect::RecordInfo& info) {
  canonical_.shorten(0);
  writer_.append(canonical_, info, events_);
  assert(canonical_.view() == written(info, events_));
  return canonical_.view();
}

void RecordLoader::report(const Found& found, Severity severity) {
  for (const json::Fault& f : faults_) {
    if (f.refused != (severity == Severity::refused)) continue;
    if (!account_->keeps(f.rule, severity)) {
      account_->count(f.rule, severity, f.times);
      continue;
    }
    problem(severity, found.offset + (found.imported || found.mended ? 0 : f.offset),
            std::string(found.pointer) + f.pointer, f.rule, f.message);
  }
}

void RecordLoader::hand_over(Found found, bool good) {
  if (!good) {
    report(found, Severity::refused);
    return account_->refused();
  }
  const bool changed = !faults_.empty();
  if (changed && strict_) {
    report(found, Severity::repaired);
    if (account_->stopped()) return;
  }
  const std::size_t c = found.collection;
  const reflect::RecordInfo& info = *reflect::collections()[c].record;
  const std::string_view id = found.id.empty() ? id_of(info, events_) : found.id;
  if (!found.imported) sink_->expect(c, id);
  const Position place = places_.at(found.offset);
  constexpr std::uint64_t most = UINT32_MAX;
  const Origin origin{base::hash(id),
                      static_cast<std::uint32_t>(std::min(place.line, most)),
                      static_cast<std::uint32_t>(std::min(place.column, most)),
                      account_->unit(),
                      changed || found.repaired,
                      account_->record()};
  const auto give = [&] {
    if (changed) return sink_->add_text(c, id, events_, canonical(info));
    const bool as_it_is = found.imported || (reader_.dense() && type_.begin == type_.end);
    if (as_it_is) return sink_->add_text(c, id, events_, found.json);
    char* const room = sink_->room(c, found.json.size() + json::padding);
    return sink_->add(c, id, events_, json::minify(found.json, room));
  };
  if (!give()) {
    account_->refused();
    account_->duplicates.push_back({c, std::string(id), std::string(found.pointer), origin});
    return;
  }
  account_->origins[c].push_back(origin);
  account_->enough = account_->enough || sink_->full();
  if (!strict_) report(found, Severity::repaired);
  if (origin.repaired) account_->repaired();
  else account_->accepted();
}

}  // namespace madang::ingest
