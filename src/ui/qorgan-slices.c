/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-slices.h. A table keeps some two hundred rows of seven cells ready; when other words are searched for,
 * each of them has something to write, and all at once would keep the person's next key waiting for a tenth of a
 * second. */

#include "qorgan-slices.h"

#include "qorgan-memory.h"

#define SLICE_MICROSECONDS 2000

/* After the pieces of a page: sources of one priority share a turn of the main loop, and each has its own slice. */
#define PRIORITY (G_PRIORITY_DEFAULT_IDLE + 10)

typedef struct
{
  GObject *object; /* owned */
  QorganSlice work; /* NULL: it is only let go */
} Slice;

static GQueue waiting = G_QUEUE_INIT; /* (element-type Slice), first come first served */
static guint source;                  /* that works on them; 0: none waits */
static gboolean is_untidy;            /* something was taken apart */

static GQuark
waiting_quark (void)
{
  return g_quark_from_static_string ("qorgan-slice-waiting");
}

static void
work_on_next (void)
{
  Slice *slice = g_queue_pop_head (&waiting);

  if (slice->work != NULL)
    {
      g_object_set_qdata (slice->object, waiting_quark (), NULL);
      slice->work (slice->object);
    }
  else
    is_untidy = TRUE;
  g_object_unref (slice->object);
  g_free (slice);
}

static gboolean
work_cb (gpointer data)
{
  gint64 end = g_get_monotonic_time () + SLICE_MICROSECONDS;

  if (is_untidy)
    {
      qorgan_memory_tidy ();
      is_untidy = FALSE;
      return G_SOURCE_CONTINUE;
    }
  while (!g_queue_is_empty (&waiting) && g_get_monotonic_time () < end)
    work_on_next ();
  if (is_untidy || !g_queue_is_empty (&waiting))
    return G_SOURCE_CONTINUE;
  source = 0;
  return G_SOURCE_REMOVE;
}

static void
push (gpointer object, QorganSlice work)
{
  Slice *slice = g_new (Slice, 1);

  *slice = (Slice) { g_object_ref (object), work };
  g_queue_push_tail (&waiting, slice);
  if (source == 0)
    source = g_idle_add_full (PRIORITY, work_cb, NULL, NULL);
}

/**
 * qorgan_slices_add:
 * @object: (type GObject): what to work on; kept until then
 * @work: what to do, when nothing else has to be done; of one object the same each time
 *
 * Does it once, however often it is asked for meanwhile; @work may ask for it again.
 */
void
qorgan_slices_add (gpointer object, QorganSlice work)
{
  if (g_object_get_qdata (object, waiting_quark ()) != NULL)
    return;
  g_object_set_qdata (object, waiting_quark (), GINT_TO_POINTER (TRUE));
  push (object, work);
}

/**
 * qorgan_slices_let_go:
 * @object: (type GObject): one of very many that nobody needs any more
 *
 * It is kept until there is time to take it apart.
 */
void
qorgan_slices_let_go (gpointer object)
{
  push (object, NULL);
}

/**
 * qorgan_slices_finish:
 *
 * Does all of it now: a window goes, and whatever it holds of its casebook must go with it.
 */
void
qorgan_slices_finish (void)
{
  while (!g_queue_is_empty (&waiting))
    work_on_next ();
}
