/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that fields are filled from: all vocabularies with their terms, which open as any record does. A vocabulary
 * is called after the field that is filled from it. */

#include "qorgan-vocabulary-page.h"

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

struct _QorganVocabularyPage
{
  AdwNavigationPage parent_instance;

  QorganCasebook *casebook; /* owned */
  GPtrArray *rows; /* (element-type AdwExpanderRow) borrowed: one a vocabulary */
};

G_DEFINE_FINAL_TYPE (QorganVocabularyPage, qorgan_vocabulary_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
vocabulary_of (AdwExpanderRow *row)
{
  return g_object_get_data (G_OBJECT (row), "vocabulary");
}

static const QorganTerm *
terms_of (QorganVocabularyPage *self, AdwExpanderRow *row, guint *n)
{
  return qorgan_vocabularies_terms (qorgan_casebook_get_vocabularies (self->casebook), vocabulary_of (row), n);
}

static gint64
row_id (GtkWidget *row)
{
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row));

  return g_variant_is_of_type (target, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (target) : 0;
}

/* The label in the language of the interface, and below it those in the others. */
static void
write_term (QorganVocabularyPage *self, GtkWidget *row, const QorganTerm *term)
{
  QorganLanguage language = qorgan_casebook_get_language (self->casebook);
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    if (i != language && term->labels[i] != NULL)
      g_string_append_printf (others, "%s%s", others->len > 0 ? " · " : "", term->labels[i]);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 term->labels[language] != NULL ? term->labels[language] : term->code);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), others->str);
}

static GtkWidget *
term_row_new (const QorganTerm *term)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "workspace.follow");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", term->id);
  return row;
}

static GtkWidget *
add_row_new (const char *vocabulary)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Add a Term"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "workspace.new-term");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", vocabulary);
  return row;
}

static GPtrArray *
rows_of (AdwExpanderRow *row)
{
  return g_object_get_data (G_OBJECT (row), "terms");
}

/* From @from on the rows are not what they should be: they are taken away. */
static void
cut_terms (AdwExpanderRow *row, guint from)
{
  GPtrArray *rows = rows_of (row);

  for (guint i = from; i < rows->len; i++)
    adw_expander_row_remove (row, rows->pdata[i]);
  g_ptr_array_set_size (rows, (int) from);
}

static void
add_term (AdwExpanderRow *row, GtkWidget *term)
{
  g_ptr_array_add (rows_of (row), term);
  adw_expander_row_add_row (row, term);
}

/* Rows that stand where they stood keep the keyboard, whatever they say now. */
static guint
count_same (GPtrArray *rows, const QorganTerm *terms, guint n)
{
  guint i = 0;

  while (i < n && i < rows->len && row_id (rows->pdata[i]) == terms[i].id)
    i++;
  return i;
}

/* Where the keyboard was on a row that has moved, it goes there too; on one that is gone, to what stands there now. */
static void
restore_focus (AdwExpanderRow *row, gint64 id, guint position)
{
  GPtrArray *rows = rows_of (row);

  for (guint i = 0; i < rows->len; i++)
    if (id != 0 && row_id (rows->pdata[i]) == id)
      position = i;
  if (rows->len > 0)
    gtk_widget_grab_focus (rows->pdata[MIN (position, rows->len - 1)]);
}

static gboolean
find_focus (AdwExpanderRow *row, gint64 *id, guint *position)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *focused = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (focused == NULL || !g_ptr_array_find (rows_of (row), focused, position))
    return FALSE;
  *id = row_id (focused);
  return TRUE;
}

/* A vocabulary that is closed has no rows: there are hundreds of terms. */
static void
show_terms (QorganVocabularyPage *self, AdwExpanderRow *row)
{
  guint n, n_same, position = 0;
  const QorganTerm *terms = terms_of (self, row, &n);
  g_autofree char *count = g_strdup_printf (ngettext ("%u term", "%u terms", n), n);
  gboolean is_open = adw_expander_row_get_expanded (row);
  gboolean had_focus;
  gint64 id = 0;

  adw_expander_row_set_subtitle (row, count);
  if (!is_open)
    n = 0;
  n_same = count_same (rows_of (row), terms, n);
  for (guint i = 0; i < n_same; i++)
    write_term (self, rows_of (row)->pdata[i], &terms[i]);
  if (n_same == n && rows_of (row)->len == n + (is_open && !qorgan_casebook_is_read_only (self->casebook)))
    return;
  had_focus = find_focus (row, &id, &position) && position >= n_same;
  cut_terms (row, n_same);
  for (guint i = n_same; i < n; i++)
    {
      add_term (row, term_row_new (&terms[i]));
      write_term (self, rows_of (row)->pdata[i], &terms[i]);
    }
  if (is_open && !qorgan_casebook_is_read_only (self->casebook))
    add_term (row, add_row_new (vocabulary_of (row)));
  if (had_focus)
    restore_focus (row, id, position);
}

