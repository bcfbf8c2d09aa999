#include <memory>

#include "server/cli/sharing_options.h"

namespace madang::cli {
namespace {

/// One block a resource: name, id, distance and cost, slots.
std::string table(const FreeList& list) {
  std::string out;
  for (const FreeResource& item : list.items) {
    const auto record = item.record.as<Resource>();
    if (!record) continue;
    const std::string_view ko = record->name.in("ko"), en = record->name.in("en");
    out.append(en).append(ko != en ? " / " + std::string(ko) : "").append("\n  ");
    out.append(item.record.collection()).append("/").append(item.record.id());
    char text[64];
    if (item.km) {
      std::snprintf(text, sizeof text, " · %.1f km", *item.km);
      out += text;
    }
    if (item.cost && record->price) {
      std::snprintf(text, sizeof text, " · %.0f ", *item.cost);
      out.append(text).append(record->price->currency);
    }
    for (const Slot& slot : item.slots)
      out.append("\n  ").append(clock_of(slot.from)).append(" - ").append(clock_of(slot.to));
    out += "\n";
  }
  out += grouped(list.total) + " free of " + grouped(list.asked);
  if (list.unknown > 0) out += "; of " + grouped(list.unknown) + " no hours are known";
  return out;
}

}  // namespace

void add_free(CLI::App& app, Common& common, std::function<int()>& run) {
  auto args = std::make_shared<SharingArgs>();
  CLI::App* command = app.add_subcommand("free", "What can be used, and when");
  command->add_option("SOURCE", args->words, "Files, folders, globs, -")->required();
  add_time_options(command, *args);
  add_place_options(command, *args);
  command->add_option("--for", args->query.duration,
                      "Any use of this length between --from and --to, e.g. 2h");
  command->footer(
      "Example: madang free examples/seoul --from 2022-05-17T10:00 --to 2022-05-17T12:00 "
      "--near 37.5665,126.978 --within 2 --people 20");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      const auto query = query_of(*args);
      if (!query) return fail(query.error());
      const auto city = open_shared(*args, common);
      if (!city) return fail(city.error());
      const auto list = find_free(*city, *query);
      if (!list) return fail(list.error());
      return print(args->json ? list->to_json() : table(*list));
    };
  });
}

void add_why_not(CLI::App& app, Common& common, std::function<int()>& run) {
  auto args = std::make_shared<SharingArgs>();
  CLI::App* command =
      app.add_subcommand("why-not", "Every rule that stands against a use; exit 1 where one does");
  command->add_option("SOURCE", args->words, "Sources, then the resource")
      ->required()
      ->option_text("... RESOURCE");
  add_time_options(command, *args);
  command->footer(
      "Example: madang why-not examples/seoul sogong-hall --from 2022-05-15T10:00 "
      "--to 2022-05-15T12:00");
  command->callback([args, &common, &run] {
    run = [args, &common] {
      auto id = take_last(args->words, "RESOURCE");
      if (!id) return fail(id.error());
      if (id->starts_with("resources/")) id->erase(0, std::string("resources/").size());
      const auto city = open_shared(*args, common);
      if (!city) return fail(city.error());
      const auto why = why_not(*city, *id, args->query);
      if (!why) return fail(why.error());
      std::string text = why->to_json();
      if (!args->json) {
        text = why->free ? "free" : "not free";
        if (!why->asked.from.empty())  // of no zone there is no time
          text += " from " + clock_of(why->asked.from) + " to " + clock_of(why->asked.to);
        for (const Reason& reason : why->reasons)
          text += "\n  " + reason.rule + ": " + reason.message;
        if (why->next)
          text += "\nnext: " + clock_of(why->next->from) + " - " + clock_of(why->next->to);
        for (const std::string& warning : why->warnings) text += "\nwarning: " + warning;
      }
      const int code = print(text);
      return code == done && !why->free ? int{problems} : code;
    };
  });
}

void add_idle(CLI::App& app, Common& common, std::function<int()>& run) {
  auto args = std::make_shared<SharingArgs>();
  CLI::App* command =
      app.add_subcommand("idle", "Unused hours and use rate, by hour of the week, kind, district");
  command->add_option("SOURCE", args->words, "Files, folders, globs, -")->required();
  add_time_options(command, *args);
  add_place_options(command, *args);
  command->callback([args, &common, &run] {
    run = [args, &common] {
      const auto query = query_of(*args);
      if (!query) return fail(query.error());
      const auto city = open_shared(*args, common);
      if (!city) return fail(city.error());
      const auto found = idle(*city, *query);
      if (!found) return fail(found.error());
      if (args->json) return print(found->to_json());
      const auto line = [](const Idle::Row& row) {
        char text[160];
        std::snprintf(text, sizeof text, "%12.1f open %12.1f used %5.1f %%  ", row.open_hours,
                      row.used_hours, 100 * row.rate());
        return text + row.value;
      };
      std::string text = "hours\n" + line(found->all) + "all";
      for (const auto* rows : {&found->by_kind, &found->by_district, &found->by_resource})
        for (const Idle::Row& row : *rows) text += "\n" + line(row);
      return print(text);
    };
  });
}

}  // namespace madang::cli
