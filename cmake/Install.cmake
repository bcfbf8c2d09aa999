# find_package(madang) and pkg-config for those who embed the library.
include(CMakePackageConfigHelpers)
set(madang_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/madang")
install(TARGETS madang EXPORT madangTargets COMPONENT development
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(DIRECTORY core/include/madang DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
  COMPONENT development)
install(EXPORT madangTargets NAMESPACE madang:: DESTINATION "${madang_cmake_dir}"
  COMPONENT development)
get_target_property(madang_type madang TYPE)
configure_package_config_file(cmake/madangConfig.cmake.in
  "${PROJECT_BINARY_DIR}/madangConfig.cmake" INSTALL_DESTINATION "${madang_cmake_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/madangConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/madangConfig.cmake"
  "${PROJECT_BINARY_DIR}/madangConfigVersion.cmake"
  DESTINATION "${madang_cmake_dir}" COMPONENT development)
configure_file(cmake/madang.pc.in "${PROJECT_BINARY_DIR}/madang.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/madang.pc"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)
if(TARGET madang_cli)
  install(TARGETS madang_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT command)
endif()
