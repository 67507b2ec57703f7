/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record more for each of the selected ones: asked for are the fields that its kind wants; the rest is written on
 * each one's own page. All of them come with one change. */

#include "qorgan-each-dialog.h"

#include <glib/gi18n-lib.h>

#include "qorgan-action-view.h"
#include "qorgan-digit-keys.h"
#include "qorgan-field-draft.h"
#include "qorgan-form-layout.h"
#include "qorgan-help-dialog.h"
#include "qorgan-message.h"
#include "qorgan-today.h"

struct _QorganEachDialog
{
  AdwDialog parent_instance;

  QorganActionView *view;
  AdwPreferencesPage *page;

  QorganCasebook *casebook;
  QorganDependant dependant;
  GArray *ids;       /* of the owners */
  GPtrArray *drafts; /* (element-type QorganFieldDraft) of the fields asked for */
};

G_DEFINE_FINAL_TYPE (QorganEachDialog, qorgan_each_dialog, ADW_TYPE_DIALOG)

static gboolean
is_asked_for (const QorganField *field)
{
  return (field->flags & QORGAN_WANTED) != 0 && (field->flags & QORGAN_OWNER) == 0;
}

/* Codes, dates, texts: what one row can hold. */
static gboolean
can_be_asked_for (const QorganKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_asked_for (&kind->fields[i]) && kind->fields[i].type != QORGAN_CODE && kind->fields[i].type != QORGAN_DATE
        && kind->fields[i].type != QORGAN_TEXT)
      return FALSE;
  return TRUE;
}

/**
 * qorgan_each_dialog_find:
 * @kind: of the selected records
 * @dependant: (out): what each of them can be given: what one opens such a record for
 *
 * Returns: whether there is such a thing
 */
gboolean
qorgan_each_dialog_find (const QorganKind *kind, QorganDependant *dependant)
{
  g_autoptr (GArray) dependants = qorgan_kind_dup_dependants (kind);

  for (guint i = 0; i < dependants->len; i++)
    {
      *dependant = g_array_index (dependants, QorganDependant, i);
      if (qorgan_form_layout_place (dependant) == QORGAN_FORM_PLACE_LEAD && can_be_asked_for (dependant->kind))
        return TRUE;
    }
  return FALSE;
}

/* ---- Rows ---- */

static void
typed_cb (GtkEditable *entry)
{
  QorganFieldDraft *draft = g_object_get_data (G_OBJECT (entry), "draft");
  g_autofree char *echo = NULL;
  AdwPreferencesGroup *group
      = ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (GTK_WIDGET (entry), ADW_TYPE_PREFERENCES_GROUP));

  qorgan_field_draft_type (draft, gtk_editable_get_text (entry));
  echo = qorgan_field_draft_dup_echo (draft);
  if (qorgan_field_draft_remark (draft) == QORGAN_DRAFT_REMARK_NOT_A_DATE)
    g_set_str (&echo, _ ("Not a date yet; kept as it is typed"));
  adw_preferences_group_set_description (group, echo);
}

static GtkWidget *
entry_row_new (QorganFieldDraft *draft, const QorganField *field)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  if (field->type == QORGAN_DATE && GTK_IS_TEXT (text))
    qorgan_digit_keys_add (GTK_TEXT (text));
  g_object_set_data (G_OBJECT (row), "draft", draft); /* the dialog holds it as long as its rows */
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), row, 0);
  return row;
}

static void
chosen_cb (GtkCheckButton *check)
{
  QorganFieldDraft *draft = g_object_get_data (G_OBJECT (check), "draft");

  if (gtk_check_button_get_active (check))
    qorgan_field_draft_choose (draft, g_object_get_data (G_OBJECT (check), "code"));
}

static GtkCheckButton *
add_choice (AdwPreferencesGroup *group,
            GtkCheckButton *first,
            QorganFieldDraft *draft,
            const QorganTerm *term,
            QorganLanguage language)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), first);
  g_object_set_data (G_OBJECT (check), "draft", draft);
  g_object_set_data_full (G_OBJECT (check), "code", g_strdup (term->code), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), check, 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, term->labels[language], -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), term->labels[language]);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (group, row);
  return GTK_CHECK_BUTTON (check);
}

