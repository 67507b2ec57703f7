/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field whose value is chosen from a list: a button that reads what is chosen and opens the list, with check marks
 * where several may be chosen. The list is made when it is first opened; most forms are only read. */

#include "qorgan-choice-row.h"

#include <glib/gi18n-lib.h>

#include "qorgan-choice-list.h"
#include "qorgan-kinds.h"

struct _QorganChoiceRow
{
  QorganFieldRow parent_instance;

  /* Owned */
  GPtrArray *values; /* (element-type utf8): one a line of the list; NULL: nothing recorded */
  QorganVocabularies *vocabularies; /* that the lines were made from; NULL: there are none yet */

  /* Borrowed */
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *list; /* NULL until it is first opened */
};

G_DEFINE_FINAL_TYPE (QorganChoiceRow, qorgan_choice_row, QORGAN_TYPE_FIELD_ROW)

static QorganFieldEdit *
get_edit (QorganChoiceRow *self)
{
  return qorgan_field_row_get_edit (QORGAN_FIELD_ROW (self));
}

static const char *
get_value (QorganChoiceRow *self)
{
  return qorgan_field_draft_value (qorgan_field_edit_get_draft (get_edit (self)));
}

static gboolean
is_many (QorganChoiceRow *self)
{
  return qorgan_field_edit_get_field (get_edit (self))->type == QORGAN_CODES;
}

/* ---- Words ---- */

static const QorganKind *
owner_kind (QorganFieldRow *row)
{
  return qorgan_dossier_owner_kind (qorgan_field_row_get_dossier (row), qorgan_field_row_get_record (row));
}

static char *
word_field_name (QorganChoiceRow *self, const char *name)
{
  const QorganKind *kind = owner_kind (QORGAN_FIELD_ROW (self));
  QorganFieldId field;

  if (kind == NULL || !qorgan_kind_find_field (kind, name, &field))
    return g_strdup (name);
  return g_strdup (g_dgettext (GETTEXT_PACKAGE, qorgan_field (field)->label));
}

/* Returns: (transfer full): a value as a person reads it */
static char *
word_value (QorganChoiceRow *self, const char *value)
{
  QorganCasebook *casebook = qorgan_field_edit_get_casebook (get_edit (self));
  const QorganFieldDraft *draft = qorgan_field_edit_get_draft (get_edit (self));

  if (value == NULL)
    return g_strdup (_ ("Not recorded"));
  if (qorgan_field_edit_get_field (get_edit (self))->type == QORGAN_FIELD_NAME)
    return word_field_name (self, value);
  return qorgan_vocabularies_word_value (qorgan_casebook_get_vocabularies (casebook), qorgan_field_draft_field (draft),
                                         value, qorgan_casebook_get_language (casebook));
}

/* ---- Choosing ---- */

/* The order in which codes were given is kept. */
static char *
value_with (const char *value, const char *code, gboolean is_chosen)
{
  g_auto (GStrv) codes = qorgan_value_split (value);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) result = NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    if (!g_str_equal (codes[i], code))
      g_strv_builder_add (kept, codes[i]);
  if (is_chosen)
    g_strv_builder_add (kept, code);
  result = g_strv_builder_end (kept);
  return result[0] != NULL ? g_strjoinv (" ", result) : NULL;
}

static void
toggled_cb (QorganChoiceRow *self, guint index, gboolean is_chosen)
{
  const char *value = g_ptr_array_index (self->values, index);
  g_autofree char *changed = is_many (self) ? value_with (get_value (self), value, is_chosen) : g_strdup (value);

  qorgan_field_edit_choose (get_edit (self), changed);
}

/* ---- The list ---- */

static void
add_line (QorganChoiceRow *self, const char *value)
{
  g_autofree char *words = word_value (self, value);

  g_ptr_array_add (self->values, g_strdup (value));
  qorgan_choice_list_add (QORGAN_CHOICE_LIST (self->list), words);
}

static void
add_terms (QorganChoiceRow *self)
{
  QorganCasebook *casebook = qorgan_field_edit_get_casebook (get_edit (self));
  g_autoptr (QorganVocabularies) vocabularies = qorgan_vocabularies_ref (qorgan_casebook_get_vocabularies (casebook));
  guint n_terms;
  const QorganTerm *terms
      = qorgan_vocabularies_terms (vocabularies, qorgan_field_edit_get_field (get_edit (self))->vocabulary, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    add_line (self, terms[i].code);
}

static void
add_field_names (QorganChoiceRow *self)
{
  QorganFieldRow *row = QORGAN_FIELD_ROW (self);
  const QorganKind *kind = owner_kind (row);
  gboolean is_translation = qorgan_record_kind (qorgan_field_row_get_record (row))->id == QORGAN_KIND_TEXT;

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    if (!is_translation || (kind->fields[i].flags & QORGAN_TRANSLATABLE) != 0)
      add_line (self, kind->fields[i].name);
}

static gboolean
is_value (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b) == 0;
}

