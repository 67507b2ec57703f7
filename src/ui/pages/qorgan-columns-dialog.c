/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns a table shows, in which order and how wide: a row each, to be ticked, to be moved up and down, and to
 * be made narrower and wider, which a heading lets nobody do without a pointer. Rows stay the same widgets when they
 * move, so that the button that was pressed keeps the focus. */

#include "qorgan-columns-dialog.h"

#include "qorgan-help-dialog.h"

#include <glib/gi18n-lib.h>

struct _QorganColumnsDialog
{
  AdwDialog parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (QorganColumnsDialog, qorgan_columns_dialog, ADW_TYPE_DIALOG)

/* By how much at a time, in pixels. */
#define STEP 24

enum
{
  CHANGED,
  WIDENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a row stands for, and where it stands. */
static const char *
name_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "column");
}

static int
position_of (gpointer row)
{
  return GPOINTER_TO_INT (g_object_get_data (row, "position"));
}

static GtkCheckButton *
check_of (GtkWidget *row)
{
  return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

static void
tell (QorganColumnsDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_check_button_get_active (check_of (GTK_WIDGET (row))))
      g_strv_builder_add (builder, name_of (GTK_WIDGET (row)));
  names = g_strv_builder_end (builder);
  /* A table without a column could not be told from an empty one: the last stays ticked. */
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    gtk_widget_set_sensitive (GTK_WIDGET (check_of (GTK_WIDGET (row))),
                              g_strv_length (names) > 1 || !gtk_check_button_get_active (check_of (GTK_WIDGET (row))));
  g_signal_emit (self, signals[CHANGED], 0, names);
}

static void
move (GtkWidget *button, int by)
{
  QorganColumnsDialog *self = QORGAN_COLUMNS_DIALOG (gtk_widget_get_ancestor (button, QORGAN_TYPE_COLUMNS_DIALOG));
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));
  int position = gtk_list_box_row_get_index (row);
  GtkListBoxRow *other = gtk_list_box_get_row_at_index (self->list, position + by);

  if (other == NULL)
    return;
  g_object_set_data (G_OBJECT (row), "position", GINT_TO_POINTER (position + by));
  g_object_set_data (G_OBJECT (other), "position", GINT_TO_POINTER (position));
  gtk_list_box_invalidate_sort (self->list);
  tell (self);
}

static void
up_cb (GtkWidget *button)
{
  move (button, -1);
}

static void
down_cb (GtkWidget *button)
{
  move (button, 1);
}

static void
widen (GtkWidget *button, int by)
{
  QorganColumnsDialog *self = QORGAN_COLUMNS_DIALOG (gtk_widget_get_ancestor (button, QORGAN_TYPE_COLUMNS_DIALOG));
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  g_autofree char *words = NULL;
  int width = 0;

  g_signal_emit (self, signals[WIDENED], 0, name_of (row), by, &width);
  /* Translators: how wide a column of a table was made */
  words = width > 0 ? g_strdup_printf (ngettext ("%d pixel wide", "%d pixels wide", (gulong) width), width)
                    : g_strdup (_ ("There is no room for it now"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_accessible_announce (GTK_ACCESSIBLE (button), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
narrower_cb (GtkWidget *button)
{
  widen (button, -STEP);
}

static void
wider_cb (GtkWidget *button)
{
  widen (button, STEP);
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer unused)
{
  return position_of (a) - position_of (b);
}

static GtkWidget *
add_button (GtkWidget *row, const char *icon, const char *words, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", callback, button, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/* A column that is not shown has no width. */
static void
add_width_buttons (GtkWidget *row, GtkWidget *check, const char *label)
{
  /* Translators: %s is the name of a column */
  g_autofree char *narrower = g_strdup_printf (_ ("Make “%s” narrower"), label);
  g_autofree char *wider = g_strdup_printf (_ ("Make “%s” wider"), label);
  GtkWidget *buttons[] = {
    add_button (row, "go-previous-symbolic", narrower, G_CALLBACK (narrower_cb)),
    add_button (row, "go-next-symbolic", wider, G_CALLBACK (wider_cb)),
  };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_object_bind_property (check, "active", buttons[i], "sensitive", G_BINDING_SYNC_CREATE);
}

static void
add_row (QorganColumnsDialog *self, const QorganColumn *column, int position, gboolean is_shown, gboolean has_width)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  const char *label = _ (column->label);
  /* Translators: %s is the name of a column */
  g_autofree char *up = g_strdup_printf (_ ("Move “%s” up"), label);
  g_autofree char *down = g_strdup_printf (_ ("Move “%s” down"), label);

  g_object_set_data (G_OBJECT (row), "column", (gpointer) column->name);
  g_object_set_data (G_OBJECT (row), "position", GINT_TO_POINTER (position));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_shown);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  add_button (row, "go-up-symbolic", up, G_CALLBACK (up_cb));
  add_button (row, "go-down-symbolic", down, G_CALLBACK (down_cb));
  if (has_width)
    add_width_buttons (row, check, label);
  gtk_list_box_append (self->list, row);
}

static void
qorgan_columns_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_COLUMNS_DIALOG);
  G_OBJECT_CLASS (qorgan_columns_dialog_parent_class)->dispose (object);
}

static void
qorgan_columns_dialog_class_init (QorganColumnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_columns_dialog_dispose;

  /**
   * QorganColumnsDialog::changed:
   * @names: the columns to show, in their order
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRV);

  /**
   * QorganColumnsDialog::widened:
   * @name: of a column
   * @by: in pixels; negative: it is to be narrower
   *
   * Returns: how wide it is now, in pixels; 0: there is no room for it
   */
  signals[WIDENED] = g_signal_new ("widened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_INT, 2, G_TYPE_STRING, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-columns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganColumnsDialog, list);
}

static void
qorgan_columns_dialog_init (QorganColumnsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "find");
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
}

/**
 * qorgan_columns_dialog_new:
 * @kind: of the records
 * @names: (array zero-terminated=1): the columns that are shown, in their order
 * @have_widths: whether each has a width now, to be changed
 *
 * Returns: (transfer floating): the dialog, to be presented; those that are not shown come last
 */
AdwDialog *
qorgan_columns_dialog_new (const QorganKind *kind, const char *const *names, gboolean have_widths)
{
  QorganColumnsDialog *self = g_object_new (QORGAN_TYPE_COLUMNS_DIALOG, NULL);
  int position = 0;

  for (guint i = 0; names[i] != NULL; i++)
    add_row (self, qorgan_kind_find_column (kind, names[i]), position++, TRUE, have_widths);
  for (guint i = 0; i < kind->n_columns; i++)
    if (kind->columns[i].label != NULL && !g_strv_contains (names, kind->columns[i].name))
      add_row (self, &kind->columns[i], position++, FALSE, have_widths);
  return ADW_DIALOG (self);
}
