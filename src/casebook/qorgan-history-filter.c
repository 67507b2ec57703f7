/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entries of the journal are asked for. */

#include "qorgan-history.h"

/**
 * qorgan_history_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): a copy
 */
QorganHistoryFilter *
qorgan_history_filter_copy (const QorganHistoryFilter *self)
{
  QorganHistoryFilter *copy = g_memdup2 (self, sizeof *self);

  copy->who = g_strdup (self->who);
  copy->words = g_strdup (self->words);
  return copy;
}

/**
 * qorgan_history_filter_free:
 * @self: (transfer full): a filter
 */
void
qorgan_history_filter_free (QorganHistoryFilter *self)
{
  g_free (self->who);
  g_free (self->words);
  g_free (self);
}

/* Civil seconds, as dates count them, to milliseconds of the world, as the clock of this computer has it. */
static gint64
world_time (gint64 civil)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (civil);
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autoptr (GDateTime) local = utc != NULL
                                    ? g_date_time_new (here, g_date_time_get_year (utc), g_date_time_get_month (utc),
                                                       g_date_time_get_day_of_month (utc), g_date_time_get_hour (utc),
                                                       g_date_time_get_minute (utc), g_date_time_get_second (utc))
                                    : NULL;

  return local != NULL ? g_date_time_to_unix (local) * 1000 : 0;
}

/**
 * qorgan_history_filter_set_period:
 * @self: a filter
 * @period: (nullable): a day, a month, “after 7 January”: what was done at any time of it; %NULL: at any time
 */
void
qorgan_history_filter_set_period (QorganHistoryFilter *self, const QorganDate *period)
{
  gint64 earliest = G_MININT64, latest = G_MAXINT64;

  if (period != NULL)
    qorgan_date_get_range (period, &earliest, &latest);
  self->since = earliest != G_MININT64 ? MAX (world_time (earliest), 1) : 0;
  self->until = latest != G_MAXINT64 ? MAX (world_time (latest) + 999, 1) : 0;
}

/**
 * qorgan_history_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether it asks for everything
 */
gboolean
qorgan_history_filter_is_empty (const QorganHistoryFilter *self)
{
  return self->record == 0 && self->kind == NULL && self->field == 0 && self->verbs == 0 && self->who == NULL
         && !self->here && !self->elsewhere && self->since == 0 && self->until == 0 && self->words == NULL;
}

/**
 * qorgan_history_line_free:
 * @self: (transfer full): a line
 */
void
qorgan_history_line_free (QorganHistoryLine *self)
{
  g_clear_pointer (&self->entry, qorgan_entry_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self);
}

/**
 * qorgan_history_reading_free:
 * @self: (transfer full): a reading
 */
void
qorgan_history_reading_free (QorganHistoryReading *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}
