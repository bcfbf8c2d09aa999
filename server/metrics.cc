#include "server/metrics.h"

namespace madang::server {

std::string Metrics::text(const Catalog& city) const {
  std::string out =
      "# HELP madang_answers_total Answers by class of HTTP status.\n"
      "# TYPE madang_answers_total counter\n";
  for (std::size_t kind = 2; kind < by_class_.size(); ++kind)
    out.append("madang_answers_total{class=\"")
        .append(std::to_string(kind))
        .append("xx\"} ")
        .append(std::to_string(by_class_[kind].load(std::memory_order_relaxed)))
        .append("\n");
  out +=
      "# HELP madang_records Records loaded.\n"
      "# TYPE madang_records gauge\n";
  for (const std::string& name : Catalog::collections())
    out.append("madang_records{collection=\"")
        .append(name)
        .append("\"} ")
        .append(std::to_string(city.collection(name)->size()))
        .append("\n");
  return out;
}

}  // namespace madang::server
