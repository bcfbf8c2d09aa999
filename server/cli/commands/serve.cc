#include <pthread.h>
#include <signal.h>

#include <cstdlib>
#include <fstream>
#include <memory>

#include "server/cli/command.h"
#include "server/server.h"

namespace madang::cli {
namespace {

/// Blocks the signals that end the server in all threads, to wait for them.
sigset_t block_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  return set;
}

/// The first line of the file; an error where it is too short to be a secret.
Result<std::string> read_token(const std::string& path) {
  std::ifstream file(path);
  std::string token;
  std::getline(file, token);
  while (!token.empty() && (token.back() == '\r' || token.back() == ' ')) token.pop_back();
  if (token.size() >= 16) return token;
  Error error;
  error.kind = file ? ErrorKind::usage : ErrorKind::io;
  error.code = "bad-token";
  error.source = path;
  error.message = "a token is one line of at least 16 characters";
  error.hint = "make one with: head -c 24 /dev/urandom | base64 > FILE";
  return error;
}

}  // namespace

void add_serve(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args {
    std::vector<std::string> sources;
    server::Options options;
    OpenOptions open;
    bool browser = false;
    std::string ledger, token_file;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command = app.add_subcommand("serve", "The page and the HTTP API");
  command->add_option("SOURCE", args->sources, "Files, folders, globs, -")->required();
  command->add_option("--host", args->options.host, "Address to listen on")->capture_default_str();
  command->add_option("--port", args->options.port, "Port; 0 takes a free one")
      ->capture_default_str()
      ->check(CLI::Range(0, 65535));
  command->add_option("--areas", args->open.areas, "GeoJSON file of areas; may be repeated")
      ->take_all()
      ->expected(1);
  command->add_option("--ledger", args->ledger, "The file of bookings and changes");
  command->add_option("--token-file", args->token_file,
                      "A file with the token that changing something takes");
  command->add_flag("--open", args->browser, "Open the page in the browser");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      const auto city = open(args->sources, common, args->open);
      if (!city) return fail(city.error());
      if (!args->ledger.empty())
        if (const auto ledger = Ledger::open(*city, args->ledger); !ledger)
          return fail(ledger.error());
      if (!args->token_file.empty()) {
        const auto token = read_token(args->token_file);
        if (!token) return fail(token.error());
        args->options.token = *token;
      }
      const sigset_t signals = block_signals();
      auto server = server::Server::start(*city, args->options);
      if (!server) return fail(server.error());
      std::uint64_t records = 0;
      for (const std::string& name : Catalog::collections())
        records += city->collection(name)->size();
      // Said even with --quiet where the port was left to us.
      if (!common.quiet || args->options.port == 0)
        std::fprintf(stderr, "serving %s records at %s\n", grouped(records).c_str(),
                     server->url().c_str());
      if (args->browser) {
        const std::string open_page = "xdg-open '" + server->url() + "' >/dev/null 2>&1 &";
        if (std::system(open_page.c_str()) != 0) say(common, "no browser could be opened");
      }
      int signal = 0;
      sigwait(&signals, &signal);
      server->stop();
      return int{done};
    };
  });
}

}  // namespace madang::cli
