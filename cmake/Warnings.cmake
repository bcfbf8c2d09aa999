# Warnings and sanitizers of our own targets; nothing leaks to an embedder.
add_library(madang_warnings INTERFACE)
if(MADANG_DEVELOPER)
  target_compile_options(madang_warnings INTERFACE -Wall -Wextra -Wshadow -Werror)
endif()
if(MADANG_SANITIZE)
  target_compile_options(madang_warnings INTERFACE -fsanitize=${MADANG_SANITIZE}
    -fno-omit-frame-pointer -fno-sanitize-recover=all)
  # With these two g++ takes twice as long. A null pointer stops the tests anyway, and
  # clang, which the preset dev uses, looks at both.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(madang_warnings INTERFACE -fno-sanitize=null,alignment)
  endif()
  target_link_options(madang_warnings INTERFACE -fsanitize=${MADANG_SANITIZE})
endif()
find_program(MADANG_CCACHE ccache)
if(MADANG_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${MADANG_CCACHE}")
endif()
