/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into a search: its words are searched for at once; a "key:value" becomes a filter when a space or
 * Return follows. One that cannot be read is underlined, and a sentence below says what was expected; the list stays as
 * it was.
 */

#include "qorgan-query-typing.h"

#include <string.h>

#include "qorgan-digit-words.h"
#include "qorgan-query-text.h"
#include "qorgan-today.h"

struct _QorganQueryTyping
{
  GObject parent_instance;

  /* Owned */
  QorganList *list;
  GCancellable *cancellable;

  /* Borrowed: they are on the page that owns this */
  GtkSearchEntry *entry;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (QorganQueryTyping, qorgan_query_typing, G_TYPE_OBJECT)

/* A text being read, and what came of it. */
typedef struct
{
  const QorganKind *kind;
  char *text;
  QorganDate today;
  QorganQuery *query; /* NULL: it could not be read */
  QorganSpan wrong;
  char *message;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_free (reading->text);
  g_clear_pointer (&reading->query, qorgan_query_free);
  g_free (reading->message);
  g_free (reading);
}

/* A text that makes no sense is no failure of the job. */
static gpointer
read_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *asked = data;
  Reading *reading = g_memdup2 (asked, sizeof *asked);
  g_autoptr (GError) refused = NULL;

  reading->text = g_strdup (asked->text);
  reading->query
      = qorgan_query_parse (session, reading->kind, reading->text, &reading->today, &reading->wrong, &refused);
  reading->message = refused != NULL ? g_strdup (refused->message) : NULL;
  return reading;
}

static void
write_message (QorganQueryTyping *self, const char *message)
{
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "", -1);
  if (message != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Where nothing is wrong, start and end are the same. */
static void
mark_wrong (QorganQueryTyping *self, QorganSpan wrong)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (wrong.end > wrong.start)
    {
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);

      line->start_index = (guint) wrong.start;
      line->end_index = (guint) wrong.end;
      pango_attr_list_insert (attributes, line);
    }
  gtk_text_set_attributes (GTK_TEXT (text), attributes);
}

/* What is said of the same field is replaced test by test: "since:" joins "until:". */
static void
merge (QorganQuery *query, const QorganCondition *typed)
{
  const QorganCondition *said = qorgan_query_find (query, &typed->path);
  QorganCondition *merged = said != NULL ? qorgan_condition_copy (said) : qorgan_condition_new (&typed->path);

  if (typed->any != NULL || typed->none != NULL)
    {
      g_strfreev (merged->any);
      g_strfreev (merged->none);
      merged->any = g_strdupv (typed->any);
      merged->none = g_strdupv (typed->none);
      merged->within = typed->within;
    }
  if (typed->since != NULL)
    g_set_str (&merged->since, typed->since);
  if (typed->until != NULL)
    g_set_str (&merged->until, typed->until);
  if (typed->on != NULL)
    g_set_str (&merged->on, typed->on);
  if (typed->emptiness != QORGAN_EITHER)
    merged->emptiness = typed->emptiness;
  qorgan_query_take_condition (query, merged);
}

static void
use (QorganQueryTyping *self, const QorganQuery *typed)
{
  QorganQuery *query = qorgan_query_copy (qorgan_list_get_query (self->list));
  const char *words = qorgan_query_search (typed) != NULL ? qorgan_query_search (typed) : "";

  for (guint i = 0; i < qorgan_query_n_conditions (typed); i++)
    merge (query, qorgan_query_condition (typed, i));
  qorgan_query_set_search (query, words);
  qorgan_list_take_query (self->list, query);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganQueryTyping) self = data;
  Reading *reading = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, NULL);

  /* Typed on meanwhile: that is another text. */
  if (reading != NULL && self->entry != NULL
      && g_str_equal (reading->text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    {
      if (reading->query != NULL)
        use (self, reading->query);
      else
        {
          mark_wrong (self, reading->wrong);
          write_message (self, reading->message);
        }
    }
  g_clear_pointer (&reading, free_reading);
}

static void
start_reading (QorganQueryTyping *self, const char *text)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->kind = qorgan_list_get_kind (self->list);
  reading->text = g_strdup (text);
  qorgan_today (qorgan_list_get_casebook (self->list), &reading->today);
  self->cancellable = g_cancellable_new ();
  qorgan_casebook_run_async (qorgan_list_get_casebook (self->list), read_job, reading, free_reading, free_reading,
                             self->cancellable, read_cb, g_object_ref (self));
}

static void
forget_reading (QorganQueryTyping *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
changed_cb (QorganQueryTyping *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *words = qorgan_query_plain_words (typed);
  const char *searched = qorgan_query_search (qorgan_list_get_query (self->list));

  forget_reading (self);
  mark_wrong (self, (QorganSpan) { 0 });
  if (gtk_widget_get_visible (GTK_WIDGET (self->message)))
    write_message (self, NULL);
  if (!g_str_equal (words, searched != NULL ? searched : ""))
    {
      QorganQuery *query = qorgan_query_copy (qorgan_list_get_query (self->list));

      qorgan_query_set_search (query, words);
      qorgan_list_take_query (self->list, query);
    }
  if (qorgan_query_text_is_complete (typed))
    start_reading (self, typed);
}

static void
qorgan_query_typing_dispose (GObject *object)
{
  QorganQueryTyping *self = QORGAN_QUERY_TYPING (object);

  forget_reading (self);
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  self->entry = NULL;
  g_clear_object (&self->list);
  G_OBJECT_CLASS (qorgan_query_typing_parent_class)->dispose (object);
}

static void
qorgan_query_typing_class_init (QorganQueryTypingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_query_typing_dispose;
}

static void
qorgan_query_typing_init (QorganQueryTyping *self)
{
}

/**
 * qorgan_query_typing_new:
 * @list: the list that is searched
 * @entry: where it is typed what for
 * @message: where it says what cannot be read
 *
 * Returns: (transfer full): what connects them; to be disposed of before the page with the widgets goes
 */
QorganQueryTyping *
qorgan_query_typing_new (QorganList *list, GtkSearchEntry *entry, GtkLabel *message)
{
  QorganQueryTyping *self = g_object_new (QORGAN_TYPE_QUERY_TYPING, NULL);

  self->list = g_object_ref (list);
  self->entry = entry;
  self->message = message;
  qorgan_digit_words_add (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry))));
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * qorgan_query_typing_read:
 * @self: what connects an entry with its list
 *
 * Reads the filters that stand in the entry, as Return does.
 *
 * Returns: whether there are any
 */
gboolean
qorgan_query_typing_read (QorganQueryTyping *self)
{
  const char *typed;
  g_autoptr (GPtrArray) items = NULL;
  gboolean has_pair = FALSE;

  g_return_val_if_fail (QORGAN_IS_QUERY_TYPING (self), FALSE);

  typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  items = qorgan_query_lex (typed);
  for (guint i = 0; i < items->len; i++)
    has_pair |= ((const QorganQueryItem *) items->pdata[i])->key != NULL;
  if (!has_pair)
    return FALSE;
  forget_reading (self);
  start_reading (self, typed);
  return TRUE;
}
