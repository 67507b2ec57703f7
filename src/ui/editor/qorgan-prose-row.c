/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of paragraphs. */

#include "qorgan-prose-row.h"

#include "qorgan-prose-view.h"

struct _QorganProseRow
{
  QorganFieldRow parent_instance;

  GtkTextBuffer *buffer; /* borrowed from the view */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (QorganProseRow, qorgan_prose_row, QORGAN_TYPE_FIELD_ROW)

static char *
dup_text (QorganProseRow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
buffer_changed_cb (QorganProseRow *self)
{
  g_autofree char *text = NULL;

  if (self->is_showing)
    return;
  text = dup_text (self);
  qorgan_field_edit_type (qorgan_field_row_get_edit (QORGAN_FIELD_ROW (self)), text);
}

static void
qorgan_prose_row_set_up (QorganFieldRow *row)
{
  QorganProseRow *self = QORGAN_PROSE_ROW (row);
  GtkWidget *view = qorgan_prose_view_new ();

  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), qorgan_field_row_is_editable (row));
  gtk_widget_set_hexpand (view, TRUE);
  gtk_widget_add_css_class (view, "inline");
  qorgan_field_row_set_control (row, view, view);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
qorgan_prose_row_show (QorganFieldRow *row)
{
  QorganProseRow *self = QORGAN_PROSE_ROW (row);
  const char *text = qorgan_field_draft_text (qorgan_field_edit_get_draft (qorgan_field_row_get_edit (row)));
  g_autofree char *shown = dup_text (self);

  if (g_str_equal (text, shown))
    return;
  self->is_showing = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  self->is_showing = FALSE;
}

static void
qorgan_prose_row_class_init (QorganProseRowClass *klass)
{
  QorganFieldRowClass *row_class = QORGAN_FIELD_ROW_CLASS (klass);

  row_class->set_up = qorgan_prose_row_set_up;
  row_class->show = qorgan_prose_row_show;
}

static void
qorgan_prose_row_init (QorganProseRow *self)
{
}
