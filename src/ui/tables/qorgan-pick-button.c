/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that reads what is chosen of a list, and opens the list. (The entries of a GtkDropDown have no accessible
 * names.) The list is made when it is first opened: a table may have a thousand columns. */

#include "qorgan-pick-button.h"

#include <glib/gi18n-lib.h>

/* Longer lists are searched by typing. */
#define SEARCH_FROM 8
#define LIST_HEIGHT 300

struct _QorganPickButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *text;
  GtkWidget *popover; /* NULL until it is first opened */
  GtkWidget *search;
  GtkWidget *list;

  char *label;    /* what is chosen here, for screen readers */
  char **choices;
  int chosen;     /* -1: nothing */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (QorganPickButton, qorgan_pick_button, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkCheckButton *
get_check (QorganPickButton *self, int index)
{
  return GTK_CHECK_BUTTON (
      gtk_list_box_row_get_child (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index)));
}

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
toggled_cb (QorganPickButton *self, GtkCheckButton *check)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (check));

  if (self->is_showing || !gtk_check_button_get_active (check))
    return;
  self->chosen = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (line));
  show (self);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->button);
  g_signal_emit (self, signals[PICKED], 0);
}

static gboolean
is_found (GtkListBoxRow *line, gpointer data)
{
  QorganPickButton *self = QORGAN_PICK_BUTTON (data);
  g_autofree char *label
      = g_utf8_casefold (gtk_check_button_get_label (GTK_CHECK_BUTTON (gtk_list_box_row_get_child (line))), -1);
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  return strstr (label, typed) != NULL;
}

static void
search_changed_cb (QorganPickButton *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

static void
search_stopped_cb (QorganPickButton *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Return takes the first that was found. */
static void
search_activated_cb (QorganPickButton *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  for (int i = 0; self->choices[i] != NULL; i++)
    {
      GtkCheckButton *check = get_check (self, i);

      if (!gtk_widget_get_child_visible (gtk_widget_get_parent (GTK_WIDGET (check))))
        continue;
      if (gtk_check_button_get_active (check))
        gtk_popover_popdown (GTK_POPOVER (self->popover));
      gtk_check_button_set_active (check, TRUE);
      return;
    }
}

static void
add_line (QorganPickButton *self, int index)
{
  GtkWidget *check = gtk_check_button_new_with_label (self->choices[index]);
  GtkWidget *line = gtk_list_box_row_new ();

  if (index > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), get_check (self, 0));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), check);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_widget_set_focusable (line, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), line);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_list (QorganPickButton *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
  for (int i = 0; self->choices[i] != NULL; i++)
    add_line (self, i);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), is_found, self, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->list);
  gtk_widget_set_focusable (scroll, FALSE);
  return scroll;
}

static void
make_popover (QorganPickButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find a choice"),
                                  -1);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_widget_set_visible (self->search, g_strv_length (self->choices) >= SEARCH_FROM);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (search_stopped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self, G_CONNECT_SWAPPED);
}

static void
clicked_cb (QorganPickButton *self)
{
  if (self->popover == NULL)
    make_popover (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->is_showing = TRUE;
  for (int i = 0; self->choices[i] != NULL; i++)
    gtk_check_button_set_active (get_check (self, i), i == self->chosen);
  self->is_showing = FALSE;
  gtk_popover_popup (GTK_POPOVER (self->popover));
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

  g_clear_pointer (&self->popover, gtk_widget_unparent);
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
