/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of a table of records: the text of one column of one row, written anew when the row changes, with the words
 * that were searched for set off. Where there is room for one column only, a cell has a second line with what the next
 * columns would say; it has one as well while something is searched for.
 *
 * A table keeps two hundred rows ready, of which a screen shows thirty; so a cell draws its line by itself, in the font
 * of the table, and lays it out when it is drawn. A label or an inscription has a font of its own to look up as soon as
 * it is made, which is most of what a table costs before it is first seen. The width does not follow from the text: a
 * table of ten thousand rows never has to be measured. */

#include <glib/gi18n-lib.h>

#include "qorgan-cell-font.h"
#include "qorgan-cell.h"
#include "qorgan-fold.h"
#include "qorgan-slices.h"

/* How many columns a second line stands for. */
#define N_DETAILS 2

/* Numbers stand below the end of their heading, and not at the very edge of the window. In pixels. */
#define NUMBER_MARGIN 9

struct _QorganCell
{
  GtkWidget parent_instance;

  char *text;
  PangoAttrList *attributes; /* of the text; NULL: none */
  PangoLayout *layout;       /* of the text; NULL: not drawn yet */
  GtkInscription *second;    /* a child; NULL: one line, until something is searched for */
  QorganFindings *findings;  /* owned */
  GSignalGroup *row;         /* the row shown, while one is */
  const QorganKind *kind;
  guint column;
  gboolean is_title;
  gboolean is_untitled;
  gboolean is_number;
  gboolean is_marked;   /* in the text, what was searched for */
  gboolean has_details; /* the second line says what the next columns say */
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

/* ---- What it says ---- */

/* Digits of one width stand below each other. */
static PangoAttrList *
attributes_new (QorganCell *self, const char *searched)
{
  PangoAttrList *attributes = NULL;

  if (searched != NULL && self->text != NULL && !self->is_untitled)
    attributes = mark (self->text, searched);
  if (!self->is_number)
    return attributes;
  if (attributes == NULL)
    attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  return attributes;
}

static void
set_line (QorganCell *self, const char *text, const char *searched)
{
  gboolean is_other = g_set_str (&self->text, text);

  if (!is_other && !self->is_marked && searched == NULL)
    return;
  self->is_marked = searched != NULL;
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  self->attributes = attributes_new (self, searched);
  if (self->layout != NULL)
    {
      pango_layout_set_text (self->layout, self->text != NULL ? self->text : "", -1);
      pango_layout_set_attributes (self->layout, self->attributes);
    }
  if (is_other)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
add_second_line (QorganCell *self)
{
  self->second = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->second, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (self->second, 1);
  gtk_inscription_set_nat_lines (self->second, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->second), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->second), "caption");
  gtk_widget_set_parent (GTK_WIDGET (self->second), GTK_WIDGET (self));
}

/* Why the row was found, or else what the next columns say. Every row has the line while something is searched for, so
 * that they stay of one height. */
static void
write_second_line (QorganCell *self, QorganRow *row, const char *searched)
{
  const char *reason = self->is_title ? qorgan_findings_get (self->findings, qorgan_row_get_id (row)) : NULL;
  g_autoptr (PangoAttrList) attributes = reason != NULL ? mark (reason, searched) : NULL;
  g_autofree char *details = self->has_details && reason == NULL ? dup_details (self, row) : NULL;

  if (self->second == NULL && self->is_title && searched != NULL)
    add_second_line (self);
  if (self->second == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->second), self->has_details || searched != NULL);
  gtk_inscription_set_text (self->second, reason != NULL ? reason : details);
  gtk_inscription_set_attributes (self->second, attributes);
}

static void
set_untitled (QorganCell *self, gboolean is_untitled)
{
  if (self->is_untitled == is_untitled)
    return;
  self->is_untitled = is_untitled;
  if (is_untitled)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dimmed");
}

static void
write_text (QorganCell *self)
{
  const char *searched = qorgan_findings_searched (self->findings);
  g_autoptr (QorganRow) row = g_signal_group_dup_target (self->row);
  g_autofree char *text = qorgan_row_dup_text (row, self->column);

  set_untitled (self, self->is_title && (text == NULL || *text == '\0'));
  set_line (self, self->is_untitled ? _ ("Without a title") : text, searched);
  write_second_line (self, row, searched);
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

/* ---- How it looks ---- */

static void
qorgan_cell_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  QorganCell *self = QORGAN_CELL (widget);
  const QorganCellFont *font = qorgan_cell_font (widget);
  int second_minimum = 0, second_natural = 0;

  if (self->second != NULL && gtk_widget_get_visible (GTK_WIDGET (self->second)))
    gtk_widget_measure (GTK_WIDGET (self->second), orientation, -1, &second_minimum, &second_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = font->height + second_minimum;
      *natural = font->height + second_natural;
      return;
    }
  *minimum = MAX (font->char_width * (self->is_number ? 2 : 6), second_minimum);
  *natural = MAX (font->char_width * (self->is_title ? 32 : self->is_number ? 4 : 16), second_natural);
}

