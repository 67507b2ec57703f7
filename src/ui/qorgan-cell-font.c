/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-cell-font.h. */

#include "qorgan-cell-font.h"

/* Of a second line, to that of the first: libadwaita's “caption”. */
#define SECOND_SIZE 0.82

static GQuark
font_quark (void)
{
  return g_quark_from_static_string ("qorgan-cell-font");
}

static PangoContext *
context_of (GtkWidget *cell)
{
  GtkWidget *table = gtk_widget_get_ancestor (cell, GTK_TYPE_COLUMN_VIEW);

  return gtk_widget_get_pango_context (table != NULL ? table : cell);
}

static void
measure_line (PangoContext *context, PangoFontDescription *font, int *ascent, int *height, int *char_width)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, font, NULL);
  int width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                   pango_font_metrics_get_approximate_digit_width (metrics));

  *ascent = pango_font_metrics_get_ascent (metrics);
  *height = PANGO_PIXELS_CEIL (
      MAX (pango_font_metrics_get_height (metrics), *ascent + pango_font_metrics_get_descent (metrics)));
  if (char_width != NULL)
    *char_width = PANGO_PIXELS_CEIL (width);
  pango_font_metrics_unref (metrics);
}

static void
measure (QorganCellFont *self, PangoContext *context)
{
  int size;

  self->serial = pango_context_get_serial (context);
  measure_line (context, NULL, &self->ascent, &self->height, &self->char_width);
  g_clear_pointer (&self->second, pango_font_description_free);
  self->second = pango_font_description_copy (pango_context_get_font_description (context));
  size = (int) (SECOND_SIZE * pango_font_description_get_size (self->second));
  if (pango_font_description_get_size_is_absolute (self->second))
    pango_font_description_set_absolute_size (self->second, size);
  else
    pango_font_description_set_size (self->second, size);
  measure_line (context, self->second, &self->second_ascent, &self->second_height, NULL);
}

static void
font_free (gpointer data)
{
  QorganCellFont *self = data;

  g_clear_pointer (&self->second, pango_font_description_free);
  g_free (self);
}

/**
 * qorgan_cell_font:
 * @cell: a cell, in its table or not
 *
 * Returns: (transfer none): the font of its table as it is now
 */
const QorganCellFont *
qorgan_cell_font (GtkWidget *cell)
{
  PangoContext *context = context_of (cell);
  QorganCellFont *self = g_object_get_qdata (G_OBJECT (context), font_quark ());

  if (self == NULL)
    {
      self = g_new0 (QorganCellFont, 1);
      g_object_set_qdata_full (G_OBJECT (context), font_quark (), self, font_free);
    }
  if (self->serial != pango_context_get_serial (context)) /* which is never 0 */
    measure (self, context);
  return self;
}

/**
 * qorgan_cell_font_layout_new:
 * @cell: a cell
 *
 * Returns: (transfer full): a line of text in the font of its table, cut short where there is no room
 */
PangoLayout *
qorgan_cell_font_layout_new (GtkWidget *cell)
{
  PangoLayout *layout = pango_layout_new (context_of (cell));

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}
