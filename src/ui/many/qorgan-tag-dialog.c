/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tags the selected records have: all of them, none, or some, which stays so until it is touched. A new tag is
 * made with the same change that gives it to them. */

#include "qorgan-tag-dialog.h"

#include <glib/gi18n-lib.h>

#include "qorgan-action-view.h"
#include "qorgan-help-dialog.h"
#include "qorgan-many.h"
#include "qorgan-message.h"

struct _QorganTagDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
  QorganActionView *view;
  GtkEditable *new_tag;
  AdwPreferencesGroup *tags;

  QorganCasebook *casebook;
  GArray *ids;     /* of the records */
  GPtrArray *uses; /* (element-type QorganTagUse) a row each; NULL: not read yet */
  GPtrArray *checks; /* (element-type GtkCheckButton) borrowed from the rows */
};

G_DEFINE_FINAL_TYPE (QorganTagDialog, qorgan_tag_dialog, ADW_TYPE_DIALOG)

/* ---- Showing ---- */

static void
toggled_cb (GtkCheckButton *check)
{
  gtk_check_button_set_inconsistent (check, FALSE);
}

static void
add_row (QorganTagDialog *self, const QorganTagUse *use)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  gboolean is_mixed = use->n_having > 0 && use->n_having < self->ids->len;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), use->n_having == self->ids->len);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (check), is_mixed);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), check, 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, use->name, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), use->name);
  if (is_mixed)
    {
      /* Translators: how many of the selected records have this tag: “3 of 12 have it” */
      g_autofree char *words = g_strdup_printf (_ ("%u of %u have it"), use->n_having, self->ids->len);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
    }
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->tags, row);
  g_ptr_array_add (self->checks, check);
}

static gpointer
uses_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_tag_uses (session, data, error);
}

static void
uses_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganTagDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (self->casebook == NULL) /* it was closed meanwhile */
    return;
  self->uses = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);
  if (error != NULL)
    qorgan_message_show_error (GTK_WIDGET (self), _ ("The Tags Could Not Be Read"), error);
  for (guint i = 0; self->uses != NULL && i < self->uses->len; i++)
    add_row (self, g_ptr_array_index (self->uses, i));
  gtk_widget_set_visible (GTK_WIDGET (self->tags), self->checks->len > 0);
  qorgan_action_view_set_action_sensitive (self->view, self->uses != NULL);
}

/* ---- Applying ---- */

/* A new tag that is called like one there is, is that one. */
static char *
dup_new_name (QorganTagDialog *self, GArray *added)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->new_tag)));

  for (guint i = 0; i < self->uses->len; i++)
    {
      QorganTagUse *use = g_ptr_array_index (self->uses, i);

      if (g_strcmp0 (use->name, name) != 0)
        continue;
      g_array_append_val (added, use->id);
      return NULL;
    }
  return *name != '\0' ? g_steal_pointer (&name) : NULL;
}

static QorganTagging *
tagging_new (QorganTagDialog *self)
{
  QorganTagging *tagging = g_new0 (QorganTagging, 1);

  tagging->ids = g_array_ref (self->ids);
  tagging->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  tagging->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->uses->len; i++)
    {
      QorganTagUse *use = g_ptr_array_index (self->uses, i);
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (gtk_check_button_get_inconsistent (check))
        continue;
      if (gtk_check_button_get_active (check) && use->n_having < self->ids->len)
        g_array_append_val (tagging->added, use->id);
      else if (!gtk_check_button_get_active (check) && use->n_having > 0)
        g_array_append_val (tagging->removed, use->id);
    }
  tagging->new_name = dup_new_name (self, tagging->added);
  return tagging;
}

static gpointer
tag_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_tag (session, data, error);
}

static void
tagged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganTagDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);

  if (error == NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
  else if (self->casebook != NULL)
    {
      qorgan_message_show_error (GTK_WIDGET (self), _ ("The Tags Could Not Be Changed"), error);
      qorgan_action_view_set_action_sensitive (self->view, TRUE);
    }
}

static void
apply_cb (QorganTagDialog *self)
{
  qorgan_action_view_set_action_sensitive (self->view, FALSE);
  qorgan_casebook_work_async (self->casebook, _ ("Saving…"), tag_job, tagging_new (self),
                              (GDestroyNotify) qorgan_tagging_free, (GDestroyNotify) qorgan_entry_free, NULL, tagged_cb,
                              g_object_ref (self));
}

static void
cancel_cb (QorganTagDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
qorgan_tag_dialog_dispose (GObject *object)
{
  QorganTagDialog *self = QORGAN_TAG_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_TAG_DIALOG);
  g_clear_object (&self->casebook);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (qorgan_tag_dialog_parent_class)->dispose (object);
}

static void
qorgan_tag_dialog_class_init (QorganTagDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_tag_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-tag-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganTagDialog, page);
  gtk_widget_class_bind_template_child (widget_class, QorganTagDialog, view);
  gtk_widget_class_bind_template_child (widget_class, QorganTagDialog, new_tag);
  gtk_widget_class_bind_template_child (widget_class, QorganTagDialog, tags);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
qorgan_tag_dialog_init (QorganTagDialog *self)
{
  self->checks = g_ptr_array_new ();
  g_type_ensure (QORGAN_TYPE_ACTION_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "find");
  qorgan_action_view_set_action_sensitive (self->view, FALSE);
}

/**
 * qorgan_tag_dialog_new:
 * @casebook: (transfer none): whose records they are
 * @ids: (element-type gint64): records of one kind, that can have tags
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
AdwDialog *
qorgan_tag_dialog_new (QorganCasebook *casebook, GArray *ids)
{
  QorganTagDialog *self = g_object_new (QORGAN_TYPE_TAG_DIALOG, NULL);
  g_autofree char *words
      = g_strdup_printf (ngettext ("%u record is selected", "%u records are selected", ids->len), ids->len);

  self->casebook = g_object_ref (casebook);
  self->ids = g_array_ref (ids);
  adw_preferences_page_set_description (self->page, words);
  qorgan_casebook_run_async (casebook, uses_job, g_array_ref (ids), (GDestroyNotify) g_array_unref,
                             (GDestroyNotify) g_ptr_array_unref, NULL, uses_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}
