# SPDX-FileCopyrightText: 2026 The Rolescope authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Qt warns where XDG_RUNTIME_DIR is missing, as on servers and in containers.
set(test_runtime_dir ${CMAKE_BINARY_DIR}/runtime)
file(MAKE_DIRECTORY ${test_runtime_dir})
file(CHMOD ${test_runtime_dir} PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

# rolescope_add_test(tst_name LINKS lib … [TIMEOUT seconds] [SOURCES more.cpp …])
# One executable for one class: tst_name.cpp beside the calling CMakeLists.txt. Offscreen; any Qt warning is a failure.
function(rolescope_add_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "LINKS;SOURCES" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 60)
    endif()
    if(ROLESCOPE_SANITIZE) # several times slower
        math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 5")
    endif()
    add_executable(${name} ${name}.cpp ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE Qt6::Test ${ARG_LINKS} rolescope_test_support rolescope_build_flags)
    rolescope_precompile(${name} ${ARG_LINKS})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "XDG_RUNTIME_DIR=${test_runtime_dir};QT_QPA_PLATFORM=offscreen;QT_FATAL_WARNINGS=1;QT_FORCE_ASSERTS=1;LC_ALL=C.UTF-8;QT_LOGGING_RULES=qt.qpa.*=false")
endfunction()