static void
qorgan_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QorganCell *self = QORGAN_CELL (widget);
  int line = qorgan_cell_font (widget)->height;

  if (self->second != NULL && gtk_widget_get_visible (GTK_WIDGET (self->second)))
    gtk_widget_size_allocate (GTK_WIDGET (self->second), &(GtkAllocation) { 0, line, width, MAX (height - line, 0) },
                              -1);
}

/* Whatever other font a text needs, it stands on one line with its neighbours. */
static void
qorgan_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QorganCell *self = QORGAN_CELL (widget);
  const QorganCellFont *font = qorgan_cell_font (widget);
  GdkRGBA colour;

  GTK_WIDGET_CLASS (qorgan_cell_parent_class)->snapshot (widget, snapshot);
  if (self->text == NULL)
    return;
  if (self->layout == NULL)
    {
      self->layout = qorgan_cell_font_layout_new (widget);
      pango_layout_set_alignment (self->layout, self->is_number ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
      pango_layout_set_text (self->layout, self->text, -1);
      pango_layout_set_attributes (self->layout, self->attributes);
    }
  pango_layout_set_width (self->layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  gtk_widget_get_color (widget, &colour);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (0, (float) (font->ascent - pango_layout_get_baseline (self->layout))
                                                       / PANGO_SCALE));
  gtk_snapshot_append_layout (snapshot, self->layout, &colour);
}

/* GTK does not know that the cell has a text. */
static void
qorgan_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (qorgan_cell_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
qorgan_cell_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (qorgan_cell_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&QORGAN_CELL (widget)->layout);
  gtk_widget_queue_resize (widget);
}

/* Its layout is of the table it stood in. */
static void
qorgan_cell_unroot (GtkWidget *widget)
{
  g_clear_object (&QORGAN_CELL (widget)->layout);
  GTK_WIDGET_CLASS (qorgan_cell_parent_class)->unroot (widget);
}

/* Asked for when it is to be seen: a text set in advance has GTK ask the display where the pointer is, for every row.
 */
static gboolean
qorgan_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  const char *text = QORGAN_CELL (widget)->text;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL && *text != '\0';
}

static void
qorgan_cell_dispose (GObject *object)
{
  QorganCell *self = QORGAN_CELL (object);

  g_clear_object (&self->row);
  g_clear_pointer ((GtkWidget **) &self->second, gtk_widget_unparent);
  g_clear_object (&self->layout);
  g_clear_object (&self->findings);
  G_OBJECT_CLASS (qorgan_cell_parent_class)->dispose (object);
}

static void
qorgan_cell_finalize (GObject *object)
{
  QorganCell *self = QORGAN_CELL (object);

  g_free (self->text);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  G_OBJECT_CLASS (qorgan_cell_parent_class)->finalize (object);
}

static void
qorgan_cell_class_init (QorganCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = qorgan_cell_finalize;
  widget_class->measure = qorgan_cell_measure;
  widget_class->size_allocate = qorgan_cell_size_allocate;
  widget_class->snapshot = qorgan_cell_snapshot;
  widget_class->css_changed = qorgan_cell_css_changed;
  widget_class->system_setting_changed = qorgan_cell_system_setting_changed;
  widget_class->unroot = qorgan_cell_unroot;
  widget_class->query_tooltip = qorgan_cell_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
qorgan_cell_init (QorganCell *self)
{
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

  self->kind = kind;
  self->findings = g_object_ref (qorgan_findings_of (list));
  g_signal_connect_object (self->findings, "changed", G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  self->column = column;
  self->is_title = kind->columns[column].source == QORGAN_COLUMN_TITLE;
  if (self->is_title)
    g_signal_connect_object (self->findings, "explained", G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  self->is_number = kind->columns[column].is_number;
  self->has_details = has_details;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), self->is_title);
  if (self->is_number)
    gtk_widget_set_margin_end (GTK_WIDGET (self), NUMBER_MARGIN);
  if (has_details)
    add_second_line (self);
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
