// The tables of an HSDS package joined: what an object of the API has embedded stands in tables of
// its own there.
#ifndef MADANG_INGEST_FORMATS_HSDS_PACKAGE_H_
#define MADANG_INGEST_FORMATS_HSDS_PACKAGE_H_

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ingest/formats/hsds_make.h"

namespace madang::ingest {

/// The rows of a table by one of their columns, each as the members of an object: `"id":"1"`.
using RowsBy = std::unordered_map<std::string, std::vector<std::string>>;
/// Of a table of the package, by that column; empty where it is not there.
using RowsOf = std::function<RowsBy(std::string_view table, std::string_view key)>;

/// A row of organizations, services, locations or services at locations.
struct PackageRow {
  std::string members;
  std::string id, service_id, location_id;  ///< empty where it has none
};

/// What other tables say of the rows of one, under the names that the API has for it.
class HsdsPackage {
 public:
  /// `what`: of the rows that will be asked about.
  HsdsPackage(Hsds::What what, const RowsOf& rows);
  /// The row as an object of the API.
  [[nodiscard]] std::string object(Hsds::What what, const PackageRow& row) const;

 private:
  /// Lists of the rows that belong to a row.
  class Parts {
   public:
    Parts(const RowsOf& rows, std::string_view key) : rows_(rows), key_(key) {}
    void add(std::initializer_list<std::string_view> tables) {
      for (const std::string_view table : tables) add(table, key_);
    }
    void add(std::string_view table, std::string_view key);
    void append(const std::string& id, std::string& json) const;

   private:
    RowsOf rows_;
    std::string_view key_;
    std::vector<std::pair<std::string, RowsBy>> lists_;
  };
  /// One object, by its id.
  class Objects {
   public:
    Objects(const RowsOf& rows, std::string_view table);
    void append(std::string_view name, const std::string& id, std::string& json) const;

   private:
    RowsBy rows_;
    Parts parts_;
  };

  Parts parts_;
  RowsBy places_;
  std::optional<Objects> locations_, services_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_HSDS_PACKAGE_H_
