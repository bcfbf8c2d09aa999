#include <madang/catalog.h>
#include <madang/json.h>

#include "output/group_columns.h"

namespace madang {

std::string Groups::to_json() const {
  JsonWriter out;
  out.begin_object().key("by").value(by).key("of").value(of);
  out.key("total").value(total).key("missing").value(missing).key("groups").value(groups);
  out.key("values").begin_array();
  for (const Group& group : values) {
    out.begin_object().key("value").value(group.value).key("count").value(group.count);
    if (!of.empty()) {
      out.key("numbers").value(group.numbers).key("sum").value(group.sum);
      if (group.numbers > 0) {
        out.key("min").value(group.min).key("max").value(group.max).key("mean").value(group.mean);
        for (std::size_t i = 0; i < percents.size(); ++i)
          out.key(output::percentile_name(percents[i])).value(group.percentiles[i]);
      }
    }
    out.end_object();
  }
  out.end_array().end_object();
  return std::move(out).text();
}

}  // namespace madang
