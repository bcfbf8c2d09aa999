#include "catalog/areas.h"

#include <fstream>
#include <iterator>

#include "json/geojson.h"

namespace madang::catalog {
namespace {

Error bad_file(const std::string& path, std::string code, std::string message) {
  Error error;
  error.kind = ErrorKind::source;
  error.code = std::move(code);
  error.source = path;
  error.message = std::move(message);
  return error;
}

}  // namespace

Result<std::shared_ptr<const query::Areas>> read_areas(const std::vector<std::string>& paths) {
  auto areas = std::make_shared<query::Areas>();
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return bad_file(path, "not-found", "the file of areas cannot be opened");
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (file.bad()) return bad_file(path, "unreadable", "the file of areas cannot be read");
    auto features = json::read_geojson(bytes);
    if (!features) {
      Error error = std::move(features).error();
      error.source = path;
      return error;
    }
    for (const json::Feature& feature : *features) {
      query::Land land;
      for (const auto& ring : feature.rings) {
        land.rings.emplace_back();
        for (const auto& [lon, lat] : ring) land.rings.back().push_back({lat, lon});
      }
      for (const std::string& name : feature.names) areas->add(name, land);
    }
  }
  return std::shared_ptr<const query::Areas>(std::move(areas));
}

}  // namespace madang::catalog
