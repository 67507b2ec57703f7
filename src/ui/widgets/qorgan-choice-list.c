/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list to choose from: see the header. Its owner makes it when it is first opened: a form has dozens of them, a table
 * a thousand, and most are never looked into. */

#include "qorgan-choice-list.h"

#include <glib/gi18n-lib.h>

/* Longer lists are searched by typing. */
#define SEARCH_FROM 8
#define LIST_HEIGHT 320

struct _QorganChoiceList
{
  GtkPopover parent_instance;

  /* Borrowed */
  GtkWidget *search;
  GtkWidget *list;

  guint n_choices;
  gboolean is_many;
  gboolean is_showing; /* what changes now is not chosen */
};

G_DEFINE_FINAL_TYPE (QorganChoiceList, qorgan_choice_list, GTK_TYPE_POPOVER)

enum
{
  TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkCheckButton *
get_check (QorganChoiceList *self, guint index)
{
  GtkListBoxRow *line = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) index);

  return GTK_CHECK_BUTTON (gtk_list_box_row_get_child (line));
}

static void
toggled_cb (QorganChoiceList *self, GtkCheckButton *check)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (check));
  gboolean is_chosen = gtk_check_button_get_active (check);

  if (self->is_showing || (!self->is_many && !is_chosen))
    return;
  if (!self->is_many)
    gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[TOGGLED], 0, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (line)), is_chosen);
}

/* ---- Searching ---- */

static gboolean
is_found (GtkListBoxRow *line, gpointer user_data)
{
  QorganChoiceList *self = QORGAN_CHOICE_LIST (user_data);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const char *label = gtk_check_button_get_label (GTK_CHECK_BUTTON (gtk_list_box_row_get_child (line)));
  g_autofree char *folded_label = g_utf8_casefold (label, -1);
  g_autofree char *folded_typed = g_utf8_casefold (typed, -1);

  return strstr (folded_label, folded_typed) != NULL;
}

static void
search_changed_cb (QorganChoiceList *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

static void
search_stopped_cb (QorganChoiceList *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Return takes the first that was found; of a list of which one is chosen also that one. */
static void
search_activated_cb (QorganChoiceList *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < self->n_choices; i++)
    {
      GtkCheckButton *check = get_check (self, i);
      gboolean is_chosen = gtk_check_button_get_active (check);

      if (!gtk_widget_get_child_visible (gtk_widget_get_parent (GTK_WIDGET (check))))
        continue;
      if (is_chosen && !self->is_many)
        gtk_popover_popdown (GTK_POPOVER (self));
      gtk_check_button_set_active (check, !self->is_many || !is_chosen);
      return;
    }
}

/* ---- The keyboard ---- */

/* Returns: (nullable): the choice at @index, or the next one that is found, in steps of 1 or -1 */
static GtkWidget *
find_check (QorganChoiceList *self, int index, int step)
{
  for (; index >= 0 && index < (int) self->n_choices; index += step)
    {
      GtkWidget *check = GTK_WIDGET (get_check (self, (guint) index));

      if (gtk_widget_get_child_visible (gtk_widget_get_parent (check)))
        return check;
    }
  return NULL;
}

static int
focused_index (QorganChoiceList *self)
{
  GtkWidget *line = gtk_widget_get_focus_child (self->list);

  return line != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (line)) : -1;
}

/* Of choices of which one is taken GTK lets the keyboard to that one only, and a list of them moves between lines,
 * which have no focus here. So the arrow keys walk through the choices, and choose nothing on the way. */
static gboolean
key_pressed_cb (QorganChoiceList *self, guint key)
{
  int index = focused_index (self);
  GtkWidget *next = NULL;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      next = find_check (self, index + 1, 1);
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      next = find_check (self, index - 1, -1);
      if (next == NULL && index >= 0 && gtk_widget_get_visible (self->search))
        next = self->search;
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      next = index >= 0 ? find_check (self, 0, 1) : NULL;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      next = index >= 0 ? find_check (self, (int) self->n_choices - 1, -1) : NULL;
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  if (next != NULL)
    gtk_widget_grab_focus (next);
  return next != NULL || index >= 0 ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* Where nothing is searched for: to what is chosen, else to the first. */
static void
focus_choice (QorganChoiceList *self)
{
  GtkWidget *check = find_check (self, 0, 1);

  for (guint i = 0; i < self->n_choices; i++)
    if (gtk_check_button_get_active (get_check (self, i)))
      {
        check = GTK_WIDGET (get_check (self, i));
        break;
      }
  if (check != NULL)
    gtk_widget_grab_focus (check);
}

/* ---- The widget ---- */

static GtkWidget *
make_scroll (QorganChoiceList *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *nothing = gtk_label_new (_ ("Nothing found"));

  gtk_widget_add_css_class (nothing, "dimmed");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), nothing);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), is_found, self, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->list);
  gtk_widget_set_focusable (scroll, FALSE);
  return scroll;
}

static void
qorgan_choice_list_class_init (QorganChoiceListClass *klass)
{
  /**
   * QorganChoiceList::toggled:
   * @index: of a choice
   * @is_chosen: whether it is chosen now
   *
   * The person has chosen, or taken back.
   */
  signals[TOGGLED] = g_signal_new ("toggled", QORGAN_TYPE_CHOICE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
qorgan_choice_list_init (QorganChoiceList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  gtk_widget_set_visible (self->search, FALSE);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), make_scroll (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (search_stopped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, keys);
}

/**
 * qorgan_choice_list_new:
 * @label: what is chosen here, for screen readers
 * @search_label: what is searched for
 * @is_many: whether several can be chosen
 *
 * Returns: (transfer floating): an empty list, to be parented like any popover
 */
GtkWidget *
qorgan_choice_list_new (const char *label, const char *search_label, gboolean is_many)
{
  QorganChoiceList *self = g_object_new (QORGAN_TYPE_CHOICE_LIST, NULL);

  self->is_many = is_many;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, search_label, -1);
  return GTK_WIDGET (self);
}

/**
 * qorgan_choice_list_add:
 * @words: one more choice
 */
void
qorgan_choice_list_add (QorganChoiceList *self, const char *words)
{
  GtkWidget *check = gtk_check_button_new_with_label (words);
  GtkWidget *line = gtk_list_box_row_new ();

  g_return_if_fail (QORGAN_IS_CHOICE_LIST (self));

  if (!self->is_many && self->n_choices > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), get_check (self, 0));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), check);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_widget_set_focusable (line, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), line);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->search, ++self->n_choices >= SEARCH_FROM);
}

/**
 * qorgan_choice_list_set_chosen:
 * @index: of a choice
 *
 * Shows it as chosen or not; nothing is told.
 */
void
qorgan_choice_list_set_chosen (QorganChoiceList *self, guint index, gboolean is_chosen)
{
  g_return_if_fail (QORGAN_IS_CHOICE_LIST (self) && index < self->n_choices);

  self->is_showing = TRUE;
  gtk_check_button_set_active (get_check (self, index), is_chosen);
  self->is_showing = FALSE;
}

/**
 * qorgan_choice_list_open:
 *
 * Opens it with all its choices.
 */
void
qorgan_choice_list_open (QorganChoiceList *self)
{
  g_return_if_fail (QORGAN_IS_CHOICE_LIST (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_popover_popup (GTK_POPOVER (self));
  if (!gtk_widget_get_visible (self->search))
    focus_choice (self);
}