static void
expanded_cb (QorganVocabularyPage *self, GParamSpec *pspec, AdwExpanderRow *row)
{
  show_terms (self, row);
}

/* Records of other kinds come with a word of their own at the earliest. */
static void
changed_cb (QorganVocabularyPage *self, const QorganEntry *entry)
{
  if (entry->kind != NULL && entry->kind != &qorgan_kind_term)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    show_terms (self, self->rows->pdata[i]);
}

static gboolean
has_row (QorganVocabularyPage *self, const char *vocabulary)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (vocabulary_of (self->rows->pdata[i]), vocabulary))
      return TRUE;
  return FALSE;
}

static void
add_vocabulary (QorganVocabularyPage *self,
                AdwPreferencesGroup *group,
                const QorganKind *kind,
                const QorganField *field)
{
  GtkWidget *row = adw_expander_row_new ();
  const char *label = g_dgettext (GETTEXT_PACKAGE, field->label);
  /* Translators: a vocabulary: the field that is filled from it, then the kind of record that has that field */
  g_autofree char *title
      = g_strdup_printf (C_ ("vocabulary", "%s (%s)"), label, g_dgettext (GETTEXT_PACKAGE, kind->label));

  g_object_set_data (G_OBJECT (row), "vocabulary", (gpointer) field->vocabulary);
  g_object_set_data_full (G_OBJECT (row), "terms", g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  show_terms (self, ADW_EXPANDER_ROW (row));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
}

static void
add_vocabularies (QorganVocabularyPage *self, AdwPreferencesGroup *group)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      if (kinds[i]->fields[j].vocabulary != NULL && !has_row (self, kinds[i]->fields[j].vocabulary))
        add_vocabulary (self, group, kinds[i], &kinds[i]->fields[j]);
}

static GtkWidget *
header_new (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  adw_header_bar_set_show_back_button (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_set_tooltip_text (back, _ ("Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "workspace.back");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), back);
  return header;
}

static void
qorgan_vocabulary_page_dispose (GObject *object)
{
  QorganVocabularyPage *self = QORGAN_VOCABULARY_PAGE (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->casebook);

  G_OBJECT_CLASS (qorgan_vocabulary_page_parent_class)->dispose (object);
}

static void
qorgan_vocabulary_page_finalize (GObject *object)
{
  g_ptr_array_unref (QORGAN_VOCABULARY_PAGE (object)->rows);

  G_OBJECT_CLASS (qorgan_vocabulary_page_parent_class)->finalize (object);
}

static void
qorgan_vocabulary_page_class_init (QorganVocabularyPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_vocabulary_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = qorgan_vocabulary_page_finalize;
}

static void
qorgan_vocabulary_page_init (QorganVocabularyPage *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * qorgan_vocabulary_page_new:
 * @casebook: (transfer none): the casebook
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
qorgan_vocabulary_page_new (QorganCasebook *casebook)
{
  QorganVocabularyPage *self = g_object_new (QORGAN_TYPE_VOCABULARY_PAGE, "title", _ ("Vocabularies"), NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  self->casebook = g_object_ref (casebook);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("The words that fields are filled from. They can be renamed and put in "
                                            "another order, and others added; what is recorded follows."));
  add_vocabularies (self, ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  g_signal_connect_object (casebook, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * qorgan_vocabulary_page_new_term:
 * @vocabulary: the name of a vocabulary
 *
 * Returns: (transfer full): a term at its end, which is created by its first label; its code is made here, is like no
 *   other, and never changes
 */
QorganNewborn *
qorgan_vocabulary_page_new_term (QorganCasebook *casebook, const char *vocabulary)
{
  QorganNewborn *newborn = qorgan_newborn_new (casebook, &qorgan_kind_term, 0, 0);
  gint64 id = qorgan_record_id (qorgan_newborn_record (newborn));
  g_autofree char *code = g_strdup_printf ("own_%" G_GINT64_MODIFIER "x", id);
  g_autofree char *position = NULL;
  guint n;
  const QorganTerm *terms = qorgan_vocabularies_terms (qorgan_casebook_get_vocabularies (casebook), vocabulary, &n);

  position = g_strdup_printf ("%d", n > 0 ? terms[n - 1].position + 1 : 1);
  qorgan_newborn_preset (newborn, QORGAN_TERM_VOCABULARY, vocabulary);
  qorgan_newborn_preset (newborn, QORGAN_TERM_CODE, code);
  qorgan_newborn_preset (newborn, QORGAN_TERM_POSITION, position);
  return newborn;
}
