# SPDX-FileCopyrightText: 2026 The Rolescope authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# rolescope_module(NAME SOURCES a.cpp b.h … LINKS lib …)
# A static library for one folder of the house. Its links are the arrows of the design: what a module does not link, it cannot use.
function(rolescope_module name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE rolescope_build_flags)
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    if(ROLESCOPE_PRECOMPILE)
        if(name MATCHES "^rolescope_ui")
            target_precompile_headers(${name} PRIVATE <QtWidgets/QtWidgets> <algorithm> <memory> <optional> <vector>)
        else()
            target_precompile_headers(${name} PRIVATE <QtCore/QtCore> <algorithm> <memory> <optional> <vector>)
        endif()
    endif()
endfunction()
