#include "server/cli/sharing_options.h"

#include <cstdio>
#include <fstream>
#include <iterator>

#include "server/cli/output.h"

namespace madang::cli {

void add_time_options(CLI::App* command, SharingArgs& args) {
  command->add_option("--from", args.query.from, "Beginning, 2022-05-14T10:00")->required();
  command->add_option("--to", args.query.to, "End")->required();
  command->add_option("--people", args.query.people, "How many people come");
  command->add_option("--quantity", args.query.quantity, "How many units of it")
      ->capture_default_str();
  command->add_option("--now", args.query.now, "The moment of asking; else the clock");
  command->add_option("--ledger", args.ledger, "The file of bookings and changes");
  command->add_flag("--json", args.json, "As JSON");
}

void add_place_options(CLI::App* command, SharingArgs& args) {
  command->add_option("--near", args.near, "LAT,LON: nearer ones first");
  command->add_option("--within", args.within_km, "At most so many km from there");
  command->add_option("--kind", args.query.kind, "time, space, talent, goods or information");
  command->add_option("--max-price", args.max_price, "What the use may cost at most");
  command->add_option("--where", args.query.where, "More conditions, e.g. tags:hall");
  command->add_option("--limit", args.query.limit, "Resources to show")->capture_default_str();
}

Result<FreeQuery> query_of(const SharingArgs& args) {
  FreeQuery query = args.query;
  if (!args.near.empty()) {
    double lat = 0, lon = 0;
    char rest = 0;
    if (std::sscanf(args.near.c_str(), "%lf,%lf%c", &lat, &lon, &rest) != 2) {
      Error error;
      error.code = "bad-near";
      error.message = "a place is LAT,LON; found \"" + args.near + "\"";
      error.hint = "write --near 37.57,126.98";
      return error;
    }
    query.lat = lat;
    query.lon = lon;
  }
  if (args.within_km != 0) query.within_km = args.within_km;
  if (args.max_price != -1) query.max_price = args.max_price;
  return query;
}

Result<Catalog> open_shared(const SharingArgs& args, const Common& common) {
  auto city = open(args.words, common);
  if (!city || args.ledger.empty()) return city;
  const auto ledger = Ledger::open(*city, args.ledger);
  if (!ledger) return ledger.error();
  return city;
}

Result<std::string> text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (file) return std::string{std::istreambuf_iterator<char>(file), {}};
  Error error;
  error.kind = ErrorKind::io;
  error.code = "unreadable";
  error.source = path;
  error.message = "the file cannot be read";
  return error;
}

std::string clock_of(const std::string& time) {
  return time.substr(0, 10) + " " + time.substr(11, 5);
}

int print(const std::string& text) {
  const auto written = write_out("", text + "\n");
  return written ? int{done} : fail(written.error());
}

}  // namespace madang::cli
