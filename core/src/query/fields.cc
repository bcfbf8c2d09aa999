#include "query/fields.h"

#include <algorithm>
#include <utility>

namespace madang::query {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row.back();
}

}  // namespace

std::string nearest(std::string_view name, const std::vector<std::string>& candidates) {
  constexpr std::size_t longest = 200;  // a longer name is no slip of the finger
  if (name.size() > longest) return {};
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, name.size() / 2) + 1;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > longest) continue;
    const std::size_t d = distance(name, candidate);
    if (d < best_distance) {
      best_distance = d;
      best = candidate;
    }
  }
  return best;
}

Error bad(std::string code, std::string message, std::string hint) {
  Error error;
  error.kind = ErrorKind::query;
  error.code = std::move(code);
  error.message = std::move(message);
  error.hint = std::move(hint);
  return error;
}

const reflect::Path* find_field(const reflect::RecordInfo& info, std::string_view name) {
  if (const reflect::Path* path = reflect::find_path(info, name)) return path;
  for (const note::Move& move : info.moves) {
    if (move.from != name) continue;
    std::string to(move.to);
    std::replace(to.begin(), to.end(), '/', '.');
    return reflect::find_path(info, to);
  }
  return nullptr;
}

std::optional<Reference> find_reference(const reflect::RecordInfo& info, std::string_view name) {
  if (find_field(info, name) != nullptr) return std::nullopt;
  for (std::size_t dot = name.find('.'); dot != name.npos; dot = name.find('.', dot + 1)) {
    const reflect::Path* path = find_field(info, name.substr(0, dot));
    if (path == nullptr || path->field->refers.empty()) continue;
    const reflect::CollectionInfo* to = reflect::find_collection(path->field->refers);
    if (to != nullptr && dot + 1 < name.size())
      return Reference{path, to, std::string(name.substr(dot + 1))};
  }
  return std::nullopt;
}

namespace {
constexpr std::string_view near_hint = "did you mean \"";
}

Result<const reflect::Path*> resolve(const reflect::RecordInfo& info, std::string_view name) {
  if (const reflect::Path* path = find_field(info, name)) return path;
  std::vector<std::string> names;
  for (const reflect::Path& path : reflect::paths_of(info)) names.push_back(path.name);
  if (const auto reference = find_reference(info, name))
    for (const reflect::Path& path : reflect::paths_of(*reference->to->record))
      names.push_back(reference->field->name + "." + path.name);
  const std::string near = nearest(name, names);
  std::string message =
      "there is no field \"" + std::string(name) + "\" in a " + std::string(info.type);
  return bad(
      "unknown-field", std::move(message),
      near.empty() ? "madang schema lists the fields" : std::string(near_hint) + near + "\"?");
}

void keep_helpful(Error& kept, const Error& next) {
  const auto help = [](const Error& error) {
    if (error.code.empty()) return 0;
    if (error.code != "unknown-field") return 3;
    return error.hint.starts_with(near_hint) ? 2 : 1;
  };
  if (help(next) > help(kept)) kept = next;
}

void collect_fields(const Query& query, std::vector<std::string>& out) {
  if (!query.field.empty()) out.push_back(query.field);
  for (const Query& child : query.children) collect_fields(child, out);
}

}  // namespace madang::query