/* A term that was removed from its vocabulary is offered where it stands: it can be taken out, and put back. */
static void
show_checks (QorganChoiceRow *self)
{
  const char *value = get_value (self);
  g_auto (GStrv) codes = is_many (self) ? qorgan_value_split (value) : g_strsplit (value != NULL ? value : "", " ", 1);

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    if (*codes[i] != '\0' && !g_ptr_array_find_with_equal_func (self->values, codes[i], is_value, NULL))
      add_line (self, codes[i]);
  for (guint i = 0; i < self->values->len; i++)
    {
      const char *code = self->values->pdata[i];
      gboolean is_chosen
          = code != NULL ? codes != NULL && g_strv_contains ((const char *const *) codes, code) : value == NULL;

      qorgan_choice_list_set_chosen (QORGAN_CHOICE_LIST (self->list), i, is_chosen);
    }
}

/* Terms are renamed, added and put in another order: the lines follow before they are seen. */
static void
make_list (QorganChoiceRow *self)
{
  QorganVocabularies *now = qorgan_casebook_get_vocabularies (qorgan_field_edit_get_casebook (get_edit (self)));

  if (self->list != NULL && self->vocabularies == now)
    return;
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_ptr_array_set_size (self->values, 0);
  g_clear_pointer (&self->vocabularies, qorgan_vocabularies_unref);
  self->vocabularies = qorgan_vocabularies_ref (now);
  self->list = qorgan_choice_list_new (qorgan_field_row_get_label (QORGAN_FIELD_ROW (self)), _ ("Find a term"),
                                       is_many (self));
  if (!is_many (self))
    add_line (self, NULL);
  if (qorgan_field_edit_get_field (get_edit (self))->type == QORGAN_FIELD_NAME)
    add_field_names (self);
  else
    add_terms (self);
  gtk_widget_set_parent (self->list, gtk_widget_get_parent (self->button));
  g_signal_connect_object (self->list, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

static void
clicked_cb (QorganChoiceRow *self)
{
  make_list (self);
  show_checks (self);
  qorgan_choice_list_open (QORGAN_CHOICE_LIST (self->list));
}

/* ---- The row ---- */

static void
qorgan_choice_row_set_up (QorganFieldRow *row)
{
  QorganChoiceRow *self = QORGAN_CHOICE_ROW (row);
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (content), self->label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), content);
  gtk_widget_set_hexpand (self->button, TRUE);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "value");
  gtk_widget_set_sensitive (self->button, qorgan_field_row_is_editable (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_box_append (GTK_BOX (place), self->button);
  qorgan_field_row_set_control (row, place, self->button);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
}

static void
qorgan_choice_row_show (QorganFieldRow *row)
{
  QorganChoiceRow *self = QORGAN_CHOICE_ROW (row);
  g_autofree char *words = word_value (self, get_value (self));
  /* Translators: for screen readers: the label of a field, then what is recorded in it */
  g_autofree char *name = g_strdup_printf (C_ ("field", "%s: %s"), qorgan_field_row_get_label (row), words);

  gtk_label_set_label (GTK_LABEL (self->label), words);
  if (get_value (self) == NULL)
    gtk_widget_add_css_class (self->label, "dimmed");
  else
    gtk_widget_remove_css_class (self->label, "dimmed");
  qorgan_field_row_set_focus_part (row, self->button, name);
  if (self->list != NULL && gtk_widget_get_visible (self->list))
    show_checks (self);
}

static void
qorgan_choice_row_dispose (GObject *object)
{
  QorganChoiceRow *self = QORGAN_CHOICE_ROW (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);

  G_OBJECT_CLASS (qorgan_choice_row_parent_class)->dispose (object);
}

static void
qorgan_choice_row_finalize (GObject *object)
{
  QorganChoiceRow *self = QORGAN_CHOICE_ROW (object);

  g_ptr_array_unref (self->values);
  g_clear_pointer (&self->vocabularies, qorgan_vocabularies_unref);

  G_OBJECT_CLASS (qorgan_choice_row_parent_class)->finalize (object);
}

static void
qorgan_choice_row_class_init (QorganChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  QorganFieldRowClass *row_class = QORGAN_FIELD_ROW_CLASS (klass);

  object_class->dispose = qorgan_choice_row_dispose;
  object_class->finalize = qorgan_choice_row_finalize;
  row_class->set_up = qorgan_choice_row_set_up;
  row_class->show = qorgan_choice_row_show;
}

static void
qorgan_choice_row_init (QorganChoiceRow *self)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
}
