/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan of a merge in words. Titles of links and labels of codes are read on the database thread, together with the
 * plan, so that the dialog only shows. */

#include "qorgan-merge-view.h"

#include <glib/gi18n-lib.h>

#include "qorgan-disclosure.h"

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

/* @handling: of the two as one: what either of them keeps to itself is covered */
static char *
word_value (QorganDisclosure *disclosure,
            const QorganHandling *handling,
            QorganFieldId field,
            const char *value,
            GError **error)
{
  gboolean is_covered;
  char *words;

  if (value == NULL)
    return g_strdup ("—");
  words = qorgan_disclosure_value (disclosure, handling, field, value, &is_covered, error);
  return is_covered ? g_strdup (_ ("Sealed; open the record to read it")) : words;
}

static gboolean
word_field (QorganDisclosure *disclosure,
            const QorganHandling *handling,
            const QorganMergeField *field,
            GPtrArray *all,
            GError **error)
{
  QorganMergeWords *words = g_new0 (QorganMergeWords, 1);

  g_ptr_array_add (all, words);
  words->kept = word_value (disclosure, handling, field->field, field->kept, error);
  if (words->kept != NULL)
    words->other = word_value (disclosure, handling, field->field, field->other, error);
  if (words->other != NULL)
    words->result = word_value (disclosure, handling, field->field, field->result, error);
  return words->result != NULL;
}

static gboolean
word_fields (QorganSession *session, const QorganMerge *merge, GPtrArray *all, GError **error)
{
  g_autoptr (QorganDisclosure) disclosure = qorgan_disclosure_new (session, &qorgan_audience_in_passing);
  QorganHandling handling;

  if (!qorgan_merge_read_handling (session, merge, &handling, error))
    return FALSE;
  for (guint i = 0; i < merge->fields->len; i++)
    if (!word_field (disclosure, &handling, merge->fields->pdata[i], all, error))
      return FALSE;
  return TRUE;
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
  if (!word_fields (session, merge, view->words, error))
    g_clear_pointer (&view, qorgan_merge_view_free);
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
