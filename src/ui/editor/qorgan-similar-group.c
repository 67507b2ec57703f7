/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that may be the same as the one on the page, looked for while its name is being typed: a moment after the
 * last key, in a job; a newer look interrupts the last one. */

#include "qorgan-similar-group.h"

#include <glib/gi18n-lib.h>

#include "qorgan-latest.h"
#include "qorgan-short-title.h"
#include "qorgan-similar.h"

#define PAUSE_MS 250
#define MAX_SHOWN 3
#define FEW_VALUES 6 /* a record with more has been worked on: whoever did knows which it is */

struct _QorganSimilarGroup
{
  AdwBin parent_instance;

  /* Owned */
  QorganCasebook *casebook;
  QorganRecordForm *form;
  QorganRecord *record; /* looked for last */
  GCancellable *latest;
  char *shown;          /* what the rows were made of */

  guint source; /* of the pause */
};

G_DEFINE_FINAL_TYPE (QorganSimilarGroup, qorgan_similar_group, ADW_TYPE_BIN)

/* ---- The rows ---- */

static void
parted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QorganSimilarGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  if (entry == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "workspace.say", "s", error->message);
}

static void
part_clicked_cb (QorganSimilarGroup *self, GtkWidget *button)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);
  gint64 other = *(gint64 *) g_object_get_data (G_OBJECT (button), "id");

  qorgan_similar_part (change, qorgan_casebook_take_id (self->casebook), qorgan_record_id (self->record), other);
  qorgan_casebook_apply_async (self->casebook, change, parted_cb, g_object_ref (self));
}

static GtkWidget *
new_button (const char *label, const char *name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *child = gtk_label_new (label);

  /* Not a button's own label, which would be its name for screen readers. */
  gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_buttons (QorganSimilarGroup *self, GtkWidget *box, const QorganSimilar *similar)
{
  g_autofree char *title = qorgan_short_title (similar->title);
  /* Translators: for screen readers; %s is the title of a record, here and in the next two */
  g_autofree char *open_name = g_strdup_printf (_ ("Open “%s”"), title);
  g_autofree char *same_name = g_strdup_printf (_ ("This is the same as “%s”"), title);
  g_autofree char *other_name = g_strdup_printf (_ ("This is not the same as “%s”"), title);
  GtkWidget *open = new_button (_ ("Open"), open_name);
  GtkWidget *same = new_button (_ ("This Is the Same…"), same_name);
  GtkWidget *other = new_button (_ ("Not the Same"), other_name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "editor.navigate");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "x", similar->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (same), "workspace.merge");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (same), "(xx)", similar->id, qorgan_record_id (self->record));
  g_object_set_data_full (G_OBJECT (other), "id", g_memdup2 (&similar->id, sizeof similar->id), g_free);
  g_signal_connect_object (other, "clicked", G_CALLBACK (part_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (other, !qorgan_casebook_is_read_only (self->casebook));
  adw_wrap_box_append (ADW_WRAP_BOX (box), open);
  adw_wrap_box_append (ADW_WRAP_BOX (box), same);
  adw_wrap_box_append (ADW_WRAP_BOX (box), other);
}

static GtkWidget *
new_label (const char *text, gboolean is_caption)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (is_caption)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
    }
  return label;
}

/* “journalist, Uralsk Week · same name in English” */
static char *
word_similar (QorganSimilarGroup *self, const QorganSimilar *similar)
{
  g_autofree char *reason = qorgan_similar_word_reason (similar, qorgan_casebook_get_language (self->casebook));

  return similar->detail != NULL ? g_strconcat (similar->detail, " · ", reason, NULL) : g_strdup (reason);
}

static GtkWidget *
new_row (QorganSimilarGroup *self, const QorganSimilar *similar)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = adw_wrap_box_new ();
  g_autofree char *words = word_similar (self, similar);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), similar->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  gtk_widget_set_margin_top (buttons, 6);
  gtk_box_append (GTK_BOX (box), new_label (similar->title, FALSE));
  gtk_box_append (GTK_BOX (box), new_label (words, TRUE));
  add_buttons (self, buttons, similar);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static char *
