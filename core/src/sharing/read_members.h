// Members that our record does not know, read into a small struct of their own.
#ifndef MADANG_SHARING_READ_MEMBERS_H_
#define MADANG_SHARING_READ_MEMBERS_H_

#include <string>
#include <string_view>
#include <vector>

#include "json/read.h"
#include "reflect/describe_table.h"

namespace madang::sharing {

/// False where `extra` (the members of an object) cannot be read as a T.
template <class T>
bool read_members(std::string_view extra, T& into) {
  std::string json = "{" + std::string(extra) + "}";
  const std::size_t size = json.size();
  json.resize(size + json::padding);
  static const reflect::RecordInfo& info = reflect::info_of<T>();
  json::Reader reader;
  reflect::Events events;
  std::vector<json::Fault> faults;
  if (!reader.read(info, std::string_view(json).substr(0, size), false, events, faults))
    return false;
  reflect::fill(info, events, &into);
  return true;
}

}  // namespace madang::sharing

#endif  // MADANG_SHARING_READ_MEMBERS_H_
