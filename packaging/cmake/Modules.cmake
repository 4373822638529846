# SPDX-FileCopyrightText: 2026 The Rolescope authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Qt's headers, compiled once for all that need no widgets and once for all that do: reading them takes longer than
# compiling most of our files. The owners link only what the headers stand for; further definitions of their users
# (QT_NETWORK_LIB and the like) do not touch what is in them.
if(ROLESCOPE_PRECOMPILE)
    add_library(rolescope_core_headers STATIC packaging/cmake/precompiled.cpp)
    target_link_libraries(rolescope_core_headers PRIVATE Qt6::Core rolescope_build_flags)
    target_precompile_headers(rolescope_core_headers PRIVATE
        <QtCore/QtCore> <algorithm> <memory> <optional> <vector>)
    add_library(rolescope_widget_headers STATIC packaging/cmake/precompiled.cpp)
    target_link_libraries(rolescope_widget_headers PRIVATE Qt6::Widgets rolescope_build_flags)
    target_precompile_headers(rolescope_widget_headers PRIVATE
        <QtWidgets/QtWidgets> <algorithm> <memory> <optional> <vector>)
endif()

# rolescope_precompile(target links…): the headers that fit what the target links
function(rolescope_precompile target)
    if(NOT ROLESCOPE_PRECOMPILE)
        return()
    endif()
    if("${target};${ARGN}" MATCHES "rolescope_ui|Qt6::Widgets")
        target_precompile_headers(${target} REUSE_FROM rolescope_widget_headers)
    else()
        target_precompile_headers(${target} REUSE_FROM rolescope_core_headers)
    endif()
endfunction()

# rolescope_module(NAME SOURCES a.cpp b.h … LINKS lib …)
# A static library for one folder of the house. Its links are the arrows of the design: what a module does not link, it cannot use.
function(rolescope_module name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE rolescope_build_flags)
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    rolescope_precompile(${name} ${ARG_LINKS})
endfunction()
