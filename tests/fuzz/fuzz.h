/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzzers share: texts that are cut, doubled and spoilt again and again until the time is up. A driver is a
 * plain program, `fuzz-NAME SECONDS [SEED [FIRST]]`; its inputs follow from the seed and their number alone, so that
 * one that broke something is tried again by its number. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FuzzTarget:
 * @input: any bytes, ended by a NUL that is not counted; NULs may stand within
 * @length: how many
 *
 * Does with them what is to be tried, and asserts what must hold whatever they are.
 *
 * Returns: whether they were understood: a fuzzer that only ever tries what is refused at once proves nothing
 */
typedef gboolean (*FuzzTarget) (const char *input, gsize length);

int fuzz_run (int argc, char **argv, const char *const *samples, FuzzTarget target);

G_END_DECLS
