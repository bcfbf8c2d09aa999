# cmake -DDIR=core/data -DOUT=data.cc -P embed.cmake
# Writes the data files into a source file of texts.
set(text "// Made by embed.cmake.\n#include \"sharing/data.h\"\n\nnamespace madang::sharing::data {\n")
foreach(pair IN ITEMS "holidays_kr=holidays_kr.csv" "impact=impact.json"
    "matching=matching.json")
  string(REPLACE "=" ";" pair "${pair}")
  list(GET pair 0 name)
  list(GET pair 1 file)
  file(READ "${DIR}/${file}" hex HEX)
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${hex}")
  # Long string literals are cut, else compilers refuse them.
  string(REGEX REPLACE "(................................................................................................................)" "\\1\"\n\"" bytes "${bytes}")
  string(LENGTH "${hex}" length)
  math(EXPR length "${length} / 2")
  string(APPEND text "const std::string_view ${name}{\n\"${bytes}\", ${length}};\n")
endforeach()
file(WRITE "${OUT}" "${text}}  // namespace madang::sharing::data\n")
