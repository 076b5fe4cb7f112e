# Where everything goes when the program is installed (`cmake --install`), and the DEB that `cpack` makes of it.
# Programs lie in bin, their libraries and libtorch's in lib/unclip-studio, found by relative run paths, so that the tree
# may be moved as a whole. What has to be made first is the target package_files: build it before installing.

include(GNUInstallDirs)
set(private_libraries lib/unclip-studio)
set(programs unclip)
if(UNCLIP_WITH_WINDOW)
    list(APPEND programs unclip-studio)
endif()
set_target_properties(${programs} PROPERTIES INSTALL_RPATH "$ORIGIN/../${private_libraries}")
set_target_properties(unclip_base unclip_engine unclip_training PROPERTIES INSTALL_RPATH "$ORIGIN")
install(TARGETS ${programs} RUNTIME DESTINATION bin)
install(TARGETS unclip_base unclip_engine unclip_training LIBRARY DESTINATION ${private_libraries})

# libtorch's CPU libraries without the symbols that only a debugger reads. libgomp is the system's.
set(package_files ${CMAKE_BINARY_DIR}/package_files)
get_target_property(torch_cpu torch_cpu LOCATION)
cmake_path(GET torch_cpu PARENT_PATH torch_libraries)
foreach(name libtorch_cpu.so libc10.so)
    add_custom_command(OUTPUT ${package_files}/lib/${name}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${package_files}/lib
        COMMAND ${CMAKE_STRIP} --strip-unneeded -o ${package_files}/lib/${name} ${torch_libraries}/${name}
        DEPENDS ${torch_libraries}/${name} VERBATIM)
    list(APPEND made_files ${package_files}/lib/${name})
    install(FILES ${package_files}/lib/${name} DESTINATION ${private_libraries})
endforeach()

# Man pages and completion are made by asking the programs for their options.
add_custom_command(OUTPUT ${package_files}/share/man
    COMMAND ${PROJECT_SOURCE_DIR}/packaging/describe_options.sh $<TARGET_FILE_DIR:unclip> ${package_files}/share
    DEPENDS ${programs} ${PROJECT_SOURCE_DIR}/packaging/describe_options.sh VERBATIM)
install(DIRECTORY ${package_files}/share/ DESTINATION share)

set(documents ${CMAKE_INSTALL_DOCDIR})
string(REPLACE "/UnclipStudio" "/unclip-studio" documents ${documents})
add_custom_command(OUTPUT ${package_files}/changelog.gz
    COMMAND sh -c "gzip -9nc '${PROJECT_SOURCE_DIR}/CHANGELOG.md' > '${package_files}/changelog.gz'"
    DEPENDS ${PROJECT_SOURCE_DIR}/CHANGELOG.md VERBATIM)
install(FILES ${package_files}/changelog.gz DESTINATION ${documents})
install(FILES ${PROJECT_SOURCE_DIR}/packaging/copyright DESTINATION ${documents})
# A wheel keeps them beside its package; a libtorch of its own carries none.
file(GLOB torch_licences ${torch_libraries}/../../torch-*.dist-info/licenses)
if(torch_licences)
    install(DIRECTORY ${torch_licences}/ DESTINATION ${documents}/libtorch)
endif()
install(FILES ${PROJECT_SOURCE_DIR}/packaging/lintian-overrides DESTINATION share/lintian/overrides RENAME unclip-studio)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/resources/models ${PROJECT_SOURCE_DIR}/resources/judge DESTINATION share/unclip-studio)
install(FILES ${PROJECT_SOURCE_DIR}/resources/captions.json DESTINATION share/unclip-studio)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs/guide DESTINATION share/unclip-studio)
if(UNCLIP_WITH_WINDOW)
    set(resources ${PROJECT_SOURCE_DIR}/resources)
    install(FILES ${resources}/unclip-studio.desktop DESTINATION share/applications)
    install(FILES ${resources}/studio.unclip.UnclipStudio.metainfo.xml DESTINATION share/metainfo)
    install(FILES ${resources}/icons/unclip-studio.svg DESTINATION share/icons/hicolor/scalable/apps)
endif()

add_custom_target(package_files DEPENDS ${programs} ${made_files} ${package_files}/share/man ${package_files}/changelog.gz)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME unclip-studio)
set(CPACK_PACKAGE_VENDOR "Unclip Studio")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "paint pictures from words on your own machine")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_THREADS 0)  # as many as there are processors
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "$ENV{DEBFULLNAME} <$ENV{DEBEMAIL}>")
set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Unclip Studio is DALL-E 2's method (unCLIP) as a desktop program: type what
you want to see and it is painted on your own machine, without an account and
without a network. Pictures can be varied, mixed, repainted through a mask and
continued beyond their frame; a gallery keeps all of them.

A small model, Paintbox, comes with it. Larger open models in the layout of
diffusers (Karlo, Kandinsky 2.2) can be fetched or added.

libtorch's CPU libraries are inside.")
# Plugins and translations are opened by name, so nothing links to their packages.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-translations-l10n, qt6-wayland, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fonts-noto-color-emoji, tuxpaint-stamps-default")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${package_files}/lib ${CMAKE_LIBRARY_OUTPUT_DIRECTORY})
include(CPack)
