/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field typed in one line. What a date was understood as, and that a text is not one yet, is said by the row. */

#include "qorgan-text-row.h"

#include <glib/gi18n-lib.h>

#include "qorgan-digit-keys.h"

struct _QorganTextRow
{
  QorganFieldRow parent_instance;

  GtkWidget *text;     /* borrowed */
  gboolean is_showing; /* what changes now is not typed */
};

G_DEFINE_FINAL_TYPE (QorganTextRow, qorgan_text_row, QORGAN_TYPE_FIELD_ROW)

static void
text_changed_cb (QorganTextRow *self, GtkEditable *editable)
{
  if (!self->is_showing)
    qorgan_field_edit_type (qorgan_field_row_get_edit (QORGAN_FIELD_ROW (self)), gtk_editable_get_text (editable));
}

static void
activate_cb (QorganTextRow *self)
{
  qorgan_field_edit_save (qorgan_field_row_get_edit (QORGAN_FIELD_ROW (self)));
}

static void
qorgan_text_row_set_up (QorganFieldRow *row)
{
  QorganTextRow *self = QORGAN_TEXT_ROW (row);
  QorganType type = qorgan_field_edit_get_field (qorgan_field_row_get_edit (row))->type;

  /* A GtkText alone has no role: it is made to be a part of an entry. */
  self->text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_editable_set_editable (GTK_EDITABLE (self->text), qorgan_field_row_is_editable (row));
  if (type == QORGAN_DATE)
    gtk_text_set_placeholder_text (GTK_TEXT (self->text), _ ("A day, a month, a year, “about 2021”…"));
  if (type != QORGAN_TEXT)
    qorgan_digit_keys_add (GTK_TEXT (self->text));
  qorgan_field_row_set_control (row, self->text, self->text);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

static void
qorgan_text_row_show (QorganFieldRow *row)
{
  QorganTextRow *self = QORGAN_TEXT_ROW (row);
  const char *text = qorgan_field_draft_text (qorgan_field_edit_get_draft (qorgan_field_row_get_edit (row)));

  if (!qorgan_field_edit_is_held (qorgan_field_row_get_edit (row)))
    gtk_editable_select_region (GTK_EDITABLE (self->text), 0, 0); /* the Tab key selects, and a way out leaves it so */
  if (g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->text))))
    return;
  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  self->is_showing = FALSE;
}

static void
qorgan_text_row_class_init (QorganTextRowClass *klass)
{
  QorganFieldRowClass *row_class = QORGAN_FIELD_ROW_CLASS (klass);

  row_class->set_up = qorgan_text_row_set_up;
  row_class->show = qorgan_text_row_show;
}

static void
qorgan_text_row_init (QorganTextRow *self)
{
}
