/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of two records: two values to choose from, beside each other where there is room; or what comes of both
 * where there is nothing to choose. */

#include "qorgan-value-pair.h"

#include <glib/gi18n-lib.h>

struct _QorganValuePair
{
  AdwPreferencesRow parent_instance;

  QorganFieldId field;
  GtkWidget *values; /* borrowed */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QorganValuePair, qorgan_value_pair, ADW_TYPE_PREFERENCES_ROW)

static GtkWidget *
new_label (const char *text, gboolean is_caption)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (is_caption)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
    }
  return label;
}

static void
toggled_cb (QorganValuePair *self, GtkCheckButton *button)
{
  gboolean is_second = g_object_get_data (G_OBJECT (button), "second") != NULL;

  if (gtk_check_button_get_active (button))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, is_second);
}

static GtkWidget *
add_choice (QorganValuePair *self, const char *label, const char *words, GtkWidget *group, gboolean is_active)
{
  GtkWidget *check = gtk_check_button_new ();
  /* Translators: for screen readers: the label of a field, then one of two values that may stay there */
  g_autofree char *name = g_strdup_printf (C_ ("field", "%s: %s"), label, words);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), new_label (words, FALSE));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group != NULL ? GTK_CHECK_BUTTON (group) : NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_active);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (group != NULL)
    g_object_set_data (G_OBJECT (check), "second", self);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->values), check);
  return check;
}

static void
qorgan_value_pair_class_init (QorganValuePairClass *klass)
{
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
qorgan_value_pair_init (QorganValuePair *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * qorgan_value_pair_new:
 * @field: what becomes of a field
 * @words: its values in words
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
qorgan_value_pair_new (const QorganMergeField *field, const QorganMergeWords *words)
{
  QorganValuePair *self = g_object_new (QORGAN_TYPE_VALUE_PAIR, NULL);
  const char *label = g_dgettext (GETTEXT_PACKAGE, qorgan_field (field->field)->label);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->field = field->field;
  self->values = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), new_label (label, TRUE));
  gtk_box_append (GTK_BOX (box), self->values);
  gtk_box_append (GTK_BOX (box), new_label (qorgan_merge_outcome_words (field->outcome), TRUE));
  gtk_box_set_homogeneous (GTK_BOX (self->values), field->may_choose);
  if (field->may_choose)
    {
      GtkWidget *first = add_choice (self, label, words->kept, NULL, !field->from_other);

      add_choice (self, label, words->other, first, field->from_other);
    }
  else
    gtk_box_append (GTK_BOX (self->values), new_label (words->result, FALSE));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}

/**
 * qorgan_value_pair_get_field:
 *
 * Returns: the field
 */
QorganFieldId
qorgan_value_pair_get_field (QorganValuePair *self)
{
  g_return_val_if_fail (QORGAN_IS_VALUE_PAIR (self), 0);

  return self->field;
}

/**
 * qorgan_value_pair_set_narrow:
 * @is_narrow: whether the values stand below each other
 */
void
qorgan_value_pair_set_narrow (QorganValuePair *self, gboolean is_narrow)
{
  g_return_if_fail (QORGAN_IS_VALUE_PAIR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->values),
                                  is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self->values), !is_narrow);
}
