/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field with several terms of a vocabulary: a button that reads what is chosen and opens the list to check them in.
 * The list is made when it is first opened; most forms are only read. */

#include "qorgan-codes-row.h"

#include <glib/gi18n-lib.h>

/* Longer lists are searched by typing. */
#define SEARCH_FROM 8
#define LIST_HEIGHT 320

struct _QorganCodesRow
{
  QorganFieldRow parent_instance;

  /* Borrowed */
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover; /* NULL until it is first opened */
  GtkWidget *search;
  GtkWidget *list;

  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (QorganCodesRow, qorgan_codes_row, QORGAN_TYPE_FIELD_ROW)

static QorganFieldEdit *
get_edit (QorganCodesRow *self)
{
  return qorgan_field_row_get_edit (QORGAN_FIELD_ROW (self));
}

/* ---- The list ---- */

static const char *
code_of_check (GtkWidget *check)
{
  return gtk_widget_get_name (check);
}

/* The order in which codes were given is kept; a code the list does not offer is none of its business. */
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
toggled_cb (QorganCodesRow *self, GtkCheckButton *check)
{
  const char *value = qorgan_field_draft_value (qorgan_field_edit_get_draft (get_edit (self)));
  g_autofree char *changed = NULL;

  if (self->is_showing)
    return;
  changed = value_with (value, code_of_check (GTK_WIDGET (check)), gtk_check_button_get_active (check));
  qorgan_field_edit_choose (get_edit (self), changed);
}

static gboolean
is_found (GtkListBoxRow *row, gpointer user_data)
{
  QorganCodesRow *self = QORGAN_CODES_ROW (user_data);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const char *label = gtk_check_button_get_label (GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row)));
  g_autofree char *folded_label = g_utf8_casefold (label, -1);
  g_autofree char *folded_typed = g_utf8_casefold (typed, -1);

  return strstr (folded_label, folded_typed) != NULL;
}

static void
search_changed_cb (QorganCodesRow *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

static void
search_stopped_cb (QorganCodesRow *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
add_checks (QorganCodesRow *self)
{
  QorganCasebook *casebook = qorgan_field_edit_get_casebook (get_edit (self));
  QorganLanguage language = qorgan_casebook_get_language (casebook);
  const char *vocabulary = qorgan_field_edit_get_field (get_edit (self))->vocabulary;
  g_autoptr (QorganVocabularies) vocabularies = qorgan_vocabularies_ref (qorgan_casebook_get_vocabularies (casebook));
  guint n_terms;
  const QorganTerm *terms = qorgan_vocabularies_terms (vocabularies, vocabulary, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (
          qorgan_vocabularies_label (vocabularies, vocabulary, terms[i].code, language));
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_widget_set_name (check, terms[i].code);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_set_focusable (row, FALSE);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_set_visible (self->search, n_terms >= SEARCH_FROM);
}

static void
show_checks (QorganCodesRow *self)
{
  const char *value = qorgan_field_draft_value (qorgan_field_edit_get_draft (get_edit (self)));
  g_auto (GStrv) codes = qorgan_value_split (value);
  GtkListBoxRow *row;

  self->is_showing = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      GtkWidget *check = gtk_list_box_row_get_child (row);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   codes != NULL
                                       && g_strv_contains ((const char *const *) codes, code_of_check (check)));
    }
  self->is_showing = FALSE;
}

static void
make_popover (QorganCodesRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  const char *label = qorgan_field_row_get_label (QORGAN_FIELD_ROW (self));

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find a term"), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), is_found, self, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->list);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroll);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_parent (self->popover, gtk_widget_get_parent (self->button));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (search_stopped_cb), self, G_CONNECT_SWAPPED);
  add_checks (self);
}

static void
clicked_cb (QorganCodesRow *self)
{
  if (self->popover == NULL)
    make_popover (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_checks (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* ---- The row ---- */

static void
qorgan_codes_row_set_up (QorganFieldRow *row)
{
  QorganCodesRow *self = QORGAN_CODES_ROW (row);
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
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
  gtk_box_append (GTK_BOX (place), self->button);
  qorgan_field_row_set_control (row, place, self->button);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
}

static void
qorgan_codes_row_show (QorganFieldRow *row)
{
  QorganCodesRow *self = QORGAN_CODES_ROW (row);
  const QorganFieldDraft *draft = qorgan_field_edit_get_draft (get_edit (self));
  QorganCasebook *casebook = qorgan_field_edit_get_casebook (get_edit (self));
  g_autofree char *words
      = qorgan_vocabularies_word_value (qorgan_casebook_get_vocabularies (casebook), qorgan_field_draft_field (draft),
                                        qorgan_field_draft_value (draft), qorgan_casebook_get_language (casebook));
  const char *shown = words != NULL ? words : _ ("Not recorded");
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (self->label), shown);
  if (words == NULL)
    gtk_widget_add_css_class (self->label, "dimmed");
  else
    gtk_widget_remove_css_class (self->label, "dimmed");
  /* Translators: for screen readers: the label of a field, then what is recorded in it */
  name = g_strdup_printf (C_ ("field", "%s: %s"), qorgan_field_row_get_label (row), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->popover != NULL && !gtk_widget_get_visible (self->popover))
    show_checks (self);
}

static void
qorgan_codes_row_dispose (GObject *object)
{
  QorganCodesRow *self = QORGAN_CODES_ROW (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);

  G_OBJECT_CLASS (qorgan_codes_row_parent_class)->dispose (object);
}

static void
qorgan_codes_row_class_init (QorganCodesRowClass *klass)
{
  QorganFieldRowClass *row_class = QORGAN_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_codes_row_dispose;
  row_class->set_up = qorgan_codes_row_set_up;
  row_class->show = qorgan_codes_row_show;
}

static void
qorgan_codes_row_init (QorganCodesRow *self)
{
}
