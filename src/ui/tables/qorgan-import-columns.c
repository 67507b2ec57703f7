/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a person says what a sheet means: see the header. Everything is guessed already; most tables need one look. */

#include "qorgan-import-columns.h"

#include <glib/gi18n-lib.h>

#include "qorgan-import-row.h"
#include "qorgan-pick-button.h"
#include "qorgan-sheet-values.h"

#define ROWS_SHOWN 50
#define COLUMNS_SHOWN 40
/* A thousand columns have no place in a dialog; those that nobody knew stay out of it. */
#define COLUMNS_LISTED 100
#define SAMPLES 3

struct _QorganImportColumns
{
  AdwBin parent_instance;

  QorganSheet *sheet;
  QorganSheetMapping *mapping;
  QorganSheetEncoding encoding;
  char separator;
  gboolean is_file;

  GtkWidget *encoding_button;
  GtkWidget *separator_button;
  GtkWidget *target_button;
  GtkWidget *headings_row;
  GtkWidget *columns;     /* the group of all columns */
  GtkWidget *list;        /* in it; borrowed */
  GPtrArray *buttons;     /* (element-type QorganPickButton) borrowed: a column each, NULL where it is not listed */
};

G_DEFINE_FINAL_TYPE (QorganImportColumns, qorgan_import_columns, ADW_TYPE_BIN)

enum
{
  READ_AGAIN,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  char separator;
  const char *label;
} separators[] = {
  { ',', N_ ("Comma") },
  { ';', N_ ("Semicolon") },
  { '\t', N_ ("Tab") },
  { '|', N_ ("Vertical line") },
  { QORGAN_SHEET_DASH, N_ ("Dash between words") },
  { '\0', N_ ("None: one column") },
};

/* ---- The first rows ---- */

static void
cell_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 8);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), 16);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (text), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (text), 1);
  gtk_list_item_set_child (item, text);
}

static guint
row_of (GObject *item)
{
  return (guint) g_ascii_strtoull (gtk_string_object_get_string (GTK_STRING_OBJECT (item)), NULL, 10);
}

static void
cell_bind_cb (QorganImportColumns *self, GtkListItem *item, GtkSignalListItemFactory *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  g_autofree char *cell
      = qorgan_sheet_one_line (qorgan_sheet_cell (self->sheet, row_of (gtk_list_item_get_item (item)), column));

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), cell);
}

static void
row_bind_cb (QorganImportColumns *self, GtkColumnViewRow *row)
{
  guint index = row_of (gtk_column_view_row_get_item (row));
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint i = 0; i < MIN (qorgan_sheet_n_cells (self->sheet, index), COLUMNS_SHOWN); i++)
    g_string_append_printf (label, "%s%s", i > 0 ? "; " : "", qorgan_sheet_cell (self->sheet, index, i));
  gtk_column_view_row_set_accessible_label (row, label->str);
}

static void
add_preview_column (QorganImportColumns *self, GtkColumnView *view, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *title = g_strdup_printf ("%u", column + 1);
  g_autoptr (GtkColumnViewColumn) info = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (cell_set_up_cb), NULL, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (cell_bind_cb), self, G_CONNECT_SWAPPED);
  info = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (info, TRUE);
  gtk_column_view_append_column (view, info);
}

