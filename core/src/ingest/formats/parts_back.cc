#include "ingest/formats/parts_back.h"

#include <string>
#include <string_view>

#include "ingest/formats/item.h"
#include "json/write.h"

namespace madang::ingest {
namespace {

using json::Value;
using reflect::FieldInfo;
using reflect::RecordInfo;

std::string& extra_of(const RecordInfo& info, void* part) {
  return *reinterpret_cast<std::string*>(static_cast<char*>(part) + info.extra);
}

/// Members that the part has already are as good.
void add_to(const RecordInfo& info, void* part, const Value& members) {
  std::string& extra = extra_of(info, part);
  json::Tree there;
  if (!extra.empty() && there.parse_copy("{" + extra + "}")) return;
  for (const Value member : members) {
    const std::string name = extra_name(info, member.key());
    if (there.root()[name].kind() == Value::Kind::missing) add_member(extra, name, member.raw());
  }
}

/// False: the record has no such parts, or not as many.
bool put_back(const RecordInfo& info, void* record, const Value& kept) {
  const FieldInfo* field = info.find(kept.key());
  if (field == nullptr || field->nested == nullptr) return false;
  char* member = static_cast<char*>(record) + field->offset;
  const std::size_t count = field->access.count(member);
  const auto part = [&](std::size_t i) { return const_cast<void*>(field->access.at(member, i)); };
  if (!field->list) {
    if (!kept.is_object()) return false;
    add_to(*field->nested, count > 0 ? part(0) : field->access.slot(member), kept);
    return true;
  }
  if (!kept.is_list() || kept.size() != count) return false;
  for (const Value element : kept)
    if (!element.is_object()) return false;
  std::size_t i = 0;
  for (const Value element : kept) add_to(*field->nested, part(i++), element);
  return true;
}

}  // namespace

void put_parts_back(const RecordInfo& info, void* record, const Value& ours) {
  const Value parts = ours[json::unknown_of_parts];
  if (!parts.is_object()) return;
  std::string left;
  for (const Value kept : parts)
    if (!put_back(info, record, kept)) add_member(left, kept.key(), kept.raw());
  if (!left.empty() || parts.size() == 0)
    add_member(extra_of(info, record), json::unknown_of_parts, "{" + left + "}");
}

}  // namespace madang::ingest