static void
add_choices (QorganEachDialog *self, AdwPreferencesGroup *group, QorganFieldDraft *draft, const QorganField *field)
{
  QorganVocabularies *vocabularies = qorgan_casebook_get_vocabularies (self->casebook);
  QorganLanguage language = qorgan_casebook_get_language (self->casebook);
  GtkCheckButton *first = NULL;
  guint n;
  const QorganTerm *terms = qorgan_vocabularies_terms (vocabularies, field->vocabulary, &n);

  adw_preferences_group_set_title (group, _ (field->label));
  for (guint i = 0; i < n; i++)
    {
      GtkCheckButton *check = add_choice (group, first, draft, &terms[i], language);

      if (first == NULL)
        first = check;
    }
}

static void
add_field (QorganEachDialog *self, QorganFieldId id)
{
  const QorganField *field = qorgan_field (id);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  QorganFieldDraft *draft;
  QorganDate today;

  qorgan_today (self->casebook, &today);
  draft = qorgan_field_draft_new (id, NULL, qorgan_casebook_get_language (self->casebook), &today);
  g_ptr_array_add (self->drafts, draft);
  if (field->type == QORGAN_CODE)
    add_choices (self, group, draft, field);
  else
    {
      GtkWidget *row = entry_row_new (draft, field);

      adw_preferences_group_add (group, row);
      if (adw_dialog_get_focus (ADW_DIALOG (self)) == NULL)
        adw_dialog_set_focus (ADW_DIALOG (self), row);
    }
  adw_preferences_page_add (self->page, group);
}

/* What is typed comes first: a list of terms is long. */
static void
add_fields (QorganEachDialog *self)
{
  const QorganKind *kind = self->dependant.kind;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < kind->n_fields; i++)
      if (is_asked_for (&kind->fields[i]) && (kind->fields[i].type == QORGAN_CODE) == (pass == 1))
        add_field (self, qorgan_kind_field_id (kind, i));
}

/* ---- Adding ---- */

static QorganChange *
change_new (QorganEachDialog *self)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);

  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64 id = qorgan_casebook_take_id (self->casebook);
      g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (self->ids, gint64, i));

      qorgan_change_create (change, self->dependant.kind, id);
      qorgan_change_set (change, id, self->dependant.owner, owner);
      for (guint j = 0; j < self->drafts->len; j++)
        {
          const QorganFieldDraft *draft = g_ptr_array_index (self->drafts, j);

          if (qorgan_field_draft_value (draft) != NULL)
            qorgan_change_set (change, id, qorgan_field_draft_field (draft), qorgan_field_draft_value (draft));
        }
    }
  return change;
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganEachDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  if (error == NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
  else if (self->casebook != NULL)
    {
      qorgan_message_show_error (GTK_WIDGET (self), _ ("The Records Could Not Be Created"), error);
      qorgan_action_view_set_action_sensitive (self->view, TRUE);
    }
}

static void
add_cb (QorganEachDialog *self)
{
  qorgan_action_view_set_action_sensitive (self->view, FALSE);
  qorgan_casebook_apply_async (self->casebook, change_new (self), added_cb, g_object_ref (self));
}

static void
cancel_cb (QorganEachDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
qorgan_each_dialog_dispose (GObject *object)
{
  QorganEachDialog *self = QORGAN_EACH_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_EACH_DIALOG);
  g_clear_object (&self->casebook);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (qorgan_each_dialog_parent_class)->dispose (object);
}

static void
qorgan_each_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (QORGAN_EACH_DIALOG (object)->drafts);
  G_OBJECT_CLASS (qorgan_each_dialog_parent_class)->finalize (object);
}

static void
qorgan_each_dialog_class_init (QorganEachDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_each_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = qorgan_each_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-each-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganEachDialog, view);
  gtk_widget_class_bind_template_child (widget_class, QorganEachDialog, page);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
qorgan_each_dialog_init (QorganEachDialog *self)
{
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_field_draft_free);
  g_type_ensure (QORGAN_TYPE_ACTION_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "find");
}

/**
 * qorgan_each_dialog_new:
 * @casebook: (transfer none): whose records they are
 * @dependant: what each of them is to get
 * @ids: (element-type gint64): the records
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
AdwDialog *
qorgan_each_dialog_new (QorganCasebook *casebook, const QorganDependant *dependant, GArray *ids)
{
  QorganEachDialog *self = g_object_new (QORGAN_TYPE_EACH_DIALOG, NULL);
  g_autofree char *words
      = g_strdup_printf (ngettext ("For %u selected record", "For %u selected records, one each", ids->len), ids->len);
  g_autofree char *title = g_strdup_printf (_ ("Add %s"), _ (dependant->kind->label));

  self->casebook = g_object_ref (casebook);
  self->dependant = *dependant;
  self->ids = g_array_ref (ids);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_preferences_page_set_description (self->page, words);
  add_fields (self);
  return ADW_DIALOG (self);
}
