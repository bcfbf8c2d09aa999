// Files that a file of GBFS says belong to it: gbfs.json names its feeds, manifest.json
// the systems and versions. Only files are looked for, beside it; nothing is fetched.
#ifndef MADANG_INGEST_NAMED_FILES_H_
#define MADANG_INGEST_NAMED_FILES_H_

#include <string>
#include <vector>

namespace madang::ingest {

/// Paths of those that are there, in the order in which they are named, and of those that
/// these name; the file itself is not among them and none is there twice. Empty for a file
/// that is neither.
[[nodiscard]] std::vector<std::string> files_named_by(const std::string& path);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_NAMED_FILES_H_
