/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entry at speed as actions of the workspace. A dialog does the work; here it is opened, and what it made is shown. */

#include "qorgan-entry-actions.h"

#include <glib/gi18n-lib.h>

#include "qorgan-contact-dialog.h"
#include "qorgan-quick-entry.h"
#include "qorgan-workspace-private.h"

static void
added_cb (QorganWorkspace *self, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "workspace.open-case", "x", id);
}

static void
quick_entry_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  AdwDialog *dialog;

  if (!qorgan_workspace_may_add (self, action))
    return;
  dialog = qorgan_quick_entry_new (self->casebook);
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* One that was closed before it was logged is kept: somebody is on the phone, and something had to be looked up. */
static void
contact_closed_cb (QorganWorkspace *self)
{
  if (qorgan_contact_dialog_is_draft (QORGAN_CONTACT_DIALOG (self->contact)))
    gtk_widget_activate_action (GTK_WIDGET (self), "workspace.say", "s",
                                _ ("The contact is not logged yet. What you wrote is kept: log a contact to go on."));
  else
    g_clear_object (&self->contact);
}

static void
log_contact_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);

  if (!qorgan_workspace_may_add (self, action))
    return;
  if (self->contact == NULL)
    {
      self->contact
          = g_object_ref_sink (qorgan_contact_dialog_new (self->casebook, qorgan_workspace_get_shown_record (self)));
      g_signal_connect_object (self->contact, "closed", G_CALLBACK (contact_closed_cb), self, G_CONNECT_SWAPPED);
    }
  adw_dialog_present (self->contact, widget);
}

/* From any page: what is open is left as if the person had gone to the page of cases. */
static void
open_case_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);

  if (!qorgan_workspace_may_leave (self, FALSE, action, target))
    return;
  qorgan_workspace_show_page (self, "case");
  qorgan_workspace_clear_search (self); /* or it might not be in the list */
  qorgan_workspace_open_record (self, g_variant_get_int64 (target));
}

/**
 * qorgan_entry_actions_install:
 * @widget_class: of the workspace
 */
void
qorgan_entry_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "workspace.quick-entry", NULL, quick_entry_action);
  gtk_widget_class_install_action (widget_class, "workspace.log-contact", NULL, log_contact_action);
  gtk_widget_class_install_action (widget_class, "workspace.open-case", "x", open_case_action);
}
