#include "server/server.h"

#include "convert.h"

namespace madang::python {

void add_server(py::module_& module) {
  using namespace py::literals;
  using server::Server;
  py::class_<Server>(module, "Server", "A running server.")
      .def_static(
          "start",
          [](const Catalog& city, const py::str& host, int port, int threads,
             const py::str& token) {
            server::Options options;
            options.host = to_utf8(host, "the host");
            options.port = port;
            options.threads = threads;
            options.token = to_utf8(token, "the token");
            const py::gil_scoped_release release;
            return take(Server::start(city, options));
          },
          "city"_a, "host"_a, "port"_a, "threads"_a, "token"_a, "Binds and starts.")
      .def_property_readonly("port", &Server::port)
      .def_property_readonly("url", [](const Server& s) { return to_str(s.url()); })
      .def("stop", &Server::stop, py::call_guard<py::gil_scoped_release>(),
           "Stops answering; may be called twice.");
}

}  // namespace madang::python
