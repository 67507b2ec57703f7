/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that reads what is chosen of a list, and opens the list, which is made when it is first opened: a table may
 * have a thousand columns. */

#include "qorgan-pick-button.h"

#include <glib/gi18n-lib.h>

#include "qorgan-choice-list.h"

struct _QorganPickButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *text;
  GtkWidget *list; /* NULL until it is first opened */

  char *label;    /* what is chosen here, for screen readers */
  char **choices;
  int chosen;     /* -1: nothing */
};

G_DEFINE_FINAL_TYPE (QorganPickButton, qorgan_pick_button, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show (QorganPickButton *self)
{
  const char *words = self->chosen >= 0 ? self->choices[self->chosen] : _ ("Choose…");
  /* Translators: for screen readers: what a button chooses, then what is chosen */
  g_autofree char *name = g_strdup_printf (C_ ("choice", "%s: %s"), self->label, words);

  gtk_label_set_label (GTK_LABEL (self->text), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
toggled_cb (QorganPickButton *self, guint index)
{
  self->chosen = (int) index;
  show (self);
  gtk_widget_grab_focus (self->button);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
clicked_cb (QorganPickButton *self)
{
  if (self->list == NULL)
    {
      self->list = qorgan_choice_list_new (self->label, _ ("Find a choice"), FALSE);
      for (guint i = 0; self->choices[i] != NULL; i++)
        qorgan_choice_list_add (QORGAN_CHOICE_LIST (self->list), self->choices[i]);
      gtk_widget_set_parent (self->list, GTK_WIDGET (self));
      g_signal_connect_object (self->list, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
  for (guint i = 0; self->choices[i] != NULL; i++)
    qorgan_choice_list_set_chosen (QORGAN_CHOICE_LIST (self->list), i, (int) i == self->chosen);
  qorgan_choice_list_open (QORGAN_CHOICE_LIST (self->list));
}

static gboolean
qorgan_pick_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (QORGAN_PICK_BUTTON (widget)->button);
}

static void
qorgan_pick_button_dispose (GObject *object)
{
  QorganPickButton *self = QORGAN_PICK_BUTTON (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (qorgan_pick_button_parent_class)->dispose (object);
}

static void
qorgan_pick_button_finalize (GObject *object)
{
  QorganPickButton *self = QORGAN_PICK_BUTTON (object);

  g_free (self->label);
  g_strfreev (self->choices);
  G_OBJECT_CLASS (qorgan_pick_button_parent_class)->finalize (object);
}

static void
qorgan_pick_button_class_init (QorganPickButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_pick_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = qorgan_pick_button_finalize;
  widget_class->grab_focus = qorgan_pick_button_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * QorganPickButton::picked:
   *
   * The person has chosen.
   */
  signals[PICKED]
      = g_signal_new ("picked", QORGAN_TYPE_PICK_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_pick_button_init (QorganPickButton *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_box_append (GTK_BOX (content), self->text);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
}

/**
 * qorgan_pick_button_new:
 * @label: what is chosen here
 * @choices: (array zero-terminated=1): what there is to choose
 * @chosen: index of one of them, or -1
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
qorgan_pick_button_new (const char *label, const char *const *choices, int chosen)
{
  QorganPickButton *self = g_object_new (QORGAN_TYPE_PICK_BUTTON, NULL);

  self->label = g_strdup (label);
  self->choices = g_strdupv ((char **) choices);
  self->chosen = chosen;
  show (self);
  return GTK_WIDGET (self);
}

/**
 * qorgan_pick_button_get_chosen:
 *
 * Returns: index of what is chosen, or -1
 */
int
qorgan_pick_button_get_chosen (QorganPickButton *self)
{
  g_return_val_if_fail (QORGAN_IS_PICK_BUTTON (self), -1);

  return self->chosen;
}

/**
 * qorgan_pick_button_set_chosen:
 * @chosen: index of what is chosen, or -1
 */
void
qorgan_pick_button_set_chosen (QorganPickButton *self, int chosen)
{
  g_return_if_fail (QORGAN_IS_PICK_BUTTON (self));

  self->chosen = chosen;
  show (self);
}
