/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries that a filter asks for, newest first, in sections of a day. A page is read at first and another when the
 * last rows come into view; a filter that finds little is followed through the journal in short jobs, between which
 * others have their turn. */

#include "qorgan-history-list.h"

#include "qorgan-latest.h"

#define PAGE 200

/* How close to its end the list may be looked at before it reads on. */
#define MARGIN 40

struct _QorganHistoryList
{
  GObject parent_instance;

  QorganCasebook *casebook; /* owned */
  QorganHistoryFilter *filter;
  GPtrArray *items;         /* (element-type QorganHistoryItem) */
  gint64 next;              /* where to read on; 0: all is read */
  guint wanted;             /* how many items there shall be before it rests */
  GCancellable *reading;    /* of the job that is under way */
  guint later;              /* source: reads on once the list is done with what it does now */
  gboolean again;           /* something was changed meanwhile */
  GError *error;
};

static GType
get_item_type (GListModel *model)
{
  return QORGAN_TYPE_HISTORY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return QORGAN_HISTORY_LIST (model)->items->len;
}

static void read_on (QorganHistoryList *self);

static gboolean
read_on_cb (gpointer data)
{
  QorganHistoryList *self = data;

  self->later = 0;
  self->wanted = self->items->len + PAGE;
  read_on (self);
  return G_SOURCE_REMOVE;
}

static gpointer
get_item (GListModel *model, guint position)
{
  QorganHistoryList *self = QORGAN_HISTORY_LIST (model);

  if (position >= self->items->len)
    return NULL;
  if (position + MARGIN >= self->items->len && self->next != 0 && self->reading == NULL && self->later == 0)
    self->later = g_idle_add (read_on_cb, self);
  return g_object_ref (self->items->pdata[position]);
}

static void
init_list_model (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static const char *
day_at (QorganHistoryList *self, guint position)
{
  return qorgan_history_item_get_day (self->items->pdata[position]);
}

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  QorganHistoryList *self = QORGAN_HISTORY_LIST (model);

  if (position >= self->items->len)
    {
      *start = self->items->len;
      *end = G_MAXUINT;
      return;
    }
  for (*start = position; *start > 0 && g_str_equal (day_at (self, *start - 1), day_at (self, position));)
    --*start;
  for (*end = position + 1; *end < self->items->len && g_str_equal (day_at (self, *end), day_at (self, position));)
    ++*end;
}

static void
init_section_model (GtkSectionModelInterface *interface)
{
  interface->get_section = get_section;
}

static guint state_signal;

G_DEFINE_FINAL_TYPE_WITH_CODE (QorganHistoryList,
                               qorgan_history_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, init_section_model))

/* ---- Reading ---- */

/* What one job reads; its result goes back in it. */
typedef struct
{
  QorganHistoryFilter *filter;
  gint64 before;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  qorgan_history_filter_free (job->filter);
  g_free (job);
}

static gpointer
read_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return qorgan_session_read_history (session, job->filter, job->before, PAGE, error);
}

static void
run (QorganHistoryList *self, gint64 before, GAsyncReadyCallback callback)
{
  Job *job = g_new (Job, 1);

  job->filter = qorgan_history_filter_copy (self->filter);
  job->before = before;
  g_clear_error (&self->error);
  qorgan_casebook_run_async (self->casebook, read_job, job, job_free, (GDestroyNotify) qorgan_history_reading_free,
                             qorgan_latest_begin (&self->reading), callback, g_object_ref (self));
}

static QorganHistoryItem *
item_of (QorganHistoryList *self, const QorganHistoryLine *line)
{
  return qorgan_history_item_new (line, qorgan_casebook_get_vocabularies (self->casebook),
                                  qorgan_casebook_get_language (self->casebook), self->filter->record);
}

static void
append (QorganHistoryList *self, const GPtrArray *lines)
{
  guint before = self->items->len;

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (self->items, item_of (self, lines->pdata[i]));
  if (lines->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, lines->len);
  /* The day at the seam goes on. */
  if (before > 0 && lines->len > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->items->len);
}

/* The reading that is finished, or NULL: it was given up, or it failed. */
static QorganHistoryReading *
finish (QorganHistoryList *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  QorganHistoryReading *reading = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);

  if (!qorgan_latest_is (self->reading, result))
    {
      g_clear_pointer (&reading, qorgan_history_reading_free);
      return NULL;
    }
  qorgan_latest_end (&self->reading);
  if (reading == NULL)
    {
      self->error = g_steal_pointer (&error);
      g_signal_emit (self, state_signal, 0);
    }
  return reading;
}

static void read_newest (QorganHistoryList *self);

static void
go_on (QorganHistoryList *self)
{
  if (self->again)
    read_newest (self);
  else if (self->next != 0 && self->items->len < self->wanted)
    read_on (self);
  g_signal_emit (self, state_signal, 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganHistoryList) self = data;
  g_autoptr (QorganHistoryReading) reading = finish (self, source, result);

  if (reading == NULL)
    return;
  self->next = reading->next;
  append (self, reading->lines);
  go_on (self);
}

