// A calendar cut into its components, and one component read.
#ifndef MADANG_INGEST_FORMATS_CALENDAR_PARTS_H_
#define MADANG_INGEST_FORMATS_CALENDAR_PARTS_H_

#include <madang/records/bulletin.h>
#include <madang/records/resource.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/formats/calendar_zones.h"

namespace madang::ingest::calendar {

/// A component that may become a record: bytes [begin, end) of the calendar, with
/// its BEGIN and END.
struct Part {
  std::string name;  ///< VEVENT, VTODO, VJOURNAL, VFREEBUSY, VAVAILABILITY
  std::size_t begin = 0, end = 0;
  bool whole = true;  ///< false: its END is missing
};

/// All such components in order, told by their lines; other components (zones,
/// alarms alone) are stepped over.
[[nodiscard]] std::vector<Part> parts_of(std::string_view text);

/// One component.
class Component {
 public:
  /// Texts of one property each; the first of several.
  struct Moment {
    std::optional<Date> date;
    std::string time_zone;  ///< the TZID, if it has one; the date has its offset if that is known
    bool whole_day = false;
  };
  /// `zones` must outlive it.
  Component(std::string_view text, const Zones& zones);
  ~Component();
  Component(const Component&) = delete;
  Component& operator=(const Component&) = delete;

  /// Whether it could be read at all.
  [[nodiscard]] bool good() const { return component_ != nullptr; }
  /// What the library could not read, line by line.
  [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }
  /// The text of a property, without its escapes; it counts as used.
  std::string text(const char* property);
  /// The same, and it stays among others().
  [[nodiscard]] std::string look(const char* property) const;
  std::vector<std::string> texts(const char* property);
  /// ATTACH with an address; what else a line of it says stays among others().
  std::vector<Attachment> attachments();
  Moment moment(const char* property);
  /// The end: DTEND or DUE, or DTSTART and DURATION. The last day of whole days.
  Moment end();
  /// Latitude and longitude of GEO.
  std::optional<std::pair<double, double>> position();
  /// The hours of its AVAILABLE parts; what could not be read of them, in words.
  [[nodiscard]] std::vector<std::string> available(Availability& out);
  /// Of an event: closes the hours while it lasts, and each time it recurs; what could not be read.
  [[nodiscard]] std::vector<std::string> busy(const std::string& why, Availability& out);

  /// All properties and parts nobody asked for, as they stand in the file but
  /// unfolded.
  [[nodiscard]] std::vector<std::string> others() const;

 private:
  struct Library;
  std::unique_ptr<Library> library_;
  const Zones* zones_;
  void* component_ = nullptr;
  std::vector<std::string> faults_;
};

}  // namespace madang::ingest::calendar

#endif  // MADANG_INGEST_FORMATS_CALENDAR_PARTS_H_
