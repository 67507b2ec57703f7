/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last row of an opened dependant or claim. What can be done with it stands here and not in its closed row, where
 * forty steps would be a column of forty wastebaskets, each one more stop of the keyboard. The buttons wrap: in large
 * text and in Kazakh they are wide. */

#include "qorgan-deeds-row.h"

struct _QorganDeedsRow
{
  AdwPreferencesRow parent_instance;

  AdwWrapBox *box; /* borrowed */
};

G_DEFINE_FINAL_TYPE (QorganDeedsRow, qorgan_deeds_row, ADW_TYPE_PREFERENCES_ROW)

static void
qorgan_deeds_row_class_init (QorganDeedsRowClass *klass)
{
}

static void
qorgan_deeds_row_init (QorganDeedsRow *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  self->box = ADW_WRAP_BOX (box);
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * qorgan_deeds_row_new:
 *
 * Returns: (transfer floating): a row without buttons
 */
GtkWidget *
qorgan_deeds_row_new (void)
{
  return g_object_new (QORGAN_TYPE_DEEDS_ROW, NULL);
}

/**
 * qorgan_deeds_row_add:
 * @label: what the button says
 * @action: what it does, an action that takes the number of a record
 *
 * Returns: (transfer none): the button; it does nothing until it has a record
 */
GtkWidget *
qorgan_deeds_row_add (QorganDeedsRow *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), GTK_JUSTIFY_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_wrap_box_append (self->box, button);
  return button;
}

/**
 * qorgan_deeds_row_name:
 * @button: of such a row
 * @name: what a screen reader calls it: which of several rows it is in
 * @id: the record that it acts on
 */
void
qorgan_deeds_row_name (GtkWidget *button, const char *name, gint64 id)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
}
