/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the workspace does about records that are one: opens the dialogs, shows the record that stayed, and after an
 * import says how many of the new ones look like some that were there. */

#include <glib/gi18n-lib.h>

#include "qorgan-likes-dialog.h"
#include "qorgan-merge-dialog.h"
#include "qorgan-record-page.h"
#include "qorgan-similar.h"
#include "qorgan-workspace-private.h"

#define MOST_LOOKED_AT 500 /* records: an import of a whole casebook is no list of duplicates */
#define MOST_PAIRS 200
#define MESSAGE_SECONDS 10

/* The survivor's page takes the place of what was open; the message with Undo comes as of any change. */
static void
merged_cb (QorganWorkspace *self, gint64 id)
{
  qorgan_workspace_go (self, "workspace.open", g_variant_new_int64 (id));
}

static void
open_merge (QorganWorkspace *self, gint64 keep, gint64 other)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (qorgan_workspace_current_records (self));
  AdwDialog *dialog;

  if (QORGAN_IS_RECORD_PAGE (page))
    qorgan_editor_save (qorgan_record_page_get_editor (QORGAN_RECORD_PAGE (page)));
  dialog = qorgan_merge_dialog_new (self->casebook, keep, other);
  g_signal_connect_object (dialog, "merged", G_CALLBACK (merged_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
merge_action (GtkWidget *widget, const char *action, GVariant *target)
{
  gint64 keep, other;

  g_variant_get (target, "(xx)", &keep, &other);
  open_merge (QORGAN_WORKSPACE (widget), keep, other);
}

static void
duplicates_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  AdwDialog *dialog = qorgan_likes_dialog_new (self->casebook, target != NULL ? g_variant_get_int64 (target) : 0);

  g_signal_connect_object (dialog, "merge", G_CALLBACK (open_merge), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/*
 * qorgan_workspace_install_merge_actions:
 * @widget_class: of the workspace
 */
void
qorgan_workspace_install_merge_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "workspace.merge", "(xx)", merge_action);
  gtk_widget_class_install_action (widget_class, "workspace.duplicates", NULL, duplicates_action);
  gtk_widget_class_install_action (widget_class, "workspace.duplicates-in", "x", duplicates_action);
}

static gpointer
look_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_similar_in_entry (session, *(gint64 *) data, MOST_PAIRS, error);
}

typedef struct
{
  QorganWorkspace *self;
  gint64 entry;
} Looking;

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Looking *looking = data;
  g_autoptr (QorganWorkspace) self = looking->self;
  g_autoptr (GPtrArray) pairs = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, NULL);
  g_autofree char *words = NULL;
  AdwToast *toast;

  if (pairs == NULL || pairs->len == 0 || self->toasts == NULL)
    return;
  words = g_strdup_printf (ngettext ("%u new record looks like another one", "%u new records look like others",
                                     pairs->len),
                           pairs->len);
  toast = adw_toast_new (words);
  adw_toast_set_timeout (toast, MESSAGE_SECONDS);
  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "workspace.duplicates-in");
  adw_toast_set_action_target_value (toast, g_variant_new_int64 (looking->entry));
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (qorgan_workspace_take_focus_back), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast); /* after the one that offers to undo the import */
}

/*
 * qorgan_workspace_look_for_likes:
 * @self: the workspace
 * @entry: what was just done
 *
 * Of an import: says, when it is known, how many of the new records may be there twice.
 */
void
qorgan_workspace_look_for_likes (QorganWorkspace *self, const QorganEntry *entry)
{
  Looking *looking;

  if (entry->verb != QORGAN_VERB_IMPORT || entry->n_records > MOST_LOOKED_AT)
    return;
  looking = g_new (Looking, 1);
  looking->self = g_object_ref (self);
  looking->entry = entry->id;
  qorgan_casebook_run_async (self->casebook, look_job, g_memdup2 (&entry->id, sizeof entry->id), g_free,
                             (GDestroyNotify) g_ptr_array_unref, NULL, looked_cb, looking);
}
