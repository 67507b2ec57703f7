/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field with one value of a list, the first entry being that nothing is recorded. A value the list does not have (a
 * term that was removed) is offered too: showing a record must not change it. */

#include "qorgan-choice-row.h"

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

/* Longer lists are searched by typing. */
#define SEARCH_FROM 8

struct _QorganChoiceRow
{
  QorganFieldRow parent_instance;

  GPtrArray *values; /* (element-type utf8): of the entries after the first */

  GtkWidget *drop_down; /* borrowed */
  GtkStringList *labels; /* borrowed from it */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (QorganChoiceRow, qorgan_choice_row, QORGAN_TYPE_FIELD_ROW)

static void
add_choice (QorganChoiceRow *self, const char *value, const char *label)
{
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (self->labels, label);
}

static void
add_terms (QorganChoiceRow *self, const char *vocabulary)
{
  QorganCasebook *casebook = qorgan_field_edit_get_casebook (qorgan_field_row_get_edit (QORGAN_FIELD_ROW (self)));
  QorganLanguage language = qorgan_casebook_get_language (casebook);
  g_autoptr (QorganVocabularies) vocabularies = qorgan_vocabularies_ref (qorgan_casebook_get_vocabularies (casebook));
  guint n_terms;
  const QorganTerm *terms = qorgan_vocabularies_terms (vocabularies, vocabulary, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    add_choice (self, terms[i].code, qorgan_vocabularies_label (vocabularies, vocabulary, terms[i].code, language));
}

/* Returns: (nullable): the kind of what the first owner link of the record points to */
static const QorganKind *
owner_kind (QorganFieldRow *row)
{
  const QorganRecord *record = qorgan_field_row_get_record (row);
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & QORGAN_OWNER) != 0)
      return qorgan_dossier_link_kind (qorgan_field_row_get_dossier (row),
                                       qorgan_record_link (record, qorgan_kind_field_id (kind, i)));
  return NULL;
}

static void
add_field_names (QorganChoiceRow *self)
{
  QorganFieldRow *row = QORGAN_FIELD_ROW (self);
  const QorganKind *kind = owner_kind (row);
  gboolean is_translation = qorgan_record_kind (qorgan_field_row_get_record (row))->id == QORGAN_KIND_TEXT;

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    if (!is_translation || (kind->fields[i].flags & QORGAN_TRANSLATABLE) != 0)
      add_choice (self, kind->fields[i].name, g_dgettext (GETTEXT_PACKAGE, kind->fields[i].label));
}

/* ---- The chosen entry: a long label is broken, where GTK's own would make the window wider ---- */

static void
make_label_cb (QorganChoiceRow *self, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
}

static void
show_label_cb (QorganChoiceRow *self, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
break_long_labels (QorganChoiceRow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkDropDown *drop_down = GTK_DROP_DOWN (self->drop_down);

  g_signal_connect_object (factory, "setup", G_CALLBACK (make_label_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (show_label_cb), self, G_CONNECT_SWAPPED);
  gtk_drop_down_set_list_factory (drop_down, gtk_drop_down_get_factory (drop_down)); /* GTK's own, with its tick */
  gtk_drop_down_set_factory (drop_down, factory);
}

/* ---- The row ---- */

static void
selected_cb (QorganChoiceRow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  const char *value = NULL;

  if (self->is_showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > 0)
    value = g_ptr_array_index (self->values, selected - 1);
  qorgan_field_edit_choose (qorgan_field_row_get_edit (QORGAN_FIELD_ROW (self)), value);
}

static void
qorgan_choice_row_set_up (QorganFieldRow *row)
{
  QorganChoiceRow *self = QORGAN_CHOICE_ROW (row);
  const QorganField *field = qorgan_field_edit_get_field (qorgan_field_row_get_edit (row));

  self->values = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  gtk_string_list_append (self->labels, _ ("Not recorded"));
  if (field->type == QORGAN_FIELD_NAME)
    add_field_names (self);
  else
    add_terms (self, field->vocabulary);
  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (self->labels),
                                       gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  break_long_labels (self);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->drop_down), self->values->len >= SEARCH_FROM);
  gtk_drop_down_set_search_match_mode (GTK_DROP_DOWN (self->drop_down), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  gtk_widget_set_sensitive (self->drop_down, qorgan_field_row_is_editable (row));
  qorgan_field_row_set_control (row, self->drop_down, self->drop_down);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

/* A drop-down is labelled by what is chosen in it, and says nothing of what for. */
static void
name_drop_down (QorganChoiceRow *self)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->drop_down));
  /* Translators: for screen readers: the label of a field, then what is recorded in it */
  g_autofree char *name = g_strdup_printf (C_ ("field", "%s: %s"), qorgan_field_row_get_label (QORGAN_FIELD_ROW (self)),
                                           selected != NULL ? gtk_string_object_get_string (selected) : "");

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  qorgan_field_row_set_focus_part (QORGAN_FIELD_ROW (self), self->drop_down, name);
}

static void
qorgan_choice_row_show (QorganFieldRow *row)
{
  QorganChoiceRow *self = QORGAN_CHOICE_ROW (row);
  const char *value = qorgan_field_draft_value (qorgan_field_edit_get_draft (qorgan_field_row_get_edit (row)));
  guint index = 0;

  self->is_showing = TRUE;
  if (value != NULL)
    {
      if (!g_ptr_array_find_with_equal_func (self->values, value, g_str_equal, &index))
        {
          index = self->values->len;
          add_choice (self, value, value);
        }
      index++;
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), index);
  name_drop_down (self);
  if (value == NULL)
    gtk_widget_add_css_class (self->drop_down, "unrecorded");
  else
    gtk_widget_remove_css_class (self->drop_down, "unrecorded");
  self->is_showing = FALSE;
}

static void
qorgan_choice_row_finalize (GObject *object)
{
  QorganChoiceRow *self = QORGAN_CHOICE_ROW (object);

  g_clear_pointer (&self->values, g_ptr_array_unref);

  G_OBJECT_CLASS (qorgan_choice_row_parent_class)->finalize (object);
}

static void
qorgan_choice_row_class_init (QorganChoiceRowClass *klass)
{
  QorganFieldRowClass *row_class = QORGAN_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = qorgan_choice_row_finalize;
  row_class->set_up = qorgan_choice_row_set_up;
  row_class->show = qorgan_choice_row_show;
}

static void
qorgan_choice_row_init (QorganChoiceRow *self)
{
}
