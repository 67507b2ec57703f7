/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The C library puts aside what is freed, and puts it in order when a larger block is next asked for: after some
 * thousand widgets that takes ten milliseconds, of whoever happens to ask. Done after every few hundred it takes one or
 * two, in a turn of the main loop that has the time for it. */

#include "qorgan-memory.h"

/* More than its bins of small blocks have. */
#define LARGE (64 * 1024)

/**
 * qorgan_memory_tidy:
 *
 * Puts what was freed in order, after many widgets were taken apart.
 */
void
qorgan_memory_tidy (void)
{
  g_free (g_malloc (LARGE));
}
