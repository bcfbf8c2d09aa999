#include "reflect/leaves.h"

#include <map>
#include <mutex>

namespace madang::reflect {
namespace {

void add(const RecordInfo& info, const std::string& prefix, std::uint16_t base, bool list,
         std::vector<Path>& out) {
  for (const FieldInfo& field : info.fields) {
    Path path;
    path.name = prefix;
    path.name += field.name;
    path.field = &field;
    path.leaf = static_cast<std::uint16_t>(base + field.leaf);
    path.leaves = field.nested ? field.nested->leaves : std::uint16_t{1};
    path.list = list || field.list;
    out.push_back(path);
    if (field.nested) add(*field.nested, path.name + ".", path.leaf, path.list, out);
  }
}

}  // namespace

const std::vector<Path>& paths_of(const RecordInfo& info) {
  static std::mutex mutex;
  static std::map<const RecordInfo*, std::vector<Path>> cache;
  const std::lock_guard lock(mutex);
  auto [it, fresh] = cache.try_emplace(&info);
  if (fresh) add(info, "", 0, false, it->second);
  return it->second;
}

const Path* find_path(const RecordInfo& info, std::string_view name) {
  for (const Path& path : paths_of(info))
    if (path.name == name) return &path;
  return nullptr;
}

}  // namespace madang::reflect
