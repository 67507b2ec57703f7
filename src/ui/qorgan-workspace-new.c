/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the workspace shows before it is in the casebook: new records and new terms, and the page of vocabularies. */

#include "qorgan-record-page.h"
#include "qorgan-vocabulary-page.h"
#include "qorgan-workspace-private.h"

/*
 * qorgan_workspace_open_newborn:
 * @self: the workspace
 * @newborn: a record that is not in the casebook yet
 *
 * Opens its page in place of what is open; it takes its place in the list once it is there.
 */
void
qorgan_workspace_open_newborn (QorganWorkspace *self, QorganNewborn *newborn)
{
  g_clear_handle_id (&self->open_later, g_source_remove);
  qorgan_workspace_push_page (self, qorgan_record_page_new_newborn (self->casebook, newborn),
                              qorgan_workspace_on_map_page (self));
}

static void
vocabularies_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);

  qorgan_workspace_push_page (self, qorgan_vocabulary_page_new (self->casebook), TRUE);
}

static void
new_term_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWorkspace *self = QORGAN_WORKSPACE (widget);
  g_autoptr (QorganNewborn) term
      = qorgan_vocabulary_page_new_term (self->casebook, g_variant_get_string (target, NULL));

  qorgan_workspace_push_page (self, qorgan_record_page_new_newborn (self->casebook, term), TRUE);
  qorgan_workspace_focus_record (self);
}

/*
 * qorgan_workspace_install_new_actions:
 * @widget_class: of the workspace
 */
void
qorgan_workspace_install_new_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "workspace.vocabularies", NULL, vocabularies_action);
  gtk_widget_class_install_action (widget_class, "workspace.new-term", "s", new_term_action);
}
