/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which day it is for a casebook. */

#include "qorgan-today.h"

/**
 * qorgan_today:
 * @today: (out): the civil day, here; of the demo, 8 January 2022
 */
void
qorgan_today (QorganCasebook *casebook, QorganDate *today)
{
  g_autoptr (GDateTime) now = NULL;

  if (qorgan_casebook_is_demo (casebook))
    {
      qorgan_date_init_day (today, 2022, 1, 8);
      return;
    }
  now = g_date_time_new_now_local ();
  qorgan_date_init_day (today, g_date_time_get_year (now), g_date_time_get_month (now),
                        g_date_time_get_day_of_month (now));
}
