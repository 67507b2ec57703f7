/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chip is two buttons side by side: its words, which lead to where they are changed, and a cross. What is left out
 * says so in words, and with a sign. */

#include "qorgan-filter-chip.h"

#include <glib/gi18n-lib.h>

#define MAX_CHARS 44 /* of a line of the words */

struct _QorganFilterChip
{
  AdwBin parent_instance;

  QorganFilterWords *words; /* owned */
};

G_DEFINE_FINAL_TYPE (QorganFilterChip, qorgan_filter_chip, ADW_TYPE_BIN)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
close_cb (QorganFilterChip *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
qorgan_filter_chip_finalize (GObject *object)
{
  qorgan_filter_words_free (QORGAN_FILTER_CHIP (object)->words);
  G_OBJECT_CLASS (qorgan_filter_chip_parent_class)->finalize (object);
}

static void
qorgan_filter_chip_class_init (QorganFilterChipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qorgan_filter_chip_finalize;

  /**
   * QorganFilterChip::closed:
   *
   * Somebody wants to be rid of it.
   */
  signals[CLOSED]
      = g_signal_new ("closed", QORGAN_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_filter_chip_init (QorganFilterChip *self)
{
}

static GtkWidget *
words_button_new (QorganFilterChip *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (self->words->words);

  if (self->words->denies)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("action-unavailable-symbolic"));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, self->words->words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words->words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "list.edit-filter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uuu)", self->words->path.via[0],
                                    self->words->path.via[1], self->words->path.field);
  return button;
}

/**
 * qorgan_filter_chip_new:
 * @taken: (transfer full): what it stands for
 *
 * Returns: (transfer floating): a chip
 */
GtkWidget *
qorgan_filter_chip_new (QorganFilterWords *taken)
{
  QorganFilterChip *self = g_object_new (QORGAN_TYPE_FILTER_CHIP, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *cross = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: a button; %s is a filter, such as “State: Closed” */
  g_autofree char *name = g_strdup_printf (_ ("Remove the filter “%s”"), taken->words);

  self->words = taken;
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "chip");
  gtk_box_append (GTK_BOX (box), words_button_new (self));
  gtk_widget_set_tooltip_text (cross, _ ("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cross), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (cross, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), cross);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * qorgan_filter_chip_get_words:
 * @self: a chip
 *
 * Returns: (transfer none): what it stands for
 */
const QorganFilterWords *
qorgan_filter_chip_get_words (QorganFilterChip *self)
{
  g_return_val_if_fail (QORGAN_IS_FILTER_CHIP (self), NULL);

  return self->words;
}
