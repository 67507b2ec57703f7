/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The font that the cells of a table are written in: the table's. It is looked up and measured once for all of them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  guint serial; /* of the Pango context it was measured in */
  int char_width; /* pixels, of a letter or digit on the average */
  int height; /* pixels, of a line */
  int ascent; /* Pango units, of a line */
  PangoFontDescription *second; /* of a second line, as libadwaita's “caption” is */
  int second_height; /* pixels */
  int second_ascent; /* Pango units */
} QorganCellFont;

const QorganCellFont *qorgan_cell_font (GtkWidget *cell);
PangoLayout *qorgan_cell_font_layout_new (GtkWidget *cell) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
