/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The newest reading wins. A reading that is stopped may have its answer on the way already: it is told from the newest
 * one by its cancellable, which nothing else has. */

#include "qorgan-latest.h"

/**
 * qorgan_latest_begin:
 * @latest: (inout): of the reading before, which is stopped
 *
 * Returns: (transfer none): for the reading that begins
 */
GCancellable *
qorgan_latest_begin (GCancellable **latest)
{
  qorgan_latest_end (latest);
  *latest = g_cancellable_new ();
  return *latest;
}

/**
 * qorgan_latest_end:
 * @latest: (inout): of a reading that nobody waits for any more, or that has brought its answer
 */
void
qorgan_latest_end (GCancellable **latest)
{
  g_cancellable_cancel (*latest);
  g_clear_object (latest);
}

/**
 * qorgan_latest_is:
 * @latest: (nullable): as it is now
 * @result: of a #GTask
 *
 * Returns: whether @result is what the newest reading brings, and is still waited for
 */
gboolean
qorgan_latest_is (GCancellable *latest, GAsyncResult *result)
{
  return latest != NULL && g_task_get_cancellable (G_TASK (result)) == latest;
}
