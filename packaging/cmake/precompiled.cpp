// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A static library needs a source; this one carries only the precompiled headers.
