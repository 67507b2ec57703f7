/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of a field whose value is covered. Somebody may be looking at the screen, or a screen reader be heard in the
 * room: what is sealed is shown when it is asked for, and never before. */

#include "qorgan-sealed-row.h"

#include <glib/gi18n-lib.h>

struct _QorganSealedRow
{
  AdwActionRow parent_instance;

  GtkWidget *button; /* borrowed */
};

enum
{
  SIGNAL_SHOW_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QorganSealedRow, qorgan_sealed_row, ADW_TYPE_ACTION_ROW)

static void
clicked_cb (QorganSealedRow *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_ASKED], 0);
}

static gboolean
qorgan_sealed_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (QORGAN_SEALED_ROW (widget)->button);
}

static void
qorgan_sealed_row_class_init (QorganSealedRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = qorgan_sealed_row_grab_focus;

  signals[SIGNAL_SHOW_ASKED]
      = g_signal_new ("show-asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_sealed_row_init (QorganSealedRow *self)
{
  self->button = gtk_button_new_with_mnemonic (_ ("_Show"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("system-lock-screen-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), C_ ("value", "Sealed"));
}

/**
 * qorgan_sealed_row_new:
 * @label: of the field, in the language of the interface
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
qorgan_sealed_row_new (const char *label)
{
  QorganSealedRow *self = g_object_new (QORGAN_TYPE_SEALED_ROW, "title", label, NULL);
  /* Translators: for screen readers: a button that shows the covered value of a field; %s is its label */
  g_autofree char *name = g_strdup_printf (_ ("%s, sealed, Show"), label);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
