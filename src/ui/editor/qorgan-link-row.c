/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field that points to one or to several records. A record that is not there yet is created on the spot, in the same
 * change as the link, so that one undo takes both back. */

#include "qorgan-link-row.h"

#include <glib/gi18n-lib.h>

#include "qorgan-id.h"
#include "qorgan-new-record.h"
#include "qorgan-record-finder.h"
#include "qorgan-short-title.h"

struct _QorganLinkRow
{
  QorganFieldRow parent_instance;

  /* Owned */
  GHashTable *titles; /* of records chosen here, until the page is read again: gint64* → utf8 */
  char *shown;        /* what the lines were made of */
  char *creating;     /* words that a record was created of; NULL: none */
  gint64 created;     /* that record */

  /* Borrowed */
  GtkWidget *lines;
  GtkWidget *finder;
};

G_DEFINE_FINAL_TYPE (QorganLinkRow, qorgan_link_row, QORGAN_TYPE_FIELD_ROW)

static QorganFieldEdit *
get_edit (QorganLinkRow *self)
{
  return qorgan_field_row_get_edit (QORGAN_FIELD_ROW (self));
}

static GArray *
dup_ids (QorganLinkRow *self)
{
  return qorgan_value_dup_links (qorgan_field_draft_value (qorgan_field_edit_get_draft (get_edit (self))));
}

static gboolean
is_many (QorganLinkRow *self)
{
  return qorgan_field_edit_get_field (get_edit (self))->type == QORGAN_LINKS;
}

static gboolean
is_in (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static const char *
title_of (QorganLinkRow *self, gint64 id)
{
  const char *title = qorgan_dossier_link_title (qorgan_field_row_get_dossier (QORGAN_FIELD_ROW (self)), id);

  if (title == NULL)
    title = g_hash_table_lookup (self->titles, &id);
  return title != NULL ? title : "…";
}

/* ---- Choosing and clearing ---- */

/* Returns: the value with @id in it, in the place of the one that was there or after the others */
static char *
value_with (QorganLinkRow *self, gint64 id)
{
  g_autoptr (GArray) ids = dup_ids (self);

  if (!is_many (self))
    g_array_set_size (ids, 0);
  g_array_append_val (ids, id);
  return qorgan_value_from_links ((const gint64 *) ids->data, ids->len);
}

static void
remember_title (QorganLinkRow *self, gint64 id, const char *title)
{
  g_hash_table_insert (self->titles, g_memdup2 (&id, sizeof id), g_strdup (title));
}

static void
create (QorganLinkRow *self, const QorganSuggestion *suggestion, const char *typed)
{
  QorganCasebook *casebook = qorgan_field_edit_get_casebook (get_edit (self));
  QorganChange *change = qorgan_field_edit_begin_new (get_edit (self));
  g_autofree char *value = NULL;
  gint64 id;

  if (suggestion->place != NULL)
    id = qorgan_new_record_add_place (change, casebook, suggestion->place);
  else
    id = qorgan_new_record_add_named (change, casebook, suggestion->kind, typed);
  remember_title (self, id, suggestion->place != NULL ? suggestion->title : typed);
  value = value_with (self, id);
  g_set_str (&self->creating, typed);
  self->created = id;
  qorgan_field_edit_choose_new (get_edit (self), change, value);
}

static void
chosen_cb (QorganLinkRow *self, const QorganSuggestion *suggestion, const char *typed)
{
  if (suggestion->id == 0)
    {
      create (self, suggestion, typed);
    }
  else
    {
      g_autofree char *value = value_with (self, suggestion->id);

      remember_title (self, suggestion->id, suggestion->title);
      qorgan_field_edit_choose (get_edit (self), value);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
clear_clicked_cb (QorganLinkRow *self, GtkWidget *button)
{
  g_autoptr (GArray) ids = dup_ids (self);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  g_autofree char *value = NULL;

  if (index >= ids->len)
    return;
  g_array_remove_index (ids, index);
  value = ids->len > 0 ? qorgan_value_from_links ((const gint64 *) ids->data, ids->len) : NULL;
  qorgan_field_edit_choose (get_edit (self), value);
  gtk_widget_grab_focus (self->finder);
}

/* ---- The lines ---- */

static GtkWidget *
new_target_button (QorganLinkRow *self, gint64 id)
{
  const char *title = title_of (self, id);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);
  /* Translators: for screen readers: the label of a field, then the record it points to */
  g_autofree char *name
      = g_strdup_printf (C_ ("field", "%s: %s"), qorgan_field_row_get_label (QORGAN_FIELD_ROW (self)), title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "value");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Go to this record"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "editor.navigate");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
new_clear_button (QorganLinkRow *self, gint64 id, guint index)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  g_autofree char *title = qorgan_short_title (title_of (self, id));
  const char *label = qorgan_field_row_get_label (QORGAN_FIELD_ROW (self));
  /* Translators: for screen readers: takes a record out of a field; its title, then the label of the field */
  g_autofree char *name = g_strdup_printf (_ ("Clear “%s” from: %s"), title, label);

  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Clear"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clear_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_line (QorganLinkRow *self, gint64 id, guint index)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gboolean is_owner = (qorgan_field_edit_get_field (get_edit (self))->flags & QORGAN_OWNER) != 0;

  gtk_box_append (GTK_BOX (line), new_target_button (self, id));
  if (!is_owner && qorgan_field_row_is_editable (QORGAN_FIELD_ROW (self)))
    gtk_box_append (GTK_BOX (line), new_clear_button (self, id, index));
  gtk_box_append (GTK_BOX (self->lines), line);
}

static char *
dup_shown (QorganLinkRow *self, const GArray *ids)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (shown, "%" G_GINT64_FORMAT " %s\n", g_array_index (ids, gint64, i),
                            title_of (self, g_array_index (ids, gint64, i)));
  return g_string_free (shown, FALSE);
}

static void
show_lines (QorganLinkRow *self, const GArray *ids)
{
  g_autofree char *shown = dup_shown (self, ids);
  GtkWidget *child;

  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), child);
  for (guint i = 0; i < ids->len; i++)
    add_line (self, g_array_index (ids, gint64, i), i);
}

