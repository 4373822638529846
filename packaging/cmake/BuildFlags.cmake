# SPDX-FileCopyrightText: 2026 The Rolescope authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One interface target that every target of ours links: warnings, Qt's strictness, sanitizers.
add_library(rolescope_build_flags INTERFACE)
target_compile_options(rolescope_build_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${ROLESCOPE_WERROR}>:-Werror>)
target_compile_definitions(rolescope_build_flags INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    ROLESCOPE_VERSION="${PROJECT_VERSION}")
target_include_directories(rolescope_build_flags INTERFACE ${PROJECT_SOURCE_DIR})

if(ROLESCOPE_SANITIZE)
    # -fno-sanitize=vptr: Qt is built without the type information that this check needs across the library border.
    set(sanitizers -fsanitize=address,undefined -fno-sanitize=vptr -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_compile_options(rolescope_build_flags INTERFACE ${sanitizers})
    target_link_options(rolescope_build_flags INTERFACE ${sanitizers})
endif()
