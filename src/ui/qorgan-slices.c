/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-slices.h. A table keeps some two hundred rows of seven cells ready; when other words are searched for,
 * each of them has something to write, and all at once would keep the person's next key waiting for a tenth of a
 * second. */

#include "qorgan-slices.h"

#define SLICE_MICROSECONDS 3000

typedef struct
{
  GObject *object; /* owned */
  QorganSlice work;
} Slice;

static GQueue waiting = G_QUEUE_INIT; /* (element-type Slice), first come first served */

static GQuark
waiting_quark (void)
{
  return g_quark_from_static_string ("qorgan-slice-waiting");
}

static gboolean
work_cb (gpointer data)
{
  gint64 end = g_get_monotonic_time () + SLICE_MICROSECONDS;

  while (!g_queue_is_empty (&waiting) && g_get_monotonic_time () < end)
    {
      Slice *slice = g_queue_pop_head (&waiting);

      g_object_set_qdata (slice->object, waiting_quark (), NULL);
      slice->work (slice->object);
      g_object_unref (slice->object);
      g_free (slice);
    }
  return g_queue_is_empty (&waiting) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/**
 * qorgan_slices_add:
 * @object: (type GObject): what to work on; kept until then
 * @work: what to do, when nothing else has to be done; of one object the same each time
 *
 * Does it once, however often it is asked for meanwhile.
 */
void
qorgan_slices_add (gpointer object, QorganSlice work)
{
  Slice *slice;

  if (g_object_get_qdata (object, waiting_quark ()) != NULL)
    return;
  g_object_set_qdata (object, waiting_quark (), GINT_TO_POINTER (TRUE));
  slice = g_new (Slice, 1);
  *slice = (Slice) { g_object_ref (object), work };
  if (g_queue_is_empty (&waiting))
    g_idle_add (work_cb, NULL);
  g_queue_push_tail (&waiting, slice);
}
