/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libshumate's vector renderer starts g_get_num_processors() − 1 threads: none at all on a machine with one processor,
 * where the map would stay empty for ever. This definition, exported from the executable, takes the place of GLib's and
 * never says less than two. (Still so in libshumate 1.7.) */
#include <gmodule.h>
#include <sched.h>

G_MODULE_EXPORT guint g_get_num_processors (void);

guint
g_get_num_processors (void)
{
  cpu_set_t set;

  CPU_ZERO (&set);
  if (sched_getaffinity (0, sizeof set, &set) != 0)
    return 2;
  return MAX (2, (guint) CPU_COUNT (&set));
}