static GtkWidget *
make_preview (QorganImportColumns *self)
{
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  GtkListItemFactory *row_factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *view;

  for (guint i = 0; i < MIN (qorgan_sheet_n_rows (self->sheet), ROWS_SHOWN); i++)
    gtk_string_list_take (rows, g_strdup_printf ("%u", i));
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)))));
  gtk_column_view_set_tab_behavior (GTK_COLUMN_VIEW (view), GTK_LIST_TAB_ITEM);
  g_signal_connect_object (row_factory, "bind", G_CALLBACK (row_bind_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_row_factory (GTK_COLUMN_VIEW (view), row_factory);
  g_object_unref (row_factory);
  for (guint i = 0; i < MIN (qorgan_sheet_n_columns (self->sheet), COLUMNS_SHOWN); i++)
    add_preview_column (self, GTK_COLUMN_VIEW (view), i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("First rows"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), 170);
  gtk_widget_set_focusable (scroll, FALSE);
  gtk_widget_add_css_class (scroll, "card");
  return scroll;
}

/* ---- What each column is ---- */

static char **
list_slots (const QorganSheetTarget *target)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_strv_builder_add (words, _ ("Not imported"));
  for (guint i = 0; i < target->n_slots; i++)
    g_strv_builder_add (words, qorgan_sheet_slot_label (&target->slots[i]));
  return g_strv_builder_end (words);
}

static char *
word_column (QorganImportColumns *self, guint column)
{
  const char *heading = self->mapping->has_headings ? qorgan_sheet_cell (self->sheet, 0, column) : "";

  return *heading != '\0' ? qorgan_sheet_one_line (heading) : g_strdup_printf (_ ("Column %u"), column + 1);
}

static char *
word_samples (QorganImportColumns *self, guint column)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint row = self->mapping->has_headings; row < qorgan_sheet_n_rows (self->sheet) && n < SAMPLES; row++)
    {
      g_autofree char *cell = qorgan_sheet_one_line (qorgan_sheet_cell (self->sheet, row, column));

      if (*cell == '\0')
        continue;
      g_string_append_printf (text, "%s%s", n > 0 ? " · " : "", cell);
      n++;
    }
  return g_string_free_and_steal (text);
}

/* A slot taken from one column leaves another; all buttons are told. */
static void
picked_cb (QorganImportColumns *self, QorganPickButton *button)
{
  guint column;

  if (!g_ptr_array_find (self->buttons, button, &column))
    return;
  qorgan_sheet_mapping_set_slot (self->mapping, column, qorgan_pick_button_get_chosen (button) - 1);
  for (guint i = 0; i < self->buttons->len; i++)
    if (self->buttons->pdata[i] != NULL)
      qorgan_pick_button_set_chosen (self->buttons->pdata[i], qorgan_sheet_mapping_slot (self->mapping, i) + 1);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_line (const char *title, const char *subtitle, GtkWidget *control)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  if (subtitle != NULL && *subtitle != '\0')
    {
      GtkWidget *samples = gtk_label_new (subtitle);

      gtk_label_set_ellipsize (GTK_LABEL (samples), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (samples), 0);
      gtk_widget_add_css_class (samples, "dimmed");
      gtk_box_append (GTK_BOX (box), samples);
    }
  gtk_box_append (GTK_BOX (box), control);
  return qorgan_import_row_new (box);
}

static void
fill_columns (QorganImportColumns *self)
{
  g_auto (GStrv) slots = list_slots (self->mapping->target);
  guint n_columns = qorgan_sheet_n_columns (self->sheet);
  GtkWidget *list = qorgan_import_list_new (_ ("Columns"));

  if (self->list != NULL)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->columns), self->list);
  self->list = list;
  g_ptr_array_set_size (self->buttons, 0);
  g_ptr_array_set_size (self->buttons, (int) n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *title = word_column (self, i);
      g_autofree char *samples = word_samples (self, i);
      int slot = qorgan_sheet_mapping_slot (self->mapping, i);
      GtkWidget *button;

      if (i >= COLUMNS_LISTED && slot < 0)
        continue;
      button = qorgan_pick_button_new (title, (const char *const *) slots, slot + 1);
      self->buttons->pdata[i] = button;
      g_signal_connect_object (button, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (GTK_LIST_BOX (list), make_line (title, samples, button));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->columns), list);
}

/* ---- How it is read ---- */

