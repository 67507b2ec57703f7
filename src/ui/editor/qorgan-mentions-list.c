/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a record is mentioned: read in a job of its own after the page is there, and again when something changed. The
 * first of each kind are shown, and more a page at a time, so that a place of ten thousand incidents opens like any. */

#include "qorgan-mentions-list.h"

#include <glib/gi18n-lib.h>

#include "qorgan-latest.h"
#include "qorgan-mentions.h"

#define FIRST 5
#define MORE 50
/* Changes come in bursts while somebody types. */
#define PAUSE_MS 300

struct _QorganMentionsList
{
  GtkBox parent_instance;

  /* Owned */
  QorganCasebook *casebook;
  GCancellable *latest; /* of the reading under way; NULL: none is */
  guint pause_id;
  char *shown; /* what the rows say */

  QorganMentionsRequest request;
  gboolean is_covered;  /* the record is sealed: nothing is shown */
  gboolean grabs_focus; /* the row that asked for more goes when they come */
};

G_DEFINE_FINAL_TYPE (QorganMentionsList, qorgan_mentions_list, GTK_TYPE_BOX)

static void read_again (QorganMentionsList *self);

/* ---- Rows ---- */

static GtkWidget *
new_row (const QorganMention *mention)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *why
      = mention->date != NULL ? g_strdup_printf ("%s · %s", mention->why, mention->date) : g_strdup (mention->why);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), mention->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "editor.navigate");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", mention->id);
  return row;
}

static void
more_cb (QorganMentionsList *self, GtkWidget *row)
{
  const QorganKind *kind = qorgan_kind_by_name (gtk_widget_get_name (row));

  self->request.n_whole = self->request.whole == kind ? self->request.n_whole + MORE : MORE;
  self->request.whole = kind;
  self->grabs_focus = TRUE;
  read_again (self);
}

static GtkWidget *
new_more_row (QorganMentionsList *self, const QorganMentions *mentions)
{
  GtkWidget *row = adw_button_row_new ();
  guint n = mentions->n;
  guint shown = mentions->first->len;
  g_autofree char *title
      = n - shown <= MORE
            ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show All %u", "Show All %u", n), n)
            /* Translators: how many are shown, of how many there are */
            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show More (%u of %u)", "Show More (%u of %u)", n), shown,
                               n);

  gtk_widget_set_name (row, mentions->kind->name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
new_group (QorganMentionsList *self, const QorganMentions *mentions)
{
  GtkWidget *group = adw_preferences_group_new ();
  /* Translators: a heading: the kind of records that mention this one, such as Cases, and how many there are */
  g_autofree char *title = g_strdup_printf (_ ("Mentioned in: %s (%u)"),
                                            g_dgettext (GETTEXT_PACKAGE, mentions->kind->label_plural), mentions->n);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < mentions->first->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (mentions->first->pdata[i]));
  if (mentions->first->len < mentions->n)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_more_row (self, mentions));
  return group;
}

/* ---- Showing ---- */

static char *
dup_shown (const GPtrArray *all)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const QorganMentions *mentions = all->pdata[i];

      g_string_append_printf (shown, "%s %u\n", mentions->kind->name, mentions->n);
      for (guint j = 0; j < mentions->first->len; j++)
        {
          const QorganMention *mention = mentions->first->pdata[j];

          g_string_append_printf (shown, "%" G_GINT64_FORMAT " %s %s %s\n", mention->id, mention->title, mention->why,
                                  mention->date != NULL ? mention->date : "");
        }
    }
  return g_string_free (shown, FALSE);
}

static void
clear (QorganMentionsList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
}

/* Rows that say the same stay as they are: whoever is in them is not thrown out by a change elsewhere. */
static void
show (QorganMentionsList *self, const GPtrArray *all)
{
  g_autofree char *shown = dup_shown (all);
  GtkWidget *asked = NULL;

  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_set_str (&self->shown, shown);
  clear (self);
  for (guint i = 0; i < all->len; i++)
    {
      const QorganMentions *mentions = all->pdata[i];
      GtkWidget *group = new_group (self, mentions);

      gtk_box_append (GTK_BOX (self), group);
      if (mentions->kind == self->request.whole)
        asked = group;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), !self->is_covered && all->len > 0);
  if (self->grabs_focus && asked != NULL)
    gtk_widget_child_focus (asked, GTK_DIR_TAB_FORWARD);
  self->grabs_focus = FALSE;
}

/* ---- Reading ---- */

static gpointer
read_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_mentions (session, data, cancellable, error);
}

/* What could not be read is not missed here: the page itself says that its casebook cannot be read. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganMentionsList) self = data;
  g_autoptr (GPtrArray) all = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, NULL);

  if (!qorgan_latest_is (self->latest, result))
    return;
  qorgan_latest_end (&self->latest);
  if (all != NULL)
    show (self, all);
}

static void
read_again (QorganMentionsList *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  qorgan_casebook_run_async (self->casebook, read_job, g_memdup2 (&self->request, sizeof self->request), g_free,
                             (GDestroyNotify) g_ptr_array_unref, qorgan_latest_begin (&self->latest), read_cb,
                             g_object_ref (self));
}

static gboolean
pause_over_cb (gpointer data)
{
  QorganMentionsList *self = data;

  self->pause_id = 0;
  read_again (self);
  return G_SOURCE_REMOVE;
}

/* What was edited in the record itself changes nothing about who mentions it. */
static void
changed_cb (QorganMentionsList *self, const QorganEntry *entry)
{
  gboolean is_own = entry->verb == QORGAN_VERB_EDIT && entry->touched != NULL;

  for (guint i = 0; is_own && i < entry->touched->len; i++)
    is_own = g_array_index (entry->touched, gint64, i) == self->request.id;
  if (!is_own && self->pause_id == 0)
    self->pause_id = g_timeout_add (PAUSE_MS, pause_over_cb, self);
}

/* ---- Life ---- */

static void
qorgan_mentions_list_dispose (GObject *object)
{
  QorganMentionsList *self = QORGAN_MENTIONS_LIST (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  qorgan_latest_end (&self->latest);
  g_clear_object (&self->casebook);
  g_clear_pointer (&self->shown, g_free);
  clear (self);

  G_OBJECT_CLASS (qorgan_mentions_list_parent_class)->dispose (object);
}

static void
qorgan_mentions_list_class_init (QorganMentionsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_mentions_list_dispose;
}

static void
qorgan_mentions_list_init (QorganMentionsList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * qorgan_mentions_list_new:
 * @id: a record
 *
 * Returns: (transfer floating): a list that is reading where it is mentioned; not visible while it is nowhere
 */
GtkWidget *
qorgan_mentions_list_new (QorganCasebook *casebook, gint64 id)
{
  QorganMentionsList *self = g_object_new (QORGAN_TYPE_MENTIONS_LIST, NULL);

  self->casebook = g_object_ref (casebook);
  self->request = (QorganMentionsRequest) { .id = id, .limit = FIRST };
  g_signal_connect_object (casebook, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_again (self);
  return GTK_WIDGET (self);
}

/**
 * qorgan_mentions_list_set_covered:
 * @is_covered: whether the record is sealed and was not asked for: then nobody sees who speaks of it
 */
void
qorgan_mentions_list_set_covered (QorganMentionsList *self, gboolean is_covered)
{
  g_return_if_fail (QORGAN_IS_MENTIONS_LIST (self));

  self->is_covered = is_covered;
  gtk_widget_set_visible (GTK_WIDGET (self), !is_covered && gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
}
