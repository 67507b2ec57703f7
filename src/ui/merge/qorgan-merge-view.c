/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan of a merge in words. Titles of links and labels of codes are read on the database thread, together with the
 * plan, so that the dialog only shows. */

#include "qorgan-merge-view.h"

#include <glib/gi18n-lib.h>

static void
words_free (gpointer data)
{
  QorganMergeWords *words = data;

  g_free (words->kept);
  g_free (words->other);
  g_free (words->result);
  g_free (words);
}

/**
 * qorgan_merge_order_new:
 *
 * Returns: (transfer full): an order in which every value of @keep stays
 */
QorganMergeOrder *
qorgan_merge_order_new (gint64 keep, gint64 other)
{
  QorganMergeOrder *self = g_new (QorganMergeOrder, 1);

  self->keep = keep;
  self->other = other;
  self->from_other = g_array_new (TRUE, FALSE, sizeof (QorganFieldId));
  return self;
}

/**
 * qorgan_merge_order_free:
 * @order: (transfer full): an order
 */
void
qorgan_merge_order_free (gpointer order)
{
  g_array_unref (((QorganMergeOrder *) order)->from_other);
  g_free (order);
}

/**
 * qorgan_merge_view_free:
 * @view: (transfer full): a view
 */
void
qorgan_merge_view_free (gpointer view)
{
  QorganMergeView *self = view;

  g_clear_pointer (&self->merge, qorgan_merge_free);
  g_ptr_array_unref (self->words);
  g_free (self);
}

static char *
word_links (QorganSession *session, const char *value)
{
  g_autoptr (GArray) ids = qorgan_value_dup_links (value);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *title
          = qorgan_session_title (session, g_array_index (ids, gint64, i), qorgan_session_language (session), NULL);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", title != NULL ? title : "…");
    }
  return g_string_free (words, FALSE);
}

static char *
word_value (QorganSession *session, QorganFieldId id, const char *value)
{
  const QorganField *field = qorgan_field (id);

  if (value == NULL)
    return g_strdup ("—");
  if (field->floor == QORGAN_SENSITIVITY_SEALED)
    return g_strdup (_ ("Sealed; open the record to read it"));
  if (field->type == QORGAN_LINK || field->type == QORGAN_LINKS)
    return word_links (session, value);
  return qorgan_vocabularies_word_value (qorgan_session_vocabularies (session), id, value,
                                         qorgan_session_language (session));
}

/**
 * qorgan_merge_view_job:
 * @order: (type QorganMergeOrder): what to plan
 *
 * Returns: (transfer full) (type QorganMergeView) (nullable): the plan in words
 */
gpointer
qorgan_merge_view_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const QorganMergeOrder *order = data;
  QorganMerge *merge = qorgan_merge_plan (session, order->keep, order->other,
                                          (const QorganFieldId *) (gpointer) order->from_other->data, error);
  QorganMergeView *view;

  if (merge == NULL)
    return NULL;
  view = g_new (QorganMergeView, 1);
  view->merge = merge;
  view->words = g_ptr_array_new_with_free_func (words_free);
  for (guint i = 0; i < merge->fields->len; i++)
    {
      const QorganMergeField *field = merge->fields->pdata[i];
      QorganMergeWords *words = g_new (QorganMergeWords, 1);

      words->kept = word_value (session, field->field, field->kept);
      words->other = word_value (session, field->field, field->other);
      words->result = word_value (session, field->field, field->result);
      g_ptr_array_add (view->words, words);
    }
  return view;
}

/**
 * qorgan_merge_view_apply_job:
 * @order: (type QorganMergeOrder): what to do
 *
 * Returns: (transfer full) (type QorganEntry) (nullable): the journal's line
 */
gpointer
qorgan_merge_view_apply_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const QorganMergeOrder *order = data;
  g_autoptr (QorganMerge) merge = qorgan_merge_plan (session, order->keep, order->other,
                                                     (const QorganFieldId *) (gpointer) order->from_other->data, error);

  return merge != NULL ? qorgan_session_apply (session, merge->change, error) : NULL;
}

/**
 * qorgan_merge_outcome_words:
 *
 * Returns: how a value came to stay, in the language of the interface
 */
const char *
qorgan_merge_outcome_words (QorganMergeOutcome outcome)
{
  switch (outcome)
    {
    case QORGAN_MERGE_KEPT:
      return _ ("Only the record that stays says it");
    case QORGAN_MERGE_FILLED:
      return _ ("Taken from the other record");
    case QORGAN_MERGE_UNITED:
      return _ ("Both together");
    case QORGAN_MERGE_NAMED:
      return _ ("The one not chosen is kept as another name");
    case QORGAN_MERGE_CLAIMED:
      return _ ("The one not chosen is kept as a disputed claim");
    case QORGAN_MERGE_STRICTER:
      return _ ("The stricter of both stays");
    case QORGAN_MERGE_NARROWED:
      return _ ("A merge never widens what a person permits; the rest is kept as a claim");
    case QORGAN_MERGE_DROPPED:
      return _ ("It pointed to the other record, and goes");
    }
  g_assert_not_reached ();
}