static void
reading_picked_cb (QorganImportColumns *self)
{
  if (self->encoding_button != NULL)
    self->encoding = (guint) qorgan_pick_button_get_chosen (QORGAN_PICK_BUTTON (self->encoding_button));
  self->separator = separators[qorgan_pick_button_get_chosen (QORGAN_PICK_BUTTON (self->separator_button))].separator;
  g_signal_emit (self, signals[READ_AGAIN], 0);
}

static void
guess (QorganImportColumns *self, const QorganSheetTarget *target)
{
  gboolean has_headings = self->mapping->has_headings;

  qorgan_sheet_mapping_free (self->mapping);
  self->mapping = qorgan_sheet_guess_mapping (self->sheet, target);
  self->mapping->has_headings = has_headings;
  fill_columns (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What columns were is guessed anew for what rows become now. */
static void
target_picked_cb (QorganImportColumns *self)
{
  guint n_targets;
  const QorganSheetTarget *targets = qorgan_sheet_targets (&n_targets);

  guess (self, &targets[qorgan_pick_button_get_chosen (QORGAN_PICK_BUTTON (self->target_button))]);
}

static void
guess_again_cb (QorganImportColumns *self, GtkWidget *button)
{
  gtk_widget_set_visible (button, FALSE);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->columns), NULL);
  guess (self, self->mapping->target);
  gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

/* Nobody has to wonder where the choices come from, or is bound to them. */
static void
offer_guess (QorganImportColumns *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self->columns);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Guess Again"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (guess_again_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_description (group, _ ("As you said for an earlier table with these headings."));
  adw_preferences_group_set_header_suffix (group, button);
}

