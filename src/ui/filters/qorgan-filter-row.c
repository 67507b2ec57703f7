/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value with its count, and three states: asked for, left out, neither. Space or a click asks for it; the minus key,
 * Shift+Space or the button at the end leaves it out. The state is a sign, and a word for who listens. */

#include "qorgan-filter-row.h"

#include <glib/gi18n-lib.h>

struct _QorganFilterRow
{
  GtkListBoxRow parent_instance;

  char *value; /* NULL: nothing recorded */
  char *label;
  gint count; /* negative: not known */
  QorganFilterState state;
  GtkWidget *sign;
  GtkWidget *exclude;
};

G_DEFINE_FINAL_TYPE (QorganFilterRow, qorgan_filter_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *icon;
  const char *words;
} states[] = {
  [QORGAN_FILTER_NEITHER] = { "checkbox-symbolic", NC_ ("filter", "not chosen") },
  [QORGAN_FILTER_INCLUDED] = { "checkbox-checked-symbolic", NC_ ("filter", "included") },
  [QORGAN_FILTER_EXCLUDED] = { "action-unavailable-symbolic", NC_ ("filter", "excluded") },
};

static void
write_state (QorganFilterRow *self)
{
  const char *state = g_dpgettext2 (NULL, "filter", states[self->state].words);
  g_autofree char *name = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->sign), states[self->state].icon);
  if (self->count >= 0)
    /* Translators: for screen readers: a value, how many records have it, and whether it is included or excluded */
    name = g_strdup_printf (_ ("%s; %d; %s"), self->label, self->count, state);
  else
    name = g_strdup_printf ("%s; %s", self->label, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
exclude_cb (QorganFilterRow *self)
{
  qorgan_filter_row_toggle (self, QORGAN_FILTER_EXCLUDED);
}

static gboolean
key_pressed_cb (QorganFilterRow *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  gboolean minus = keyval == GDK_KEY_minus || keyval == GDK_KEY_KP_Subtract;
  gboolean space = keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space;

  if ((!minus && !space) || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  qorgan_filter_row_toggle (self,
                            minus || (modifiers & GDK_SHIFT_MASK) ? QORGAN_FILTER_EXCLUDED : QORGAN_FILTER_INCLUDED);
  return GDK_EVENT_STOP;
}

static void
qorgan_filter_row_finalize (GObject *object)
{
  QorganFilterRow *self = QORGAN_FILTER_ROW (object);

  g_free (self->value);
  g_free (self->label);
  G_OBJECT_CLASS (qorgan_filter_row_parent_class)->finalize (object);
}

static void
qorgan_filter_row_class_init (QorganFilterRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qorgan_filter_row_finalize;

  /**
   * QorganFilterRow::changed:
   *
   * Somebody chose another state.
   */
  signals[CHANGED]
      = g_signal_new ("changed", QORGAN_TYPE_FILTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_filter_row_init (QorganFilterRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->sign = gtk_image_new ();
  self->exclude = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_set_tooltip_text (self->exclude, _ ("Exclude"));
  gtk_widget_set_valign (self->exclude, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->exclude, "flat");
  /* By keyboard the row itself does it, and Tab goes on to the next row. */
  gtk_widget_set_focusable (self->exclude, FALSE);
  g_signal_connect_object (self->exclude, "clicked", G_CALLBACK (exclude_cb), self, G_CONNECT_SWAPPED);
}

static void
fill (QorganFilterRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (self->label);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), self->sign);
  gtk_box_append (GTK_BOX (box), label);
  if (self->count >= 0)
    {
      g_autofree char *digits = g_strdup_printf ("%d", self->count);
      GtkWidget *number = gtk_label_new (digits);

      gtk_widget_add_css_class (number, "dimmed");
      gtk_widget_add_css_class (number, "numeric");
      gtk_box_append (GTK_BOX (box), number);
    }
  gtk_box_append (GTK_BOX (box), self->exclude);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * qorgan_filter_row_new:
 * @value: (nullable): the value; %NULL: that nothing is recorded
 * @label: what it is called
 * @count: how many records have it; negative: not known
 * @state: whether it is asked for
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
qorgan_filter_row_new (const char *value, const char *label, gint count, QorganFilterState state)
{
  QorganFilterRow *self = g_object_new (QORGAN_TYPE_FILTER_ROW, NULL);
  /* Translators: a button; %s is a value of a field */
  g_autofree char *exclude = g_strdup_printf (_ ("Exclude “%s”"), label);

  self->value = g_strdup (value);
  self->label = g_strdup (label);
  self->count = count;
  self->state = state;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->exclude), GTK_ACCESSIBLE_PROPERTY_LABEL, exclude, -1);
  fill (self);
  write_state (self);
  return GTK_WIDGET (self);
}

/**
 * qorgan_filter_row_get_value:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the value; %NULL: that nothing is recorded
 */
const char *
qorgan_filter_row_get_value (QorganFilterRow *self)
{
  g_return_val_if_fail (QORGAN_IS_FILTER_ROW (self), NULL);

  return self->value;
}

/**
 * qorgan_filter_row_get_state:
 * @self: a row
 *
 * Returns: whether it is asked for
 */
QorganFilterState
qorgan_filter_row_get_state (QorganFilterRow *self)
{
  g_return_val_if_fail (QORGAN_IS_FILTER_ROW (self), QORGAN_FILTER_NEITHER);

  return self->state;
}

/**
 * qorgan_filter_row_set_state:
 * @self: a row
 * @state: whether it is asked for
 */
void
qorgan_filter_row_set_state (QorganFilterRow *self, QorganFilterState state)
{
  g_return_if_fail (QORGAN_IS_FILTER_ROW (self));

  self->state = state;
  write_state (self);
}

/**
 * qorgan_filter_row_toggle:
 * @self: a row
 * @state: included or excluded: what it becomes, unless it is that already
 */
void
qorgan_filter_row_toggle (QorganFilterRow *self, QorganFilterState state)
{
  const char *words;

  g_return_if_fail (QORGAN_IS_FILTER_ROW (self));

  qorgan_filter_row_set_state (self, self->state == state ? QORGAN_FILTER_NEITHER : state);
  words = g_dpgettext2 (NULL, "filter", states[self->state].words);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_signal_emit (self, signals[CHANGED], 0);
}
