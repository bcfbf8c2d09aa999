// Processes that book the same slots at once and are killed at random, and a disk that is full.
// MADANG_RACE=100000 makes as many attempts, of 8 processes on 200 slots.
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "sharing/shared.h"

using namespace madang;

namespace {

std::string race_city() {
  std::string json = R"({"resources":[)";
  for (int i = 0; i < 20; ++i)
    json +=
        std::string(i > 0 ? "," : "") + R"({"id":"r)" + std::to_string(i) +
        R"(","name":"R","availability":{"weekly":[{"from":"00:00","to":"24:00"}],"slot":"PT1H"}})";
  return json + "]}";
}

BookingRequest slot(int number) {
  const auto hour = [](int h) { return (h < 10 ? "0" : "") + std::to_string(h); };
  const int h = 8 + number / 20;
  return request("r" + std::to_string(number % 20), "2022-05-17T" + hour(h) + ":00",
                 "2022-05-17T" + hour(h + 1) + ":00");
}

/// Says a line to a file; whole or not at all, since it is written at once.
void say(int fd, const std::string& line) {
  if (write(fd, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(3);
}

[[noreturn]] void race(const std::string& path, const std::string& log, unsigned seed, int slots,
                       int attempts) {
  const int fd = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  const auto city = Catalog::load(race_city());
  if (!city || fd < 0) _exit(4);
  auto ledger = Ledger::open(*city, path);
  if (!ledger) _exit(5);
  std::mt19937 random(seed);
  for (int i = 0; i < attempts; ++i) {
    const auto booking =
        ledger->book(slot(static_cast<int>(random() % static_cast<unsigned>(slots))));
    if (!booking && booking.error().code != "not-free") _exit(6);
    say(fd, booking ? "booked " + booking->id + "\n" : "refused\n");
    if (!booking || random() % 10 == 0) continue;
    say(fd, "freeing " + booking->id + "\n");  // so that the slots stay contested
    if (!ledger->cancel(booking->id)) _exit(7);
  }
  _exit(0);
}

template <class F>
pid_t in_child(F f) {
  const pid_t pid = fork();
  if (pid == 0) f();
  return pid;
}

}  // namespace

TEST_CASE("killed processes book nothing twice and lose nothing") {
  const char* asked = std::getenv("MADANG_RACE");
  const int attempts = asked != nullptr ? std::atoi(asked) : 800;
  const int slots = asked != nullptr ? 200 : 40, processes = asked != nullptr ? 8 : 4;
  const LedgerPath path;
  const std::string file = path;
  std::mt19937 random(7);
  unsigned begun = 0;
  std::map<pid_t, std::string> running;
  std::vector<std::string> logs;
  const auto lines = [](const std::string& log) {
    std::ifstream in(log);
    std::string line;
    int n = 0;
    while (std::getline(in, line)) n += line.starts_with("freeing") ? 0 : 1;
    return n;
  };
  const auto start = [&](const std::string& log) {
    const int left = attempts / processes - lines(log);
    ++begun;
    running[in_child([&] { race(file, log, begun, slots, left); })] = log;
  };
  for (int i = 0; i < processes; ++i) {
    logs.push_back(file + ".log" + std::to_string(i));
    std::remove(logs.back().c_str());
    start(logs.back());
  }
  int kills = 0, failed = 0;
  while (!running.empty()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + random() % 400));
    if (auto victim = std::next(running.begin(), static_cast<long>(random() % running.size()));
        kill(victim->first, SIGKILL) == 0)
      ++kills;
    int status = 0;
    for (pid_t pid = 0; (pid = waitpid(-1, &status, running.empty() ? WNOHANG : 0)) > 0;) {
      const std::string log = running[pid];
      running.erase(pid);
      if (WIFSIGNALED(status)) start(log);
      else if (WEXITSTATUS(status) != 0) failed = WEXITSTATUS(status);
      break;
    }
  }
  CHECK(failed == 0);
  CHECK(kills > 0);
  std::set<std::string> booked, freeing;
  int tried = 0;
  for (const std::string& log : logs) {
    std::ifstream in(log);
    std::string line;
    while (std::getline(in, line)) {
      if (line.starts_with("booked ")) booked.insert(line.substr(7));
      if (line.starts_with("freeing ")) freeing.insert(line.substr(8));
      tried += line.starts_with("freeing") ? 0 : 1;
    }
    std::remove(log.c_str());
  }
  const Catalog city = shared_city(race_city());
  auto ledger = Ledger::open(city, path);
  REQUIRE(ledger.ok());
  std::map<std::string, std::string> states;
  std::set<std::string> taken;
  int twice = 0;
  const auto all = ledger->bookings({}, {}, true);
  REQUIRE(all.ok());
  for (const Booking& b : *all) {
    states[b.id] = b.state;
    if (b.state == "confirmed" && !taken.insert(b.resource + b.time.from).second) ++twice;
  }
  int lost = 0;
  for (const std::string& id : booked)
    if (states.count(id) == 0 || (freeing.count(id) == 0 && states[id] != "confirmed")) ++lost;
  CHECK(tried >= attempts / processes * processes);
  CHECK(twice == 0);
  CHECK(lost == 0);
  if (asked != nullptr)
    WARN(tried << " attempts, " << booked.size() << " acknowledged, " << kills << " kills, "
               << twice << " twice, " << lost << " lost");
}

TEST_CASE("a full disk books nothing and loses nothing") {
  const LedgerPath path;
  const std::string file = path, log = file + ".log";
  std::remove(log.c_str());
  const pid_t child = in_child([&] {
    const int fd = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    const auto city = Catalog::load(shared_json);
    if (!city) _exit(4);
    auto ledger = Ledger::open(*city, file);
    if (!ledger) _exit(5);
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{600'000, 600'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    for (int i = 0; i < 2000; ++i) {
      auto one = request("drill", "2022-05-17T10:00", "2022-05-17T11:00");
      one.from = "2022-05-17T0" + std::to_string(i % 10) + ":00";
      one.to = "2022-05-17T0" + std::to_string(i % 10) + ":30";
      one.note = std::string(500, 'x');
      const auto booking = ledger->book(one);
      if (!booking) _exit(booking.error().code == "ledger-full" ? 0 : 6);
      say(fd, booking->id + "\n");
      if (i % 3 != 0 && !ledger->cancel(booking->id)) _exit(0);
    }
    _exit(8);
  });
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  const Catalog city = shared_city();
  auto ledger = Ledger::open(city, path);
  REQUIRE(ledger.ok());
  std::set<std::string> there;
  const auto all = ledger->bookings({}, {}, true);
  REQUIRE(all.ok());
  for (const Booking& b : *all) there.insert(b.id);
  std::ifstream in(log);
  std::string line;
  std::size_t said = 0;
  while (std::getline(in, line)) {
    ++said;
    CHECK(there.count(line) == 1);
  }
  CHECK(said > 2);
  CHECK(there.size() == said);
  std::remove(log.c_str());
}
