// Every shape that is read or written, of the two tables that know them.
#include <madang/import.h>

#include <algorithm>

#include "ingest/formats/registry.h"
#include "output/exporter.h"

namespace madang {

std::vector<FormatInfo> formats() {
  std::vector<FormatInfo> all{
      {"json", "An array of records, or an object with an array for each collection.", true, true},
      {"ndjson", "One record a line, each with a member \"type\" or in a file named after it.",
       true, true},
      {"parquet", "Columns, written by pyarrow, from Python.", false, true}};
  for (const ingest::Importer& i : ingest::importers())
    all.push_back({std::string(i.name), std::string(i.description), true, i.name == "csv"});
  for (const output::Exporter& e : output::exporters()) {
    const auto known = std::find_if(all.begin(), all.end(),
                                    [&e](const FormatInfo& f) { return f.name == e.name; });
    if (known != all.end()) known->writes = true;
    else all.push_back({std::string(e.name), std::string(e.description), false, true});
  }
  std::sort(all.begin(), all.end(),
            [](const FormatInfo& a, const FormatInfo& b) { return a.name < b.name; });
  return all;
}

}  // namespace madang