static void
headings_switched_cb (QorganImportColumns *self)
{
  self->mapping->has_headings = adw_switch_row_get_active (ADW_SWITCH_ROW (self->headings_row));
  fill_columns (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_target (QorganImportColumns *self, GtkListBox *list)
{
  guint n_targets;
  const QorganSheetTarget *targets = qorgan_sheet_targets (&n_targets);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; i < n_targets; i++)
    g_strv_builder_add (words, g_dgettext (GETTEXT_PACKAGE, targets[i].label));
  labels = g_strv_builder_end (words);
  self->target_button = qorgan_pick_button_new (_ ("Each row becomes"), (const char *const *) labels,
                                                (int) (self->mapping->target - targets));
  g_signal_connect_object (self->target_button, "picked", G_CALLBACK (target_picked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, make_line (_ ("Each row becomes"), NULL, self->target_button));
}

static void
add_encoding (QorganImportColumns *self, GtkListBox *list)
{
  const char *names[QORGAN_SHEET_N_ENCODINGS + 1] = { NULL };

  for (guint i = 0; i < QORGAN_SHEET_N_ENCODINGS; i++)
    names[i] = qorgan_sheet_encoding_name (i);
  self->encoding_button = qorgan_pick_button_new (_ ("Encoding"), names, (int) self->encoding);
  g_signal_connect_object (self->encoding_button, "picked", G_CALLBACK (reading_picked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, make_line (_ ("Encoding"), NULL, self->encoding_button));
}

static void
add_separator (QorganImportColumns *self, GtkListBox *list)
{
  const char *labels[G_N_ELEMENTS (separators) + 1] = { NULL };
  int chosen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      labels[i] = _ (separators[i].label);
      if (separators[i].separator == self->separator)
        chosen = (int) i;
    }
  self->separator_button = qorgan_pick_button_new (_ ("Column separator"), labels, chosen);
  g_signal_connect_object (self->separator_button, "picked", G_CALLBACK (reading_picked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, make_line (_ ("Column separator"), NULL, self->separator_button));
}

static void
add_headings (QorganImportColumns *self, GtkListBox *list)
{
  self->headings_row = adw_switch_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->headings_row), _ ("The first row is headings"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->headings_row), self->mapping->has_headings);
  g_signal_connect_object (self->headings_row, "notify::active", G_CALLBACK (headings_switched_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (list, self->headings_row);
}

static GtkWidget *
make_reading (QorganImportColumns *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = qorgan_import_list_new (_ ("The table"));
  guint open_quote = qorgan_sheet_open_quote (self->sheet);

  add_target (self, GTK_LIST_BOX (list));
  add_headings (self, GTK_LIST_BOX (list));
  add_separator (self, GTK_LIST_BOX (list));
  if (self->is_file)
    add_encoding (self, GTK_LIST_BOX (list));
  if (open_quote != 0)
    {
      g_autofree char *words
          = g_strdup_printf (_ ("A quotation mark in line %u is never closed, so quotation marks were read as text."),
                             open_quote);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), words);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  return group;
}

static gboolean
qorgan_import_columns_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (QORGAN_IMPORT_COLUMNS (widget)->target_button);
}

static void
qorgan_import_columns_finalize (GObject *object)
{
  QorganImportColumns *self = QORGAN_IMPORT_COLUMNS (object);

  g_clear_pointer (&self->sheet, qorgan_sheet_unref);
  g_clear_pointer (&self->mapping, qorgan_sheet_mapping_free);
  g_ptr_array_unref (self->buttons);
  G_OBJECT_CLASS (qorgan_import_columns_parent_class)->finalize (object);
}

static void
qorgan_import_columns_class_init (QorganImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qorgan_import_columns_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = qorgan_import_columns_grab_focus;

  /**
   * QorganImportColumns::read-again:
   *
   * Another encoding or separator was chosen.
   */
  signals[READ_AGAIN]
      = g_signal_new ("read-again", QORGAN_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * QorganImportColumns::changed:
   *
   * The sheet means something else now.
   */
  signals[CHANGED]
      = g_signal_new ("changed", QORGAN_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_import_columns_init (QorganImportColumns *self)
{
  self->buttons = g_ptr_array_new ();
}

/**
 * qorgan_import_columns_new:
 * @source: what was read
 * @mapping: what it is taken for
 *
 * Returns: (transfer floating): a page
 */
GtkWidget *
qorgan_import_columns_new (const QorganImportSource *source, const QorganSheetMapping *mapping)
{
  QorganImportColumns *self = g_object_new (QORGAN_TYPE_IMPORT_COLUMNS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->sheet = qorgan_sheet_ref (source->sheet);
  self->mapping = qorgan_sheet_mapping_copy (mapping);
  self->encoding = source->encoding;
  self->separator = source->separator;
  self->is_file = source->bytes != NULL;
  gtk_box_append (GTK_BOX (box), make_preview (self));
  gtk_box_append (GTK_BOX (box), make_reading (self));
  self->columns = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->columns), _ ("Columns"));
  if (mapping->is_remembered)
    offer_guess (self);
  fill_columns (self);
  gtk_box_append (GTK_BOX (box), self->columns);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * qorgan_import_columns_get_mapping:
 *
 * Returns: (transfer none): what the sheet means, as the person left it
 */
const QorganSheetMapping *
qorgan_import_columns_get_mapping (QorganImportColumns *self)
{
  g_return_val_if_fail (QORGAN_IS_IMPORT_COLUMNS (self), NULL);

  return self->mapping;
}

/**
 * qorgan_import_columns_get_encoding:
 *
 * Returns: the encoding that was chosen
 */
QorganSheetEncoding
qorgan_import_columns_get_encoding (QorganImportColumns *self)
{
  g_return_val_if_fail (QORGAN_IS_IMPORT_COLUMNS (self), QORGAN_SHEET_UTF_8);

  return self->encoding;
}

/**
 * qorgan_import_columns_get_separator:
 *
 * Returns: the separator that was chosen
 */
char
qorgan_import_columns_get_separator (QorganImportColumns *self)
{
  g_return_val_if_fail (QORGAN_IS_IMPORT_COLUMNS (self), '\0');

  return self->separator;
}
