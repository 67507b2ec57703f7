/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of a table of records: the text of one column of one row, written anew when the row changes, with the words
 * that were searched for set off. Where there is room for one column only, a cell has a second line with what the next
 * columns would say; it has one as well while something is searched for.
 *
 * A table keeps two hundred rows ready, of which a screen shows thirty; so a cell draws its line by itself, in the font
 * of the table, and lays it out when it is drawn. A label or an inscription has a font of its own to look up as soon as
 * it is made, which is most of what a table costs before it is first seen. The width does not follow from the text: a
 * table of ten thousand rows never has to be measured. What the second line says is found out then as well. */

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "qorgan-cell-font.h"
#include "qorgan-cell.h"
#include "qorgan-fold.h"
#include "qorgan-slices.h"

/* How many columns a second line stands for. */
#define N_DETAILS 2

/* What libadwaita makes of less important words: its --dim-opacity. */
#define DIMMED 0.55F
#define DIMMED_IN_CONTRAST 0.9F

/* Numbers stand below the end of their heading, and not at the very edge of the window. In pixels. */
#define NUMBER_MARGIN 9

struct _QorganCell
{
  GtkWidget parent_instance;

  char *text;
  PangoAttrList *attributes; /* of the text; NULL: none */
  PangoLayout *layout;       /* of the text; NULL: not drawn yet */
  char *second;              /* what the second line says; NULL: not drawn yet, or nothing */
  PangoAttrList *second_attributes;
  PangoLayout *second_layout;
  QorganFindings *findings; /* owned */
  QorganRow *row;           /* owned: the row shown, while one is */
  gulong row_id;            /* handlers: looked for by what they call, each would be compared with all others */
  gulong changed_id;
  gulong explained_id;
  const QorganKind *kind;
  guint column;
  gboolean is_title;
  gboolean is_untitled;
  gboolean is_number;
  gboolean is_marked;   /* in the text, what was searched for */
  gboolean has_details; /* the second line says what the next columns say */
  gboolean has_second;  /* there is a second line now */
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
show_second (QorganCell *self, gboolean has_second)
{
  if (self->has_second == has_second)
    return;
  self->has_second = has_second;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Why the row was found, or else what the next columns say. */
static void
write_second (QorganCell *self)
{
  const char *reason = self->is_title ? qorgan_findings_get (self->findings, qorgan_row_get_id (self->row)) : NULL;

  self->second = reason != NULL ? g_strdup (reason) : self->has_details ? dup_details (self, self->row) : NULL;
  if (reason != NULL)
    self->second_attributes = mark (reason, qorgan_findings_searched (self->findings));
}

static void
forget_second (QorganCell *self)
{
  g_clear_pointer (&self->second, g_free);
  g_clear_pointer (&self->second_attributes, pango_attr_list_unref);
  g_clear_object (&self->second_layout);
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
  g_autofree char *text = qorgan_row_dup_text (self->row, self->column);

  set_untitled (self, self->is_title && (text == NULL || *text == '\0'));
  set_line (self, self->is_untitled ? _ ("Without a title") : text, searched);
  /* Every row has the second line while something is searched for, so that they stay of one height. */
  show_second (self, self->has_details || (self->is_title && searched != NULL));
  forget_second (self);
  if (self->has_second)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
write_anew (gpointer cell)
{
  if (QORGAN_CELL (cell)->row != NULL)
    write_text (cell);
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

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = font->height + (self->has_second ? font->second_height : 0);
      return;
    }
  *minimum = font->char_width * (self->is_number ? 2 : 6);
  *natural = font->char_width * (self->is_title ? 32 : self->is_number ? 4 : 16);
}

/* Whatever other font a text needs, it stands on one line with its neighbours. */
static void
draw_line (QorganCell *self, GtkSnapshot *snapshot, PangoLayout *layout, int top, int ascent, const GdkRGBA *colour)
{
  float y = (float) top + (float) (ascent - pango_layout_get_baseline (layout)) / PANGO_SCALE;

  pango_layout_set_width (layout, gtk_widget_get_width (GTK_WIDGET (self)) * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_first (QorganCell *self, GtkSnapshot *snapshot, const QorganCellFont *font, const GdkRGBA *colour)
{
  if (self->text == NULL)
    return;
  if (self->layout == NULL)
    {
      self->layout = qorgan_cell_font_layout_new (GTK_WIDGET (self));
      pango_layout_set_alignment (self->layout, self->is_number ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
      pango_layout_set_text (self->layout, self->text, -1);
      pango_layout_set_attributes (self->layout, self->attributes);
    }
  draw_line (self, snapshot, self->layout, 0, font->ascent, colour);
}

static void
draw_second (QorganCell *self, GtkSnapshot *snapshot, const QorganCellFont *font, const GdkRGBA *colour)
{
  gboolean is_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA dimmed = *colour;

  if (!self->has_second || self->row == NULL)
    return;
  if (self->second == NULL)
    write_second (self);
  if (self->second == NULL)
    return;
  if (self->second_layout == NULL)
    {
      self->second_layout = qorgan_cell_font_layout_new (GTK_WIDGET (self));
      pango_layout_set_font_description (self->second_layout, font->second);
      pango_layout_set_text (self->second_layout, self->second, -1);
      pango_layout_set_attributes (self->second_layout, self->second_attributes);
    }
  dimmed.alpha *= is_contrast ? DIMMED_IN_CONTRAST : DIMMED;
  draw_line (self, snapshot, self->second_layout, font->height, font->second_ascent, &dimmed);
}

static void
qorgan_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QorganCell *self = QORGAN_CELL (widget);
  const QorganCellFont *font;
  GdkRGBA colour;

  /* GTK gives a widget its least width even in a column that has none. */
  if (gtk_widget_get_width (gtk_widget_get_parent (widget)) <= 0)
    return;
  font = qorgan_cell_font (widget);
  gtk_widget_get_color (widget, &colour);
  draw_first (self, snapshot, font, &colour);
  draw_second (self, snapshot, font, &colour);
}

static void
forget_layouts (QorganCell *self)
{
  g_clear_object (&self->layout);
  g_clear_object (&self->second_layout);
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
  forget_layouts (QORGAN_CELL (widget));
  gtk_widget_queue_resize (widget);
}

/* Its layout is of the table it stood in. */
static void
qorgan_cell_unroot (GtkWidget *widget)
{
  forget_layouts (QORGAN_CELL (widget));
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

  qorgan_cell_set_row (self, NULL);
  g_clear_signal_handler (&self->changed_id, self->findings);
  g_clear_signal_handler (&self->explained_id, self->findings);
  forget_layouts (self);
  g_clear_object (&self->findings);
  G_OBJECT_CLASS (qorgan_cell_parent_class)->dispose (object);
}

static void
qorgan_cell_finalize (GObject *object)
{
  QorganCell *self = QORGAN_CELL (object);

  g_free (self->text);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  forget_second (self);
  G_OBJECT_CLASS (qorgan_cell_parent_class)->finalize (object);
}

static void
qorgan_cell_class_init (QorganCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = qorgan_cell_finalize;
  widget_class->measure = qorgan_cell_measure;
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
}

/**
 * qorgan_cell_new:
 * @list: the list whose rows it shows
 * @column: which of its columns
 * @stands_for_all: see qorgan_cell_stand_for_all()
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
qorgan_cell_new (QorganList *list, guint column, gboolean stands_for_all)
{
  const QorganKind *kind = qorgan_list_get_kind (list);
  QorganCell *self = g_object_new (QORGAN_TYPE_CELL, NULL);

  self->kind = kind;
  self->findings = g_object_ref (qorgan_findings_of (list));
  self->changed_id
      = g_signal_connect_object (self->findings, "changed", G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  self->column = column;
  self->is_title = kind->columns[column].source == QORGAN_COLUMN_TITLE;
  if (self->is_title)
    self->explained_id = g_signal_connect_object (self->findings, "explained", G_CALLBACK (findings_changed_cb), self,
                                                  G_CONNECT_SWAPPED);
  self->is_number = kind->columns[column].is_number;
  self->has_details = self->has_second = stands_for_all;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), self->is_title);
  if (self->is_number)
    gtk_widget_set_margin_end (GTK_WIDGET (self), NUMBER_MARGIN);
  return GTK_WIDGET (self);
}

/**
 * qorgan_cell_get_id:
 * @self: a cell
 *
 * Returns: the record whose row it shows; 0: none
 */
gint64
qorgan_cell_get_id (QorganCell *self)
{
  g_return_val_if_fail (QORGAN_IS_CELL (self), 0);

  return self->row != NULL ? qorgan_row_get_id (self->row) : 0;
}

/**
 * qorgan_cell_get_column:
 * @self: a cell
 *
 * Returns: its column's number among the kind's
 */
guint
qorgan_cell_get_column (QorganCell *self)
{
  g_return_val_if_fail (QORGAN_IS_CELL (self), 0);

  return self->column;
}

/**
 * qorgan_cell_stand_for_all:
 * @self: a cell of the first column
 * @stands_for_all: whether there is no room for the other columns: a second line says what the next ones say
 */
void
qorgan_cell_stand_for_all (QorganCell *self, gboolean stands_for_all)
{
  g_return_if_fail (QORGAN_IS_CELL (self));

  if (self->has_details == stands_for_all)
    return;
  self->has_details = stands_for_all;
  if (self->row != NULL)
    write_text (self);
  else
    show_second (self, stands_for_all);
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

  if (self->row != NULL)
    g_clear_signal_handler (&self->row_id, self->row);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  self->row_id = g_signal_connect_object (row, "changed", G_CALLBACK (write_text), self, G_CONNECT_SWAPPED);
  write_text (self);
}
