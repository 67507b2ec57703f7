/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a table as many columns as there is room for. Its rows are made once that is known: to make another column for
 * rows that are there already takes some milliseconds, and one is all that a turn of the main loop may do. */

#include "qorgan-list-room.h"

#include <adwaita.h>

#include "qorgan-list-columns.h"

/* Up to these widths, in sp, there is room for so many columns, also under the longest headings, which are Kazakh. (A
 * breakpoint would do the same, but hides everything for a frame when it is passed, which throws the focus out of the
 * table.) */
static const struct
{
  int width;
  guint n_columns;
} rooms[] = { { 440, 1 }, { 660, 3 }, { 860, 4 } };

/* In windows narrower than this, in sp, a record takes the place of its list: see qorgan-workspace.blp. */
#define ROOM_FOR_BOTH 800

struct _QorganListRoom
{
  GtkColumnView *view;        /* borrowed */
  QorganSelection *selection; /* owned: what the table shows as soon as it has columns */
  gboolean is_pane;
  guint n_columns; /* 0: the table has never had a width */
  guint source; /* 0: the columns are as they should be */
};

static guint
n_columns_in (QorganListRoom *self, int width)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self->view));

  if (self->is_pane)
    return 1;
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    if (width <= adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, rooms[i].width, settings))
      return rooms[i].n_columns;
  return G_MAXUINT;
}

/* Where one list fills the window it is probably a touch screen. Anywhere else GTK would open whatever row the pointer
 * rests on: it selects what is below it where one click is enough. */
static gboolean
is_touched (QorganListRoom *self, guint n_columns)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->view)));

  return n_columns == 1 && !self->is_pane && window != NULL
         && gtk_widget_get_width (window)
                < adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, ROOM_FOR_BOTH, gtk_widget_get_settings (window));
}

static gboolean
arrange_cb (gpointer data)
{
  QorganListRoom *self = data;

  if (qorgan_list_columns_limit (self->view, self->n_columns))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  if (gtk_column_view_get_model (self->view) == NULL)
    gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  return G_SOURCE_REMOVE;
}

/**
 * qorgan_list_room_new:
 * @view: a table with its columns, which outlives this
 * @selection: what it will show
 * @is_pane: whether it stands beside something larger: then it has one column only
 *
 * Returns: (transfer full): the room of a table that has no width yet, and so one column
 */
QorganListRoom *
qorgan_list_room_new (GtkColumnView *view, QorganSelection *selection, gboolean is_pane)
{
  QorganListRoom *self = g_new0 (QorganListRoom, 1);

  self->view = view;
  self->selection = g_object_ref (selection);
  self->is_pane = is_pane;
  while (qorgan_list_columns_limit (view, 1))
    continue;
  return self;
}

/**
 * qorgan_list_room_free:
 */
void
qorgan_list_room_free (QorganListRoom *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_object_unref (self->selection);
  g_free (self);
}

/**
 * qorgan_list_room_use:
 * @width: pixels
 *
 * Shows and hides columns to suit a width: what is typed or clicked meanwhile comes first, and the next frame last.
 */
void
qorgan_list_room_use (QorganListRoom *self, int width)
{
  guint n_columns = n_columns_in (self, width);

  gtk_column_view_set_single_click_activate (self->view, is_touched (self, n_columns));
  if (n_columns == self->n_columns)
    return;
  self->n_columns = n_columns;
  if (self->source == 0)
    self->source = g_idle_add_full (QORGAN_LIST_ROOM_PRIORITY, arrange_cb, self, NULL);
}

/**
 * qorgan_list_room_is_busy:
 *
 * Returns: whether columns are being shown and hidden, at %QORGAN_LIST_ROOM_PRIORITY
 */
gboolean
qorgan_list_room_is_busy (const QorganListRoom *self)
{
  return self->source != 0;
}
