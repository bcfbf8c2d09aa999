// The one file with the HTTP library: sockets and threads to Request and Reply.
#include <httplib.h>

#include <thread>

#include "server/problem.h"
#include "server/routes.h"
#include "server/server.h"

namespace madang::server {
namespace {

constexpr std::size_t longest_target = 8000;

Request request_of(const httplib::Request& from) {
  Request request;
  request.method = from.method;
  request.target = from.target;
  const std::size_t mark = std::min(from.target.find('?'), from.target.size());
  request.path = percent_decode(std::string_view(from.target).substr(0, mark), false);
  if (mark < from.target.size())
    request.params = parse_params(std::string_view(from.target).substr(mark + 1));
  request.if_none_match = from.get_header_value("If-None-Match");
  request.authorization = from.get_header_value("Authorization");
  request.body = from.body;
  return request;
}

void send(const Reply& reply, httplib::Response& to) {
  to.status = reply.status;
  to.set_header("Access-Control-Allow-Origin", "*");
  to.set_header("Access-Control-Expose-Headers", "X-Total-Count, Link, ETag");
  to.set_header("X-Content-Type-Options", "nosniff");
  for (const auto& [name, value] : reply.headers) to.set_header(name, value);
  if (reply.status != 304 && reply.status != 204) to.set_content(reply.body, reply.type);
}

Error failed(std::string code, std::string message, std::string hint) {
  Error error;
  error.kind = ErrorKind::io;
  error.code = std::move(code);
  error.message = std::move(message);
  error.hint = std::move(hint);
  return error;
}

}  // namespace

struct Server::State {
  State(const Catalog& c, const Options& o) : city(c), options(o) {}
  Catalog city;
  Options options;
  int port = 0;
  httplib::Server http;
  std::thread thread;

  Metrics metrics;

  void handle(const httplib::Request& from, httplib::Response& to) {
    const Request request = request_of(from);
    if (from.target.size() > longest_target)
      return send(problem(request, 414, "uri-too-long", "the address is longer than 8000 bytes"),
                  to);
    const Reply reply = answer(city, request, metrics, options.token);
    metrics.answered(reply.status);
    send(reply, to);
  }

  void set_up() {
    // Reading asks for no pattern, so it never meets the library's regular
    // expressions; only bodies that are refused anyway go through one.
    http.set_pre_routing_handler([this](const httplib::Request& q, httplib::Response& r) {
      if (q.method != "GET" && q.method != "HEAD" && q.method != "OPTIONS")
        return httplib::Server::HandlerResponse::Unhandled;
      handle(q, r);
      return httplib::Server::HandlerResponse::Handled;
    });
    const auto any = [this](const httplib::Request& q, httplib::Response& r) { handle(q, r); };
    const std::string every = R"([\s\S]*)";
    http.Post(every, any).Put(every, any).Patch(every, any).Delete(every, any);
    // The library would let a second server share the port, unseen by either.
    http.set_socket_options([](socket_t socket) {
      const int on = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });
    http.set_tcp_nodelay(true);  // else Nagle's delay makes 300 requests a second
    http.set_keep_alive_max_count(1000);
    http.set_keep_alive_timeout(2);
    http.set_read_timeout(5);
    http.set_write_timeout(5);
    http.set_payload_max_length(std::size_t{1} << 20);
    const auto threads = static_cast<std::size_t>(std::max(1, options.threads));
    http.new_task_queue = [threads] { return new httplib::ThreadPool(threads); };
    http.set_exception_handler([](const httplib::Request& q, httplib::Response& r, auto) {
      send(problem(request_of(q), 500, "internal-error", "the server failed at this request"), r);
    });
    http.set_error_handler([](const httplib::Request& q, httplib::Response& r) {
      if (r.body.empty() && r.status >= 400)
        send(problem(request_of(q), r.status, "bad-request", "the request cannot be understood"),
             r);
    });
  }
};

Server::Server(State* state) : state_(state) {}
Server::Server(Server&& o) noexcept : state_(std::exchange(o.state_, nullptr)) {}
Server& Server::operator=(Server&& o) noexcept {
  std::swap(state_, o.state_);
  return *this;
}
Server::~Server() {
  if (state_ == nullptr) return;
  stop();
  delete state_;
}

Result<Server> Server::start(const Catalog& city, const Options& options) {
  Server server(new State(city, options));
  State& state = *server.state_;
  state.set_up();
  if (options.port == 0) {
    state.port = state.http.bind_to_any_port(options.host.c_str());
  } else if (state.http.bind_to_port(options.host.c_str(), options.port)) {
    state.port = options.port;
  }
  if (state.port <= 0)
    return failed("port-in-use",
                  "cannot listen on " + options.host + ":" + std::to_string(options.port),
                  "another program may use the port; --port 0 takes a free one");
  state.thread = std::thread([&state] { state.http.listen_after_bind(); });
  while (!state.http.is_running()) std::this_thread::yield();
  return server;
}

int Server::port() const { return state_->port; }
std::string Server::url() const {
  const std::string& host = state_->options.host;
  const bool six = host.find(':') != std::string::npos;
  return "http://" + (six ? "[" + host + "]" : host) + ":" + std::to_string(state_->port);
}
void Server::wait() {
  if (state_->thread.joinable()) state_->thread.join();
}
void Server::stop() {
  state_->http.stop();
  wait();
}

}  // namespace madang::server
