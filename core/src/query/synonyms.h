// Names that mean the same, in whatever languages.
//
// File: UTF-8 text, one group of names a line with = between them, # for a
// remark that goes to the end of the line.
//
//   시청 = city hall
//   심야버스 = late-night bus = night bus   # more than two may stand together
#ifndef MADANG_QUERY_SYNONYMS_H_
#define MADANG_QUERY_SYNONYMS_H_

#include <madang/result.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace madang::query {

/// Names that mean the same, as written.
using NameGroup = std::vector<std::string>;

/// The groups of a file. Errors: bad-synonyms with line and column: no UTF-8, a
/// line with one name, a name without a letter or digit, more than 64 names on a
/// line, 100,000 lines or 4 MiB.
[[nodiscard]] Result<std::vector<NameGroup>> parse_synonyms(std::string_view text,
                                                            std::string_view source);

/// Groups are added; after that it is only read.
class Synonyms {
 public:
  /// Names without a letter or digit, and single names, are passed over.
  void add(const NameGroup& names);
  /// The names of a record, of which only hashes are kept: `read` gives them again.
  void add(std::uint32_t record, const std::vector<std::string_view>& names);
  using Read = std::function<NameGroup(std::uint32_t record)>;
  /// After the last record. `read` may be called by several threads at once.
  void finish(Read read);
  /// Its names add to those `below`, of which only the records for which `there` holds count.
  void put_on(std::shared_ptr<const Synonyms> below, std::function<bool(std::uint32_t)> there);

  /// Words of the longest name, at most 8.
  [[nodiscard]] std::size_t longest() const {
    return below_ == nullptr ? longest_ : std::max(longest_, below_->longest());
  }
  /// The other names of what is, made flat (text/flat.h), the name `flat`: at most
  /// 32, none where it names more than 4 groups and so tells none of them.
  [[nodiscard]] std::vector<std::string> of(const std::string& flat) const;

 private:
  struct Named {
    std::uint64_t hash;  // of the flat name
    std::uint32_t record;
  };
  /// What has a name: groups of the file, and records.
  struct Holders {
    std::vector<std::uint32_t> groups, records;
  };
  [[nodiscard]] Holders holders(const std::string& flat) const;
  /// Other names that these have, to `others` as long as there is room.
  void take(const Holders& holders, const std::string& flat,
            std::vector<std::string>& others) const;

  std::vector<std::vector<std::string>> groups_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> groups_of_;  // by flat name
  std::vector<Named> named_;                                               // by hash
  Read read_;
  std::size_t longest_ = 0;
  std::shared_ptr<const Synonyms> below_;
  std::function<bool(std::uint32_t)> there_;  // of the records below
};

}  // namespace madang::query

#endif  // MADANG_QUERY_SYNONYMS_H_
