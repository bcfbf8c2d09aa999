#include "ingest/formats/fields_back.h"

#include <vector>

#include "base/hash.h"
#include "json/write.h"

namespace madang::ingest {
namespace {

using json::Value;

/// Whether the file says now what it said when it was written.
bool unchanged(const Value& kept, const Value& read) {
  const std::string mark = read.kind() == Value::Kind::missing ? "" : read_mark(read.raw());
  return kept["read"].string() == mark;
}

}  // namespace

std::string read_mark(std::string_view raw) { return base::hex(base::hash(raw)); }

bool FieldsBack::read(Item& item, const reflect::RecordInfo& info, void* record,
                      const Value& kept) {
  info_ = &info;
  json::Tree tree;
  if (tree.parse_copy(json::to_json(info, record))) return false;
  const Value read = tree.root();
  std::string members, aside;
  for (const Value member : read)
    if (!kept[member.key()].is_object() || !unchanged(kept[member.key()], member))
      add_member(members, member.key(), member.raw());
  for (const Value member : kept) {
    const Value value = member["value"], there = read[member.key()];
    const bool ours = member.is_object() && info.find(member.key()) != nullptr;
    if (ours && unchanged(member, there)) {
      if (value) add_member(members, member.key(), value.raw());
      continue;
    }
    if (ours && value && value.raw() == there.raw()) continue;
    item.repaired(member, "value-set-aside",
                  "what was exported was changed since; it stays so, and the value that was "
                  "exported is kept as x-" +
                      std::string(member.key()));
    add_member(aside, "x-" + std::string(member.key()), ours && value ? value.raw() : member.raw());
  }
  json_ = "{" + members + (members.empty() || aside.empty() ? "" : ",") + aside + "}";
  const std::size_t size = json_.size();
  json_.resize(size + json::padding);
  std::vector<json::Fault> faults;
  if (reader_.read(info, std::string_view(json_).substr(0, size), false, events_, faults) &&
      faults.empty())
    return true;
  item.repaired(kept, "value-set-aside",
                "expected the members that were exported, and found others; they are kept as "
                "they are");
  auto& extra = *reinterpret_cast<std::string*>(static_cast<char*>(record) + info.extra);
  add_member(extra, json::kept_fields, kept.raw());
  return false;
}

}  // namespace madang::ingest
