/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of a table of records: the text of one column of one row, written anew when the row changes, with the words
 * that were searched for set off. Where there is room for one column only, a cell has a second line with what the next
 * columns would say. GtkInscription and not GtkLabel, because its width does not follow from its text: a table of ten
 * thousand rows never has to be measured. */

#include <glib/gi18n-lib.h>

#include "qorgan-cell.h"
#include "qorgan-fold.h"

/* How many columns a second line stands for. */
#define N_DETAILS 2

struct _QorganCell
{
  GtkWidget parent_instance;

  GtkInscription *inscription;
  GtkInscription *details; /* NULL: one line */
  GSignalGroup *row; /* the row shown, while one is */
  const QorganKind *kind;
  guint column;
  gboolean is_title;
  char *searched;
};

G_DEFINE_FINAL_TYPE (QorganCell, qorgan_cell, GTK_TYPE_WIDGET)

static PangoAttrList *
mark (const char *text, const char *searched)
{
  g_autoptr (GArray) matches = qorgan_fold_matches (text, searched);
  PangoAttrList *attributes = pango_attr_list_new ();

  for (guint i = 0; i < matches->len; i++)
    {
      const QorganFoldMatch *match = &g_array_index (matches, QorganFoldMatch, i);
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

      bold->start_index = line->start_index = match->start;
      bold->end_index = line->end_index = match->end;
      pango_attr_list_insert (attributes, bold);
      pango_attr_list_insert (attributes, line);
    }
  return attributes;
}

/* The columns after the title, as far as a second line has room for them. */
static char *
dup_details (QorganCell *self, QorganRow *row)
{
  GString *details = g_string_new (NULL);

  for (guint i = self->column + 1; i <= self->column + N_DETAILS && i < self->kind->n_columns; i++)
    {
      g_autofree char *text = self->kind->columns[i].label != NULL ? qorgan_row_dup_text (row, i) : NULL;

      if (text != NULL && *text != '\0')
        g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", text);
    }
  return g_string_free (details, FALSE);
}

static void
write_details (QorganCell *self, QorganRow *row)
{
  g_autofree char *details = dup_details (self, row);

  gtk_inscription_set_text (self->details, details);
}

static void
write_text (QorganCell *self)
{
  g_autoptr (QorganRow) row = g_signal_group_dup_target (self->row);
  g_autofree char *text = qorgan_row_dup_text (row, self->column);
  g_autoptr (PangoAttrList) attributes = NULL;
  gboolean untitled = self->is_title && (text == NULL || *text == '\0');

  if (untitled)
    g_set_str (&text, _ ("Without a title"));
  if (text != NULL && !untitled && self->searched != NULL && *self->searched != '\0')
    attributes = mark (text, self->searched);
  if (untitled)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dimmed");
  gtk_inscription_set_text (self->inscription, text);
  gtk_inscription_set_attributes (self->inscription, attributes);
  if (self->details != NULL)
    write_details (self, row);
}

/* Asked for when it is to be seen: a text set in advance has GTK ask the display where the pointer is, for every row.
 */
static gboolean
qorgan_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  const char *text = gtk_inscription_get_text (QORGAN_CELL (widget)->inscription);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL && *text != '\0';
}

static void
qorgan_cell_dispose (GObject *object)
{
  QorganCell *self = QORGAN_CELL (object);

  g_clear_object (&self->row);
  g_clear_pointer ((GtkWidget **) &self->inscription, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->details, gtk_widget_unparent);
  G_OBJECT_CLASS (qorgan_cell_parent_class)->dispose (object);
}

static void
qorgan_cell_finalize (GObject *object)
{
  g_free (QORGAN_CELL (object)->searched);
  G_OBJECT_CLASS (qorgan_cell_parent_class)->finalize (object);
}

static void
qorgan_cell_class_init (QorganCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = qorgan_cell_finalize;
  GTK_WIDGET_CLASS (klass)->query_tooltip = qorgan_cell_query_tooltip;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GENERIC);
}

static GtkInscription *
add_line (QorganCell *self)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (line), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (line), 1);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  return GTK_INSCRIPTION (line);
}

static void
qorgan_cell_init (QorganCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->inscription = add_line (self);
  self->row = g_signal_group_new (QORGAN_TYPE_ROW);
  g_signal_group_connect_swapped (self->row, "changed", G_CALLBACK (write_text), self);
}

/**
 * qorgan_cell_new:
 * @kind: the kind of the list's records
 * @column: which of its columns
 * @has_details: whether a second line says what the next columns say
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
qorgan_cell_new (const QorganKind *kind, guint column, gboolean has_details)
{
  QorganCell *self = g_object_new (QORGAN_TYPE_CELL, NULL);
  gboolean is_number = kind->columns[column].is_number;

  self->kind = kind;
  self->column = column;
  self->is_title = kind->columns[column].source == QORGAN_COLUMN_TITLE;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), self->is_title);
  gtk_inscription_set_min_chars (self->inscription, is_number ? 2 : 6);
  gtk_inscription_set_nat_chars (self->inscription, self->is_title ? 32 : is_number ? 4 : 16);
  gtk_inscription_set_xalign (self->inscription, is_number ? 1 : 0);
  if (is_number)
    gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  if (has_details)
    {
      self->details = add_line (self);
      gtk_widget_add_css_class (GTK_WIDGET (self->details), "dimmed");
      gtk_widget_add_css_class (GTK_WIDGET (self->details), "caption");
    }
  return GTK_WIDGET (self);
}

/**
 * qorgan_cell_set_row:
 * @self: a cell
 * @row: (nullable) (transfer none): what to show; %NULL: the cell is put away and keeps no row alive
 * @searched: (nullable): the words the list was searched for, to be set off
 */
void
qorgan_cell_set_row (QorganCell *self, QorganRow *row, const char *searched)
{
  g_return_if_fail (QORGAN_IS_CELL (self));

  g_set_str (&self->searched, searched);
  g_signal_group_set_target (self->row, row);
  if (row != NULL)
    write_text (self);
}
