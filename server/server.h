// The mini server as a library: the command `madang serve` and the Python
// package start it with a few lines.
#ifndef MADANG_SERVER_SERVER_H_
#define MADANG_SERVER_SERVER_H_

#include <madang/catalog.h>
#include <madang/result.h>

#include <cstddef>
#include <string>

namespace madang::server {

struct Options {
  std::string host = "127.0.0.1";
  int port = 8750;  ///< 0: any free port
  int threads = 32;
  /// What a request that changes something has to bear (Authorization: Bearer TOKEN); empty:
  /// nothing can be changed. Bookings need the ledger of the city besides.
  std::string token;
};

/// Serves a catalog over HTTP from its own threads until stopped or destroyed.
class Server {
 public:
  /// Binds and starts; an error (port-in-use, bad-host) when it cannot.
  [[nodiscard]] static Result<Server> start(const Catalog& city, const Options& options = {});
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  [[nodiscard]] int port() const;
  /// "http://127.0.0.1:8750"
  [[nodiscard]] std::string url() const;
  /// Blocks until stop() is called from elsewhere.
  void wait();
  /// Stops answering and waits for the threads; may be called twice.
  void stop();

 private:
  struct State;
  explicit Server(State* state);
  State* state_;
};

}  // namespace madang::server

#endif  // MADANG_SERVER_SERVER_H_
