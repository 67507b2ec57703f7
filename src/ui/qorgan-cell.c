/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of a table of records: the text of one column of one row, written anew when the row changes, with the words
 * that were searched for set off. Where there is room for one column only, a cell has a second line with what the next
 * columns would say. GtkInscription and not GtkLabel, because its width does not follow from its text: a table of ten
 * thousand rows never has to be measured. */

#include <glib/gi18n-lib.h>

#include "qorgan-cell.h"
#include "qorgan-fold.h"
#include "qorgan-slices.h"

/* How many columns a second line stands for. */
#define N_DETAILS 2

struct _QorganCell
{
  GtkWidget parent_instance;

  GtkInscription *inscription;
  GtkInscription *details; /* NULL: one line, until something is searched for */
  GtkInscription *found;   /* of a title: why the row was found, while something is searched for; NULL: not yet */
  QorganFindings *findings; /* owned */
  GSignalGroup *row; /* the row shown, while one is */
  const QorganKind *kind;
  guint column;
  gboolean is_title;
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
  gtk_inscription_set_attributes (self->details, NULL);
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

static GtkInscription *
add_second_line (QorganCell *self)
{
  GtkInscription *line = add_line (self);

  gtk_widget_add_css_class (GTK_WIDGET (line), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (line), "caption");
  return line;
}

/* Every row has the line while something is searched for, so that they stay of one height. */
static void
write_reason (QorganCell *self, QorganRow *row, const char *searched)
{
  const char *reason = qorgan_findings_get (self->findings, qorgan_row_get_id (row));
  g_autoptr (PangoAttrList) attributes = reason != NULL ? mark (reason, searched) : NULL;

  if (self->details != NULL && reason == NULL)
    return;
  if (self->details == NULL && self->found == NULL && searched != NULL)
    self->found = add_second_line (self);
  if (self->found != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->found), searched != NULL);
  if (self->found == NULL && self->details == NULL)
    return;
  gtk_inscription_set_text (self->details != NULL ? self->details : self->found, reason);
  gtk_inscription_set_attributes (self->details != NULL ? self->details : self->found, attributes);
}

static void
write_text (QorganCell *self)
{
  const char *searched = qorgan_findings_searched (self->findings);
  g_autoptr (QorganRow) row = g_signal_group_dup_target (self->row);
  g_autofree char *text = qorgan_row_dup_text (row, self->column);
  g_autoptr (PangoAttrList) attributes = NULL;
  gboolean untitled = self->is_title && (text == NULL || *text == '\0');

  if (untitled)
    g_set_str (&text, _ ("Without a title"));
  if (text != NULL && !untitled && searched != NULL)
    attributes = mark (text, searched);
  if (untitled)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dimmed");
  gtk_inscription_set_text (self->inscription, text);
  gtk_inscription_set_attributes (self->inscription, attributes);
  if (self->details != NULL)
    write_details (self, row);
  if (self->is_title)
    write_reason (self, row, searched);
}

static void
write_anew (gpointer cell)
{
  QorganCell *self = cell;
  g_autoptr (QorganRow) row = self->row != NULL ? g_signal_group_dup_target (self->row) : NULL;

  if (row != NULL)
    write_text (self);
}

static void
findings_changed_cb (QorganCell *self)
{
  qorgan_slices_add (self, write_anew);
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
  g_clear_pointer ((GtkWidget **) &self->found, gtk_widget_unparent);
  g_clear_object (&self->findings);
  G_OBJECT_CLASS (qorgan_cell_parent_class)->dispose (object);
}

static void
qorgan_cell_class_init (QorganCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_cell_dispose;
  GTK_WIDGET_CLASS (klass)->query_tooltip = qorgan_cell_query_tooltip;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GENERIC);
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
 * @list: the list whose rows it shows
 * @column: which of its columns
 * @has_details: whether a second line says what the next columns say
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
qorgan_cell_new (QorganList *list, guint column, gboolean has_details)
{
  const QorganKind *kind = qorgan_list_get_kind (list);
  QorganCell *self = g_object_new (QORGAN_TYPE_CELL, NULL);
  gboolean is_number = kind->columns[column].is_number;

  self->kind = kind;
  self->findings = g_object_ref (qorgan_findings_of (list));
  g_signal_connect_object (self->findings, "changed", G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  self->column = column;
  self->is_title = kind->columns[column].source == QORGAN_COLUMN_TITLE;
  if (self->is_title)
    g_signal_connect_object (self->findings, "explained", G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), self->is_title);
  gtk_inscription_set_min_chars (self->inscription, is_number ? 2 : 6);
  gtk_inscription_set_nat_chars (self->inscription, self->is_title ? 32 : is_number ? 4 : 16);
  gtk_inscription_set_xalign (self->inscription, is_number ? 1 : 0);
  if (is_number)
    gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  if (has_details)
    self->details = add_second_line (self);
  return GTK_WIDGET (self);
}

/**
 * qorgan_cell_set_row:
 * @self: a cell
 * @row: (nullable) (transfer none): what to show; %NULL: the cell is put away and keeps no row alive
 */
void
qorgan_cell_set_row (QorganCell *self, QorganRow *row)
{
  g_return_if_fail (QORGAN_IS_CELL (self));

  g_signal_group_set_target (self->row, row);
  if (row != NULL)
    write_text (self);
}