dup_shown (QorganSimilarGroup *self, GPtrArray *likes)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < likes->len; i++)
    {
      const QorganSimilar *similar = likes->pdata[i];
      g_autofree char *words = word_similar (self, similar);

      g_string_append_printf (shown, "%" G_GINT64_FORMAT " %s %s\n", similar->id, similar->title, words);
    }
  return g_string_free (shown, FALSE);
}

static void
show_likes (QorganSimilarGroup *self, GPtrArray *likes)
{
  g_autofree char *shown = dup_shown (self, likes);
  GtkWidget *group = NULL;

  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  if (likes->len > 0)
    {
      group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Similar"));
      for (guint i = 0; i < likes->len; i++)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (self, likes->pdata[i]));
    }
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), group != NULL);
  if (group != NULL)
    {
      const QorganSimilar *first = likes->pdata[0];
      /* Translators: read out while a name is typed; %s is the title of a record that may be the same */
      g_autofree char *said = g_strdup_printf (_ ("Similar: %s"), first->title);

      gtk_accessible_announce (GTK_ACCESSIBLE (self), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
}

/* ---- Looking ---- */

static gpointer
look_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_similar (session, data, MAX_SHOWN, error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QorganSimilarGroup) self = user_data;
  g_autoptr (GPtrArray) likes = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, NULL);

  /* What cannot be looked for is not shown: the page itself says what is wrong with the file. */
  if (likes != NULL && qorgan_latest_is (self->latest, result))
    show_likes (self, likes);
}

static gboolean
look_cb (gpointer user_data)
{
  QorganSimilarGroup *self = user_data;

  self->source = 0;
  qorgan_casebook_run_async (self->casebook, look_job, qorgan_record_ref (self->record),
                             (GDestroyNotify) qorgan_record_unref, (GDestroyNotify) g_ptr_array_unref,
                             qorgan_latest_begin (&self->latest), looked_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* ---- The widget ---- */

static void
qorgan_similar_group_dispose (GObject *object)
{
  QorganSimilarGroup *self = QORGAN_SIMILAR_GROUP (object);

  g_clear_handle_id (&self->source, g_source_remove);
  qorgan_latest_end (&self->latest);
  g_clear_object (&self->casebook);
  g_clear_object (&self->form);
  g_clear_pointer (&self->record, qorgan_record_unref);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (qorgan_similar_group_parent_class)->dispose (object);
}

static void
qorgan_similar_group_class_init (QorganSimilarGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_similar_group_dispose;
}

static void
qorgan_similar_group_init (QorganSimilarGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * qorgan_similar_group_new:
 * @form: of the record: what is typed there is followed
 *
 * Returns: (transfer floating): a group with nothing in it
 */
GtkWidget *
qorgan_similar_group_new (QorganCasebook *casebook, QorganRecordForm *form)
{
  QorganSimilarGroup *self = g_object_new (QORGAN_TYPE_SIMILAR_GROUP, NULL);

  self->casebook = g_object_ref (casebook);
  self->form = g_object_ref (form);
  g_signal_connect_object (form, "typed", G_CALLBACK (qorgan_similar_group_look), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static gboolean
is_worth_it (const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);
  guint n_values = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    n_values += qorgan_record_value (record, qorgan_kind_field_id (kind, i)) != NULL;
  return n_values > 0 && n_values < FEW_VALUES && qorgan_similar_is_possible (kind);
}

/**
 * qorgan_similar_group_look:
 *
 * Looks in a moment for the likes of the record as it stands in the form, unless there is much in it already.
 */
void
qorgan_similar_group_look (QorganSimilarGroup *self)
{
  g_return_if_fail (QORGAN_IS_SIMILAR_GROUP (self));

  g_clear_pointer (&self->record, qorgan_record_unref);
  self->record = qorgan_record_form_dup_draft (self->form);
  if (is_worth_it (self->record) && self->source == 0)
    self->source = g_timeout_add (PAUSE_MS, look_cb, self);
}
