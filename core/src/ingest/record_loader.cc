#include "ingest/record_loader.h"

#include <cstring>
#include <memory>
#include <span>
#include <utility>

#include "base/hash.h"
#include "ingest/shape.h"
#include "ingest/type_member.h"
#include "json/check.h"
#include "json/write.h"

namespace madang::ingest {
namespace {

std::uint64_t hash_of(std::string_view id) {
  return base::hash(std::as_bytes(std::span(id.data(), id.size())));
}

std::string_view id_of(const reflect::RecordInfo& info, const reflect::Events& events) {
  const reflect::FieldInfo* id = info.find("id");
  for (const reflect::Event& event : events)
    if (event.field == id && event.what == reflect::Event::What::value) return event.text;
  return {};
}

std::string canonical(const reflect::RecordInfo& info, const reflect::Events& events) {
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
         files + "), or say which with --as";
}

}  // namespace

void RecordLoader::begin(Input& input) {
  input_ = &input;
  by_file_ = collection_by_file(input.name);
  places_ = Places(input.text.view());
  files_.push_back(input.name);
}

void RecordLoader::problem(Severity severity, std::size_t offset, std::string_view pointer,
                           std::string_view rule, std::string message) {
  Problem problem;
  problem.severity = severity;
  problem.rule = rule;
  if (account_.keeps(rule, severity)) {
    const Position place = places_.at(offset);
    problem.file = input_->name;
    problem.line = place.line;
    problem.column = place.column;
    problem.pointer = pointer;
    problem.message = std::move(message);
  }
  account_.problem(std::move(problem));
}

std::optional<std::size_t> RecordLoader::collection_of(char* text, std::size_t size,
                                                       std::string_view key) const {
  std::optional<std::size_t> collection = as_;
  if (!collection && !key.empty()) collection = collection_by_type(key);
  const auto type = find_type_member({text, size});
  if (type && (!collection || *collection == type->collection)) {
    collection = type->collection;
    std::memset(text + type->begin, ' ', type->end - type->begin);
  }
  return collection ? collection : by_file_;
}

void RecordLoader::refuse_unplaced(std::string_view json, std::size_t offset,
                                   std::string_view pointer) {
  account_.refused();
  if (const auto fault = json::check(json))
    problem(Severity::refused, offset + fault->offset, pointer, fault->rule, fault->message);
  else if (!json.starts_with('{'))
    problem(Severity::refused, offset, pointer, "not-an-object",
            "expected a record, that is a JSON object, and found " + json::printable(json, 0));
  else problem(Severity::refused, offset, pointer, "unknown-collection", how_to_tell());
}

void RecordLoader::read(std::size_t begin, std::size_t end, std::string_view key,
                        std::string_view pointer) {
  char* text = input_->text.data() + begin;
  const std::string_view json(text, end - begin);
  const auto collection = collection_of(text, json.size(), key);
  if (!collection) return refuse_unplaced(json, begin, pointer);
  hand_over(*collection, json, {}, begin, pointer, false);
}

void RecordLoader::take(std::size_t collection, std::string json, bool repaired,
                        std::size_t offset) {
  const std::size_t size = json.size();
  json.resize(size + json::padding);
  const std::string_view text(json.data(), size);
  hand_over(collection, text, text, offset, "", repaired);
}

void RecordLoader::hand_over(std::size_t collection, std::string_view json, std::string_view stored,
                             std::size_t offset, std::string_view pointer, bool repaired) {
  const reflect::RecordInfo& info = *reflect::collections()[collection].record;
  const bool imported = !stored.empty();  // then offsets inside it mean nothing
  const bool good = reader_.read(info, json, strict_, events_, faults_);
  const auto report = [&](Severity severity) {
    for (json::Fault& f : faults_) {
      if (f.refused != (severity == Severity::refused)) continue;
      problem(severity, offset + (imported ? 0 : f.offset), std::string(pointer) + f.pointer,
              f.rule, std::move(f.message));
    }
  };
  if (!good) {
    report(Severity::refused);
    return account_.refused();
  }
  const bool changed = !faults_.empty();
  if (changed && strict_) {
    report(Severity::repaired);
    if (account_.stopped()) return;
  }
  std::string made;
  if (changed) stored = made = canonical(info, events_);
  else if (!imported) stored = made = json::minify(json);
  const std::string_view id = id_of(info, events_);
  if (!sink_.add(collection, id, events_, stored))
    return duplicate(collection, id, offset, pointer);
  firsts_.push_back({hash_of(id), static_cast<std::uint32_t>(collection),
                     static_cast<std::uint32_t>(files_.size() - 1), places_.at(offset).line});
  if (!strict_) report(Severity::repaired);
  if (changed || repaired) account_.repaired();
  else account_.accepted();
}

void RecordLoader::duplicate(std::size_t collection, std::string_view id, std::size_t offset,
                             std::string_view pointer) {
  constexpr std::string_view rule = "duplicate-id";
  account_.refused();
  std::string message;
  if (account_.keeps(rule, Severity::refused)) {  // a walk over all, so only when it is shown
    message.append("expected an id that is new in ");
    message.append(reflect::collections()[collection].name).append(", and \"").append(id);
    message.append("\" is taken");
    const std::uint64_t hash = hash_of(id);
    for (const First& first : firsts_) {
      if (first.id_hash != hash || first.collection != collection) continue;
      message.append(" by the record at ").append(files_[first.file]).append(":");
      message.append(std::to_string(first.line)).append(", which was kept");
      break;
    }
  }
  problem(Severity::refused, offset, pointer, rule, std::move(message));
}

}  // namespace madang::ingest
