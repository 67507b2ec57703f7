/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field whose value is chosen from a list: a button that reads what is chosen and opens the list, with check marks
 * where several may be chosen. (In a GtkDropDown neither the entries nor the search have names, and a long label makes
 * the window wider.) The list is made when it is first opened; most forms are only read. */

#include "qorgan-choice-row.h"

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

/* Longer lists are searched by typing. */
#define SEARCH_FROM 8
#define LIST_HEIGHT 320

struct _QorganChoiceRow
{
  QorganFieldRow parent_instance;

  /* Owned */
  GPtrArray *values; /* (element-type utf8): one a line of the list; NULL: nothing recorded */

  /* Borrowed */
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover; /* NULL until it is first opened */
  GtkWidget *search;
  GtkWidget *list;

  gboolean is_showing; /* what changes now is not chosen */
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

static GtkCheckButton *
get_check (QorganChoiceRow *self, guint index)
{
  GtkListBoxRow *line = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) index);

  return GTK_CHECK_BUTTON (gtk_list_box_row_get_child (line));
}

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
toggled_cb (QorganChoiceRow *self, GtkCheckButton *check)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (check));
  const char *value = g_ptr_array_index (self->values, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (line)));
  gboolean is_chosen = gtk_check_button_get_active (check);

  if (self->is_showing)
    return;
  if (is_many (self))
    {
      g_autofree char *changed = value_with (get_value (self), value, is_chosen);

      qorgan_field_edit_choose (get_edit (self), changed);
    }
  else if (is_chosen)
    {
      qorgan_field_edit_choose (get_edit (self), value);
      gtk_popover_popdown (GTK_POPOVER (self->popover));
    }
}

/* ---- Searching ---- */

static gboolean
is_found (GtkListBoxRow *line, gpointer user_data)
{
  QorganChoiceRow *self = QORGAN_CHOICE_ROW (user_data);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const char *label = gtk_check_button_get_label (GTK_CHECK_BUTTON (gtk_list_box_row_get_child (line)));
  g_autofree char *folded_label = g_utf8_casefold (label, -1);
  g_autofree char *folded_typed = g_utf8_casefold (typed, -1);

  return strstr (folded_label, folded_typed) != NULL;
}

static void
search_changed_cb (QorganChoiceRow *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

static void
search_stopped_cb (QorganChoiceRow *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Return takes the first that was found. */
static void
search_activated_cb (QorganChoiceRow *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < self->values->len; i++)
    {
      GtkCheckButton *check = get_check (self, i);

      if (!gtk_widget_get_child_visible (gtk_widget_get_parent (GTK_WIDGET (check))))
        continue;
      gtk_check_button_set_active (check, !is_many (self) || !gtk_check_button_get_active (check));
      return;
    }
}

/* ---- The list ---- */

static void
add_line (QorganChoiceRow *self, const char *value)
{
  g_autofree char *words = word_value (self, value);
  GtkWidget *check = gtk_check_button_new_with_label (words);
  GtkWidget *line = gtk_list_box_row_new ();

  if (!is_many (self) && self->values->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), get_check (self, 0));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), check);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_widget_set_focusable (line, FALSE);
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_list_box_append (GTK_LIST_BOX (self->list), line);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
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

  self->is_showing = TRUE;
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    if (*codes[i] != '\0' && !g_ptr_array_find_with_equal_func (self->values, codes[i], is_value, NULL))
      add_line (self, codes[i]);
  for (guint i = 0; i < self->values->len; i++)
    {
      const char *code = self->values->pdata[i];
      gboolean is_chosen
          = code != NULL ? codes != NULL && g_strv_contains ((const char *const *) codes, code) : value == NULL;

      gtk_check_button_set_active (get_check (self, i), is_chosen);
    }
  self->is_showing = FALSE;
}

static GtkWidget *
make_scroll (QorganChoiceRow *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *nothing = gtk_label_new (_ ("Nothing found"));

  gtk_widget_add_css_class (nothing, "dimmed");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), nothing);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), is_found, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  qorgan_field_row_get_label (QORGAN_FIELD_ROW (self)), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->list);
  gtk_widget_set_focusable (scroll, FALSE);
  return scroll;
}

static void
make_popover (QorganChoiceRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find a term"), -1);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), make_scroll (self));
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_parent (self->popover, gtk_widget_get_parent (self->button));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (search_stopped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self, G_CONNECT_SWAPPED);
  if (!is_many (self))
    add_line (self, NULL);
  if (qorgan_field_edit_get_field (get_edit (self))->type == QORGAN_FIELD_NAME)
    add_field_names (self);
  else
    add_terms (self);
  gtk_widget_set_visible (self->search, self->values->len >= SEARCH_FROM);
}

static void
clicked_cb (QorganChoiceRow *self)
{
  if (self->popover == NULL)
    make_popover (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_checks (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
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
  if (self->popover != NULL && gtk_widget_get_visible (self->popover))
    show_checks (self);
}

static void
qorgan_choice_row_dispose (GObject *object)
{
  QorganChoiceRow *self = QORGAN_CHOICE_ROW (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);

  G_OBJECT_CLASS (qorgan_choice_row_parent_class)->dispose (object);
}

static void
qorgan_choice_row_finalize (GObject *object)
{
  QorganChoiceRow *self = QORGAN_CHOICE_ROW (object);

  g_ptr_array_unref (self->values);

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
