/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why the rows of a list are there. Asked row by row, for the rows that are shown only; what is not known yet is asked
 * of the database thread in one go, when the main loop comes to it. */

#include "qorgan-findings.h"

#include "qorgan-id-set.h"
#include "qorgan-id.h"
#include "qorgan-search.h"

struct _QorganFindings
{
  GObject parent_instance;

  QorganList *list;     /* borrowed: it owns this */
  char *searched;       /* what the reasons are for; NULL: nothing */
  GHashTable *reasons;  /* id → utf8, "" where the title says it */
  GArray *wanted;       /* (element-type gint64) */
  guint ask_id;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (QorganFindings, qorgan_findings, G_TYPE_OBJECT)

enum
{
  CHANGED,
  EXPLAINED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  char *searched;
  const QorganKind *kind;
  GArray *ids;
  QorganLanguage language;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->searched);
  g_array_unref (question->ids);
  g_free (question);
}

static gpointer
explain_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr (GHashTable) reasons
      = qorgan_session_explain (session, question->searched, question->kind, question->ids, question->language, error);

  for (guint i = 0; reasons != NULL && i < question->ids->len; i++)
    {
      const gint64 *id = &g_array_index (question->ids, gint64, i);

      if (!g_hash_table_contains (reasons, id))
        g_hash_table_insert (reasons, g_memdup2 (id, sizeof *id), g_strdup (""));
    }
  return g_steal_pointer (&reasons);
}

static void
explained_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganFindings) self = data;
  g_autoptr (GHashTable) reasons = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, NULL);
  GHashTableIter iter;
  gpointer id, reason;

  if (reasons == NULL || self->list == NULL)
    return;
  g_hash_table_iter_init (&iter, reasons);
  while (g_hash_table_iter_next (&iter, &id, &reason))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_replace (self->reasons, id, reason);
    }
  g_signal_emit (self, signals[EXPLAINED], 0);
}

static gboolean
ask_cb (gpointer data)
{
  QorganFindings *self = data;
  QorganCasebook *casebook = qorgan_list_get_casebook (self->list);
  Question *question = g_new (Question, 1);

  self->ask_id = 0;
  question->searched = g_strdup (self->searched);
  question->kind = qorgan_list_get_kind (self->list);
  question->ids = g_steal_pointer (&self->wanted);
  qorgan_id_set_normalise (question->ids); /* a row and its cell both ask */
  question->language = qorgan_casebook_get_language (casebook);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  qorgan_casebook_run_async (casebook, explain_job, question, free_question, (GDestroyNotify) g_hash_table_unref,
                             self->cancellable, explained_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
forget (QorganFindings *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->ask_id, g_source_remove);
  g_array_set_size (self->wanted, 0);
  g_hash_table_remove_all (self->reasons);
}

/* Another search, or the answer to one: what was typed on another layout counts as what was searched for. */
static void
list_changed_cb (QorganFindings *self)
{
  const char *other = qorgan_list_get_other_layout (self->list);
  const char *searched = other != NULL ? other : qorgan_query_search (qorgan_list_get_query (self->list));

  if (qorgan_list_get_busy (self->list) || g_strcmp0 (searched, self->searched) == 0)
    return;
  g_set_str (&self->searched, searched);
  forget (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
list_gone_cb (gpointer data, GObject *list)
{
  QorganFindings *self = data;

  self->list = NULL;
  g_clear_handle_id (&self->ask_id, g_source_remove);
}

static void
qorgan_findings_finalize (GObject *object)
{
  QorganFindings *self = QORGAN_FINDINGS (object);

  if (self->list != NULL)
    g_object_weak_unref (G_OBJECT (self->list), list_gone_cb, self);
  g_clear_handle_id (&self->ask_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_free (self->searched);
  g_hash_table_unref (self->reasons);
  g_array_unref (self->wanted);
  G_OBJECT_CLASS (qorgan_findings_parent_class)->finalize (object);
}

static void
qorgan_findings_class_init (QorganFindingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qorgan_findings_finalize;

  /**
   * QorganFindings::changed:
   *
   * Other words are searched for.
   */
  signals[CHANGED]
      = g_signal_new ("changed", QORGAN_TYPE_FINDINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * QorganFindings::explained:
   *
   * Of more rows it is known why they are there.
   */
  signals[EXPLAINED]
      = g_signal_new ("explained", QORGAN_TYPE_FINDINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_findings_init (QorganFindings *self)
{
  self->reasons = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, g_free);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cancellable = g_cancellable_new ();
}

/**
 * qorgan_findings_of:
 * @list: a list
 *
 * Returns: (transfer none): why its rows are there; made when first asked for, and shared by whoever shows the list
 */
QorganFindings *
qorgan_findings_of (QorganList *list)
{
  QorganFindings *self = g_object_get_data (G_OBJECT (list), "qorgan-findings");

  if (self != NULL)
    return self;
  self = g_object_new (QORGAN_TYPE_FINDINGS, NULL);
  self->list = list;
  g_object_weak_ref (G_OBJECT (list), list_gone_cb, self);
  g_object_set_data_full (G_OBJECT (list), "qorgan-findings", self, g_object_unref);
  g_signal_connect_object (list, "notify::busy", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  list_changed_cb (self);
  return self;
}

/**
 * qorgan_findings_searched:
 * @self: why rows are there
 *
 * Returns: (transfer none) (nullable): the words that the list is searched for
 */
const char *
qorgan_findings_searched (QorganFindings *self)
{
  g_return_val_if_fail (QORGAN_IS_FINDINGS (self), NULL);

  return self->searched;
}

/**
 * qorgan_findings_get:
 * @self: why rows are there
 * @id: a record whose row is shown
 *
 * Returns: (transfer none) (nullable): why it is there; %NULL when its title says it, nothing is searched for, or it is
 *   not known yet: then ::changed tells when it is
 */
const char *
qorgan_findings_get (QorganFindings *self, gint64 id)
{
  const char *reason;

  g_return_val_if_fail (QORGAN_IS_FINDINGS (self), NULL);

  if (self->searched == NULL || self->list == NULL)
    return NULL;
  reason = g_hash_table_lookup (self->reasons, &id);
  if (reason != NULL)
    return *reason != '\0' ? reason : NULL;
  g_array_append_val (self->wanted, id);
  if (self->ask_id == 0)
    self->ask_id = g_idle_add_full (G_PRIORITY_LOW, ask_cb, self, NULL); /* once all rows have asked */
  return NULL;
}
