/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text of paragraphs that is as high as what is written in it. A GtkTextView alone learns its height line by line
 * when nothing else is to do, and may end up with none: it is made to stand in a scrolled window. */

#include "qorgan-prose-view.h"

struct _QorganProseView
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (QorganProseView, qorgan_prose_view, GTK_TYPE_TEXT_VIEW)

static int
height_of_text (GtkWidget *widget, int width)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  int height;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  layout = gtk_widget_create_pango_layout (widget, text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
qorgan_prose_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  GTK_WIDGET_CLASS (qorgan_prose_view_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = height_of_text (widget, for_size);
}

static GtkSizeRequestMode
qorgan_prose_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
buffer_changed_cb (GtkWidget *widget)
{
  gtk_widget_queue_resize (widget);
}

static void
qorgan_prose_view_class_init (QorganProseViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = qorgan_prose_view_measure;
  widget_class->get_request_mode = qorgan_prose_view_get_request_mode;
}

static void
qorgan_prose_view_init (QorganProseView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE); /* Tab leaves it: paragraphs need no tabs */
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * qorgan_prose_view_new:
 *
 * Returns: (transfer floating): an empty text
 */
GtkWidget *
qorgan_prose_view_new (void)
{
  return g_object_new (QORGAN_TYPE_PROSE_VIEW, NULL);
}
