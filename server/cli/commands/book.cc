#include <memory>

#include "server/cli/sharing_options.h"

namespace madang::cli {
namespace {

Result<Ledger> ledger_of(const Catalog& city) {
  if (auto ledger = Ledger::of(city)) return *ledger;
  Error error;
  error.code = "no-ledger";
  error.message = "bookings are kept in a ledger";
  error.hint = "give --ledger FILE; the file is made where there is none";
  return error;
}

int say_booking(const SharingArgs& args, const Booking& b) {
  return print(args.json ? b.to_json()
                         : b.id + " " + b.state + " " + b.resource + " " + b.time.from + " - " +
                               b.time.to);
}

}  // namespace

void add_book(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args : SharingArgs {
    BookingRequest request;
    bool hold = false;
    std::string rule;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command = app.add_subcommand("book", "Books a resource in a ledger");
  command->add_option("SOURCE", args->words, "Sources, then the resource")
      ->required()
      ->option_text("... RESOURCE");
  add_time_options(command, *args);
  command->add_option("--party", args->request.party, "Who")->required();
  command->add_option("--key", args->request.key, "The same key twice books once");
  command->add_option("--note", args->request.note, "Kept with it");
  command->add_flag("--hold", args->hold, "Only hold it for a while");
  command->add_option("--keep", args->request.keep, "How long it is held")->capture_default_str();
  command->add_option("--rule", args->rule, "A series: an RRULE, FREQ=WEEKLY;COUNT=4");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      const auto id = take_last(args->words, "RESOURCE");
      if (!id) return fail(id.error());
      const auto city = open_shared(*args, common);
      if (!city) return fail(city.error());
      auto ledger = ledger_of(*city);
      if (!ledger) return fail(ledger.error());
      BookingRequest request = args->request;
      request.resource = *id;
      request.from = args->query.from;
      request.to = args->query.to;
      request.people = args->query.people;
      request.quantity = args->query.quantity;
      request.now = args->query.now;
      if (!args->rule.empty()) {
        const auto series = ledger->series(request, args->rule);
        return series ? print(series->to_json()) : fail(series.error());
      }
      const auto booking = args->hold ? ledger->hold(request) : ledger->book(request);
      return booking ? say_booking(*args, *booking) : fail(booking.error());
    };
  });
}

void add_ledger(CLI::App& app, Common& common, std::function<int()>& run) {
  struct Args : SharingArgs {
    std::string confirm, cancel, import, compact, party, resource;
    bool history = false, everything = false, calendar = false;
  };
  auto args = std::make_shared<Args>();
  CLI::App* command =
      app.add_subcommand("ledger", "Bookings: list, confirm, cancel, export, import");
  command->add_option("SOURCE", args->words, "Files, folders, globs, -")->required();
  command->add_option("--ledger", args->ledger, "The file of bookings and changes")->required();
  command->add_option("--party", args->party, "Only bookings of this party");
  command->add_option("--resource", args->resource, "Only bookings of this resource");
  command->add_flag("--ics", args->calendar, "The bookings of --party as iCalendar");
  command->add_option("--confirm", args->confirm, "Makes a hold a booking");
  command->add_option("--cancel", args->cancel, "Frees a booking");
  command->add_flag("--history", args->history, "What was done, a line each");
  command->add_flag("--export", args->everything, "Everything as JSON");
  command->add_option("--import", args->import, "Takes what --export gave");
  command->add_option("--compact", args->compact, "Writes the city with all changes as a snapshot");
  command->add_flag("--json", args->json, "As JSON");
  command->callback([args, &common, &run] {
    run = [args, &common]() -> int {
      const auto city = open_shared(*args, common);
      if (!city) return fail(city.error());
      auto ledger = ledger_of(*city);
      if (!ledger) return fail(ledger.error());
      const auto text = [](const Result<std::string>& answer) {
        return answer ? print(*answer) : fail(answer.error());
      };
      if (!args->confirm.empty() || !args->cancel.empty()) {
        const auto booking =
            args->confirm.empty() ? ledger->cancel(args->cancel) : ledger->confirm(args->confirm);
        return booking ? say_booking(*args, *booking) : fail(booking.error());
      }
      if (args->history) return text(ledger->history());
      if (args->everything) return text(ledger->export_json());
      if (args->calendar) return text(ledger->party_calendar(args->party));
      if (!args->compact.empty()) {
        const auto written = ledger->compact(args->compact);
        return written ? int{done} : fail(written.error());
      }
      if (!args->import.empty()) {
        const auto json = text_of(args->import);
        if (!json) return fail(json.error());
        const auto taken = ledger->import_json(*json);
        if (!taken) return fail(taken.error());
        say(common, grouped(*taken) + " taken");
        return done;
      }
      const auto list = ledger->bookings(args->resource, args->party);
      if (!list) return fail(list.error());
      for (const Booking& booking : *list)
        if (const int code = say_booking(*args, booking); code != done) return code;
      return done;
    };
  });
}

}  // namespace madang::cli