static void
read_on (QorganHistoryList *self)
{
  if (self->reading == NULL)
    run (self, self->next, read_cb);
}

static void
start_again (QorganHistoryList *self)
{
  guint n_items = self->items->len;

  qorgan_latest_end (&self->reading);
  g_clear_handle_id (&self->later, g_source_remove);
  g_ptr_array_set_size (self->items, 0);
  if (n_items > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_items, 0);
  self->again = FALSE;
  self->next = 0;
  self->wanted = PAGE;
  run (self, 0, read_cb);
  g_signal_emit (self, state_signal, 0);
}

/* Another may see what a record says from now on, also of what was said before. */
static gboolean
seals (const GPtrArray *lines, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const QorganHistoryLine *line = lines->pdata[i];

      for (guint j = 0; j < line->events->len; j++)
        {
          const QorganEvent *event = line->events->pdata[j];

          if (event->field != 0 && event->field == event->kind->sensitivity)
            return TRUE;
        }
    }
  return FALSE;
}

static void
newest_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganHistoryList) self = data;
  g_autoptr (QorganHistoryReading) reading = finish (self, source, result);
  gint64 top = self->items->len > 0 ? qorgan_history_item_get_entry (self->items->pdata[0]) : 0;
  guint n_new = 0, n_replaced = 0;

  if (reading == NULL)
    return;
  while (n_new < reading->lines->len && ((QorganHistoryLine *) reading->lines->pdata[n_new])->entry->id > top)
    n_new++;
  n_replaced = n_new < reading->lines->len && ((QorganHistoryLine *) reading->lines->pdata[n_new])->entry->id == top;
  /* An entry that was typed back is gone, and others may be many. */
  if ((top != 0 && n_replaced == 0) || seals (reading->lines, n_new + n_replaced))
    {
      start_again (self);
      return;
    }
  if (n_replaced > 0)
    g_ptr_array_remove_index (self->items, 0);
  for (guint i = 0; i < n_new + n_replaced; i++)
    g_ptr_array_insert (self->items, (int) i, item_of (self, reading->lines->pdata[i]));
  if (top == 0)
    self->next = reading->next;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_replaced, n_new + n_replaced);
  gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->items->len);
  go_on (self);
}

static void
read_newest (QorganHistoryList *self)
{
  self->again = FALSE;
  run (self, 0, newest_cb);
}

static void
changed_cb (QorganHistoryList *self)
{
  if (self->filter == NULL)
    return;
  if (self->reading != NULL)
    self->again = TRUE;
  else
    read_newest (self);
}

static void
qorgan_history_list_dispose (GObject *object)
{
  QorganHistoryList *self = QORGAN_HISTORY_LIST (object);

  qorgan_latest_end (&self->reading);
  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_object (&self->casebook);
  G_OBJECT_CLASS (qorgan_history_list_parent_class)->dispose (object);
}

static void
qorgan_history_list_finalize (GObject *object)
{
  QorganHistoryList *self = QORGAN_HISTORY_LIST (object);

  g_clear_pointer (&self->filter, qorgan_history_filter_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (qorgan_history_list_parent_class)->finalize (object);
}

static void
qorgan_history_list_class_init (QorganHistoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_history_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = qorgan_history_list_finalize;

  /**
   * QorganHistoryList::state:
   *
   * Whether it reads, has an error, or holds anything, may have changed.
   */
  state_signal
      = g_signal_new ("state", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_history_list_init (QorganHistoryList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * qorgan_history_list_new:
 * @casebook: (transfer none): the casebook
 *
 * Returns: (transfer full): an empty list, until it gets a filter
 */
QorganHistoryList *
qorgan_history_list_new (QorganCasebook *casebook)
{
  QorganHistoryList *self = g_object_new (QORGAN_TYPE_HISTORY_LIST, NULL);

  self->casebook = g_object_ref (casebook);
  g_signal_connect_object (casebook, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * qorgan_history_list_set_filter:
 * @self: a list
 * @filter: which entries; copied
 */
void
qorgan_history_list_set_filter (QorganHistoryList *self, const QorganHistoryFilter *filter)
{
  g_return_if_fail (QORGAN_IS_HISTORY_LIST (self));

  g_clear_pointer (&self->filter, qorgan_history_filter_free);
  self->filter = qorgan_history_filter_copy (filter);
  start_again (self);
}

/**
 * qorgan_history_list_get_busy:
 * @self: a list
 *
 * Returns: whether it reads
 */
gboolean
qorgan_history_list_get_busy (QorganHistoryList *self)
{
  g_return_val_if_fail (QORGAN_IS_HISTORY_LIST (self), FALSE);

  return self->reading != NULL;
}

/**
 * qorgan_history_list_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why it could not be read
 */
const GError *
qorgan_history_list_get_error (QorganHistoryList *self)
{
  g_return_val_if_fail (QORGAN_IS_HISTORY_LIST (self), NULL);

  return self->error;
}
