// From what a person typed to the files that are meant.
#ifndef MADANG_INGEST_SOURCES_H_
#define MADANG_INGEST_SOURCES_H_

#include <madang/result.h>

#include <string>
#include <vector>

namespace madang::ingest {

struct SourceFile {
  std::string path;          ///< "-" is standard input
  bool from_folder = false;  ///< found in a folder, not named by itself
};

/// The files a source stands for, sorted by path: itself, "-", the matches of
/// a glob, or the *.json, *.ndjson and *.jsonl files (or these with .gz) of a
/// folder and the folders in it, without hidden ones. Errors: not-found,
/// empty-folder, unreadable.
[[nodiscard]] Result<std::vector<SourceFile>> expand_source(const std::string& source);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_SOURCES_H_
