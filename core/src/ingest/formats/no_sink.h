// A sink that forgets, for a first look at what is read again.
#ifndef MADANG_INGEST_FORMATS_NO_SINK_H_
#define MADANG_INGEST_FORMATS_NO_SINK_H_

#include "ingest/formats/registry.h"

namespace madang::ingest {

class NoSink final : public ImportSink {
 public:
  void add(const Bulletin&) override {}
  void add(const Organization&) override {}
  void add(const Resource&) override {}
  void problem(Severity, std::size_t, std::string_view, const Message&, std::string_view) override {
  }
  [[nodiscard]] bool keeps(Severity, std::string_view) const override { return false; }
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_NO_SINK_H_
