#include "sharing/database.h"

#include <sqlite3.h>

#include <utility>

namespace madang::sharing {
namespace {

sqlite3* raw(void* handle) { return static_cast<sqlite3*>(handle); }
sqlite3_stmt* statement(void* handle) { return static_cast<sqlite3_stmt*>(handle); }

constexpr int patience = 20000;  // milliseconds for another process to finish its writing

Error failed(sqlite3* db, int code, const char* file) {
  Error error;
  error.kind = ErrorKind::io;
  error.source = file != nullptr ? file : "";
  const std::string said = db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code);
  // An extended code names what was done; some of a full disk come as a write that failed.
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      error.code = "ledger-busy";
      error.message = "another process has been writing to the ledger for too long";
      error.hint = "try again";
      break;
    case SQLITE_FULL:
    case SQLITE_IOERR:
      error.code = "ledger-full";
      error.message = "the ledger could not be written: " + said;
      error.hint = "nothing was booked; make room on the disk and try again";
      break;
    default:
      error.code = "ledger-unreadable";
      error.message = "the ledger cannot be used: " + said;
      error.hint = "look at the path and its permissions; it is a SQLite file made by madang";
  }
  return error;
}

}  // namespace

Statement::Statement(Statement&& o) noexcept
    : statement_(std::exchange(o.statement_, nullptr)), bound_(o.bound_) {}
Statement::~Statement() { sqlite3_finalize(statement(statement_)); }

Statement& Statement::bind(std::string_view text) {
  sqlite3_bind_text(statement(statement_), ++bound_, text.empty() ? "" : text.data(),
                    static_cast<int>(text.size()), SQLITE_TRANSIENT);
  return *this;
}
Statement& Statement::bind(std::int64_t number) {
  sqlite3_bind_int64(statement(statement_), ++bound_, number);
  return *this;
}
Statement& Statement::bind_null() {
  sqlite3_bind_null(statement(statement_), ++bound_);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement(statement_));
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  sqlite3* db = sqlite3_db_handle(statement(statement_));
  Error error = failed(db, sqlite3_extended_errcode(db), sqlite3_db_filename(db, "main"));
  reset();
  return error;
}

Result<Done> Statement::run() {
  while (true) {
    const auto more = step();
    if (!more) return more.error();
    if (!*more) break;
  }
  reset();
  return Done{};
}

void Statement::reset() {
  sqlite3_reset(statement(statement_));
  sqlite3_clear_bindings(statement(statement_));
  bound_ = 0;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement(statement_), column);
}
std::string Statement::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement(statement_), column);
  const int size = sqlite3_column_bytes(statement(statement_), column);
  return bytes == nullptr
             ? std::string{}
             : std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}
bool Statement::null(int column) const {
  return sqlite3_column_type(statement(statement_), column) == SQLITE_NULL;
}

Result<Database> Database::open(const std::string& path) {
  sqlite3* db = nullptr;
  constexpr int flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(path.c_str(), &db, flags, nullptr);
  Database database(db, path);
  if (code != SQLITE_OK) return failed(db, code, path.c_str());
  sqlite3_busy_timeout(db, patience);
  // Of processes that make the file at once all but one are told it is busy, without waiting.
  auto log = database.execute("PRAGMA journal_mode=WAL");
  for (int waited = 0; !log && log.error().code == "ledger-busy" && waited < patience;
       waited += 20) {
    sqlite3_sleep(20);
    log = database.execute("PRAGMA journal_mode=WAL");
  }
  if (!log) return std::move(log).error();
  for (const char* sql :
       {"PRAGMA synchronous=FULL", "PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON"})
    if (auto done = database.execute(sql); !done) return std::move(done).error();
  return database;
}

Database::Database(Database&& o) noexcept
    : handle_(std::exchange(o.handle_, nullptr)), path_(std::move(o.path_)) {}
Database::~Database() { sqlite3_close_v2(raw(handle_)); }

Result<Done> Database::execute(const char* sql) {
  const int code = sqlite3_exec(raw(handle_), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return failed(raw(handle_), code, path_.c_str());
  return Done{};
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* made = nullptr;
  const int code =
      sqlite3_prepare_v2(raw(handle_), sql.data(), static_cast<int>(sql.size()), &made, nullptr);
  if (code != SQLITE_OK) return failed(raw(handle_), code, path_.c_str());
  return Statement(made);
}

std::int64_t Database::changes() const { return sqlite3_changes64(raw(handle_)); }

Result<Transaction> Transaction::begin(Database& database) {
  if (auto done = database.execute("BEGIN IMMEDIATE"); !done) return std::move(done).error();
  return Transaction(database);
}

Transaction::~Transaction() {
  // A failure to write has rolled back already, and the second time is an error.
  if (database_ != nullptr) static_cast<void>(database_->execute("ROLLBACK"));
}

Result<Done> Transaction::commit() {
  auto done = database_->execute("COMMIT");
  if (done) database_ = nullptr;
  return done;
}

}  // namespace madang::sharing
