// SQLite, as little of it as the ledger needs; database.cc is the one file that
// knows the library.
#ifndef MADANG_SHARING_DATABASE_H_
#define MADANG_SHARING_DATABASE_H_

#include <madang/result.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace madang::sharing {

class Database;

/// A prepared statement; goes back to its start when bound anew. Not thread-safe.
class Statement {
 public:
  Statement(Statement&& o) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();
  Statement& bind(std::string_view text);
  Statement& bind(std::int64_t number);
  Statement& bind_null();
  /// The next row; false behind the last. Errors as those of Database.
  [[nodiscard]] Result<bool> step();
  /// To its last row.
  [[nodiscard]] Result<Done> run();
  void reset();

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] bool null(int column) const;

 private:
  friend class Database;
  explicit Statement(void* statement) : statement_(statement) {}
  void* statement_;
  int bound_ = 0;
};

/// A connection. One thread at a time.
class Database {
 public:
  /// Opens or makes the file: write-ahead log, and every commit synced. Errors:
  /// ledger-unreadable, ledger-full, ledger-busy.
  [[nodiscard]] static Result<Database> open(const std::string& path);
  Database(Database&& o) noexcept;
  Database& operator=(Database&&) = delete;
  ~Database();

  [[nodiscard]] Result<Done> execute(const char* sql);
  [[nodiscard]] Result<Statement> prepare(std::string_view sql);
  /// Rows that the last statement changed.
  [[nodiscard]] std::int64_t changes() const;

 private:
  Database(void* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
  void* handle_;
  std::string path_;
};

/// A transaction that takes the right to write at its beginning; rolls back unless
/// it was committed.
class Transaction {
 public:
  [[nodiscard]] static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& o) noexcept : database_(o.database_) { o.database_ = nullptr; }
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  /// Once this is done, it is on disk.
  [[nodiscard]] Result<Done> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace madang::sharing

#endif  // MADANG_SHARING_DATABASE_H_
