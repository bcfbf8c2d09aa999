#include "json/write_plan.h"

#include <unordered_map>

namespace madang::json {
namespace {

using Plans = std::unordered_map<const reflect::RecordInfo*, WritePlan>;

bool can_be_empty(reflect::Kind kind) {
  using reflect::Kind;
  return kind == Kind::text || kind == Kind::keyword || kind == Kind::boolean;
}

const WritePlan& plan_in(Plans& plans, const reflect::RecordInfo& info) {
  const auto [known, fresh] = plans.try_emplace(&info);  // others stay where they are
  WritePlan& plan = known->second;
  if (!fresh) return plan;
  plan.extra = info.extra;
  for (const reflect::FieldInfo& field : info.fields)
    plan.keys.append(",\"").append(field.name).append("\":");  // a name needs no escapes
  std::string_view keys = plan.keys.append(16, '\0');
  for (const reflect::FieldInfo& field : info.fields) {
    WriteStep step;
    step.key = keys.substr(0, field.name.size() + 4);
    keys.remove_prefix(step.key.size());
    step.offset = field.offset;
    step.kind = field.kind;
    step.plain = !field.list && !field.optional;
    step.list = field.list;
    step.required = field.required();
    step.leaf = field.leaf;
    step.count = field.access.count;
    step.at = field.access.at;
    step.field = &field;
    if (field.nested != nullptr) {
      step.nested = &plan_in(plans, *field.nested);
      plan.has_defaults = plan.has_defaults || step.nested->has_defaults;
      if (step.plain) plan.always |= std::uint64_t{1} << plan.steps.size();
    } else if (step.plain && !can_be_empty(field.kind)) {
      plan.has_defaults = true;
    }
    plan.steps.push_back(step);
  }
  return plan;
}

}  // namespace

const WritePlan& write_plan(const reflect::RecordInfo& info) {
  thread_local Plans plans;
  return plan_in(plans, info);
}

}  // namespace madang::json
