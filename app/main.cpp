// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/program.h"

int main(int argc, char** argv)
{
    return rolescope::runProgram(argc, argv);
}