/* What could not be created goes back into the text it was typed in. */
static void
follow_creation (QorganLinkRow *self, const GArray *ids)
{
  if (self->creating == NULL || is_in (ids, self->created))
    return;
  if (qorgan_field_edit_get_error (get_edit (self)) != NULL)
    qorgan_record_finder_set_text (QORGAN_RECORD_FINDER (self->finder), self->creating);
  g_clear_pointer (&self->creating, g_free);
}

/* Neither what is linked already nor the record itself is suggested. */
static void
show_finder (QorganLinkRow *self, GArray *ids, gboolean finds)
{
  gint64 own = qorgan_field_edit_get_record (get_edit (self));
  g_autoptr (GArray) taken = g_array_copy (ids);

  g_array_append_val (taken, own);
  qorgan_record_finder_set_taken (QORGAN_RECORD_FINDER (self->finder), (const gint64 *) taken->data, taken->len);
  gtk_widget_set_visible (self->finder, finds);
}

static gboolean
qorgan_link_row_has_words (QorganFieldRow *row)
{
  return *qorgan_record_finder_get_text (QORGAN_RECORD_FINDER (QORGAN_LINK_ROW (row)->finder)) != '\0';
}

/* Words that were left where a record has to be chosen. */
static void
show_hint (QorganLinkRow *self)
{
  gboolean is_left
      = !qorgan_field_edit_is_held (get_edit (self)) && qorgan_link_row_has_words (QORGAN_FIELD_ROW (self));

  qorgan_field_row_set_hint (QORGAN_FIELD_ROW (self), is_left ? _ ("Not linked yet: choose a suggestion") : NULL);
}

static void
qorgan_link_row_show (QorganFieldRow *row)
{
  QorganLinkRow *self = QORGAN_LINK_ROW (row);
  g_autoptr (GArray) ids = dup_ids (self);
  gboolean finds = qorgan_field_row_is_editable (row) && (is_many (self) || ids->len == 0);

  show_lines (self, ids);
  follow_creation (self, ids);
  show_finder (self, ids, finds);
  show_hint (self);
  if (finds)
    {
      qorgan_field_row_set_focus_part (row, qorgan_record_finder_get_text_widget (QORGAN_RECORD_FINDER (self->finder)),
                                       NULL);
    }
  else if (ids->len > 0)
    {
      GtkWidget *button = gtk_widget_get_first_child (gtk_widget_get_first_child (self->lines));
      g_autofree char *name = g_strdup_printf (C_ ("field", "%s: %s"), qorgan_field_row_get_label (row),
                                               title_of (self, g_array_index (ids, gint64, 0)));

      qorgan_field_row_set_focus_part (row, button, name);
    }
}

/* ---- The row ---- */

/* A link to a record of the same kind (the step it follows) means one that has the same owner. */
static QorganSuggestionScope
scope_of (QorganFieldRow *row)
{
  const QorganField *field = qorgan_field_edit_get_field (qorgan_field_row_get_edit (row));
  const QorganRecord *record = qorgan_field_row_get_record (row);
  const QorganKind *kind = qorgan_record_kind (record);
  QorganSuggestionScope scope = { .targets = field->targets };

  if (field->targets == NULL || field->targets[0] != kind->id || field->targets[1] != 0)
    return scope;
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & QORGAN_OWNER) != 0)
      {
        scope.owner = qorgan_kind_field_id (kind, i);
        scope.owner_id = qorgan_record_link (record, scope.owner);
      }
  return scope;
}

static void
qorgan_link_row_set_up (QorganFieldRow *row)
{
  QorganLinkRow *self = QORGAN_LINK_ROW (row);
  QorganSuggestionScope scope = scope_of (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->titles = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, g_free);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->finder = qorgan_record_finder_new (qorgan_field_edit_get_casebook (get_edit (self)), &scope);
  gtk_box_append (GTK_BOX (box), self->lines);
  gtk_box_append (GTK_BOX (box), self->finder);
  qorgan_field_row_set_control (row, box, qorgan_record_finder_get_text_widget (QORGAN_RECORD_FINDER (self->finder)));
  g_signal_connect_object (self->finder, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
qorgan_link_row_finalize (GObject *object)
{
  QorganLinkRow *self = QORGAN_LINK_ROW (object);

  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_free (self->shown);
  g_free (self->creating);

  G_OBJECT_CLASS (qorgan_link_row_parent_class)->finalize (object);
}

static void
qorgan_link_row_class_init (QorganLinkRowClass *klass)
{
  QorganFieldRowClass *row_class = QORGAN_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = qorgan_link_row_finalize;
  row_class->set_up = qorgan_link_row_set_up;
  row_class->show = qorgan_link_row_show;
  row_class->has_words = qorgan_link_row_has_words;
}

static void
qorgan_link_row_init (QorganLinkRow *self)
{
}
