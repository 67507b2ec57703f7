/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who says what of one field. A source is added by naming it: the claim it makes begins with what is recorded, so that
 * a claim without a source never stands about. */

#include "qorgan-claims-dialog.h"

#include <glib/gi18n-lib.h>

#include "qorgan-claim-questions.h"
#include "qorgan-claim-row.h"
#include "qorgan-dossier-claims.h"
#include "qorgan-help-dialog.h"
#include "qorgan-id.h"
#include "qorgan-kinds.h"
#include "qorgan-message.h"
#include "qorgan-new-record.h"
#include "qorgan-record-finder.h"

struct _QorganClaimsDialog
{
  AdwDialog parent_instance;

  /* Owned */
  QorganCasebook *casebook;
  QorganDossier *dossier; /* NULL until it is read */
  GHashTable *rows;       /* gint64* → QorganClaimRow, which the list holds */
  GCancellable *cancellable;
  GtkWidget *origin;      /* weak: what it was opened from */

  gint64 record;
  QorganFieldId field;
  gint64 edit_next; /* a claim just added: the caret goes there when it is shown */

  /* Template */
  AdwWindowTitle *title;
  GtkLabel *recorded_label;
  GtkListBox *list;
  GtkWidget *empty_label;
  GtkWidget *add_group;
  GtkListBoxRow *add_row;
  GtkWidget *finder; /* borrowed from the row */
};

G_DEFINE_FINAL_TYPE (QorganClaimsDialog, qorgan_claims_dialog, ADW_TYPE_DIALOG)

static const guint8 sources[] = { QORGAN_KIND_SOURCE, 0 };

static const GPtrArray *
get_claims (QorganClaimsDialog *self)
{
  return qorgan_dossier_margin (self->dossier, self->record)->claims;
}

static const char *
get_value (QorganClaimsDialog *self)
{
  return qorgan_record_value (qorgan_dossier_record (self->dossier), self->field);
}

static const QorganClaim *
find_claim (QorganClaimsDialog *self, gint64 id)
{
  const GPtrArray *claims = get_claims (self);

  for (guint i = 0; i < claims->len; i++)
    {
      const QorganClaim *claim = claims->pdata[i];

      if (qorgan_record_id (claim->record) == id && claim->field == self->field)
        return claim;
    }
  return NULL;
}

/* ---- Showing ---- */

static char *
dup_titles (QorganClaimsDialog *self, const char *links)
{
  g_autoptr (GArray) ids = qorgan_value_dup_links (links);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *title = qorgan_dossier_link_title (self->dossier, g_array_index (ids, gint64, i));

      g_string_append_printf (titles, "%s%s", i == 0 ? "" : ", ", title != NULL ? title : "…");
    }
  return g_string_free (titles, FALSE);
}

static char *
dup_recorded (QorganClaimsDialog *self)
{
  QorganType type = qorgan_field (self->field)->type;

  if (get_value (self) == NULL)
    return g_strdup (_ ("Nothing is recorded yet"));
  if (qorgan_dossier_is_field_sealed (self->dossier, qorgan_dossier_record (self->dossier), self->field))
    return g_strdup (C_ ("value", "Sealed"));
  if (type == QORGAN_LINK || type == QORGAN_LINKS)
    return dup_titles (self, get_value (self));
  return qorgan_vocabularies_word_value (qorgan_casebook_get_vocabularies (self->casebook), self->field,
                                         get_value (self), qorgan_casebook_get_language (self->casebook));
}

static void
show_claim (QorganClaimsDialog *self, const QorganClaim *claim)
{
  gint64 id = qorgan_record_id (claim->record);
  QorganClaimRow *row = g_hash_table_lookup (self->rows, &id);

  if (row != NULL)
    {
      qorgan_claim_row_refresh (row, self->dossier, claim);
      return;
    }
  row = QORGAN_CLAIM_ROW (qorgan_claim_row_new (self->casebook, self->dossier, claim));
  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
}

static void
remove_gone (QorganClaimsDialog *self)
{
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (find_claim (self, *(const gint64 *) id) == NULL)
      {
        gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == row;

        gtk_list_box_remove (self->list, row);
        g_hash_table_iter_remove (&iter);
        if (had_focus)
          gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
      }
}

static void
edit_next (QorganClaimsDialog *self)
{
  QorganClaimRow *row = g_hash_table_lookup (self->rows, &self->edit_next);

  if (self->edit_next == 0 || row == NULL)
    return;
  self->edit_next = 0;
  qorgan_claim_row_edit (row);
}

static void
show (QorganClaimsDialog *self)
{
  const GPtrArray *claims = get_claims (self);
  g_autofree char *recorded = dup_recorded (self);
  /* Translators: what stands in a field now, as opposed to what sources say */
  g_autofree char *line = g_strdup_printf (_ ("Recorded: %s"), recorded);

  adw_window_title_set_subtitle (self->title, qorgan_dossier_title (self->dossier));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), qorgan_dossier_title (self->dossier));
  gtk_label_set_label (self->recorded_label, line);
  remove_gone (self);
  for (guint i = 0; i < claims->len; i++)
    if (((const QorganClaim *) claims->pdata[i])->field == self->field)
      show_claim (self, claims->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list), g_hash_table_size (self->rows) > 0);
  gtk_widget_set_visible (self->empty_label, g_hash_table_size (self->rows) == 0);
  edit_next (self);
}

/* ---- Reading ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganClaimsDialog) self = data;
  g_autoptr (GError) error = NULL;
  QorganDossier *dossier = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);
  gboolean is_first = self->dossier == NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&dossier, qorgan_dossier_unref);
      return;
    }
  if (dossier == NULL) /* the page below says what became of the record */
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  g_clear_pointer (&self->dossier, qorgan_dossier_unref);
  self->dossier = dossier;
  show (self);
  if (is_first)
    gtk_widget_child_focus (g_hash_table_size (self->rows) > 0 ? GTK_WIDGET (self->list) : self->add_group,
                            GTK_DIR_TAB_FORWARD);
}

/* Answers come in the order of the questions, so the last one stays. */
static void
read_again (QorganClaimsDialog *self)
{
  qorgan_casebook_run_async (self->casebook, qorgan_dossier_load, g_memdup2 (&self->record, sizeof self->record),
                             g_free, (GDestroyNotify) qorgan_dossier_unref, self->cancellable, read_cb,
                             g_object_ref (self));
}

/* ---- Adding ---- */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganClaimsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  if (entry != NULL)
    return;
  self->edit_next = 0;
  qorgan_message_show_error (GTK_WIDGET (self), _ ("Could Not Be Added"), error);
}

static void
set_link (QorganChange *change, gint64 id, QorganFieldId field, gint64 target)
{
  g_autofree char *value = qorgan_value_from_links (&target, 1);

  qorgan_change_set (change, id, field, value);
}

/* The source, where it is new, and the claim are one change. */
static void
chosen_cb (QorganClaimsDialog *self, const QorganSuggestion *suggestion, const char *typed)
{
  QorganChange *change;
  gint64 source = suggestion->id;

  if (self->dossier == NULL)
    return;
  change = qorgan_change_new (QORGAN_VERB_CREATE);
  self->edit_next = qorgan_casebook_take_id (self->casebook);
  if (source == 0)
    source = qorgan_new_record_add_named (change, self->casebook, suggestion->kind, typed);
  qorgan_change_create (change, &qorgan_kind_claim, self->edit_next);
  set_link (change, self->edit_next, QORGAN_CLAIM_ABOUT, self->record);
  set_link (change, self->edit_next, QORGAN_CLAIM_SOURCE, source);
  qorgan_change_set (change, self->edit_next, QORGAN_CLAIM_FIELD, qorgan_field (self->field)->name);
  if (get_value (self) != NULL && qorgan_field (self->field)->type != QORGAN_PROSE)
    qorgan_change_set (change, self->edit_next, QORGAN_CLAIM_VALUE, get_value (self));
  qorgan_change_set (change, self->edit_next, QORGAN_CLAIM_STATUS, "unverified");
  qorgan_casebook_apply_async (self->casebook, change, added_cb, g_object_ref (self));
}

/* ---- What the rows ask for ---- */

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QorganClaimsDialog *self = QORGAN_CLAIMS_DIALOG (widget);
  const QorganClaim *claim = self->dossier != NULL ? find_claim (self, g_variant_get_int64 (parameter)) : NULL;

  if (claim != NULL)
    qorgan_claim_ask_to_accept (self->casebook, self->dossier, claim, widget);
}

static void
refute_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QorganClaimsDialog *self = QORGAN_CLAIMS_DIALOG (widget);
  const QorganClaim *claim = self->dossier != NULL ? find_claim (self, g_variant_get_int64 (parameter)) : NULL;

  if (claim != NULL)
    qorgan_claim_ask_to_refute (self->casebook, self->dossier, claim, widget);
}

/* Elsewhere is another page: it is shown by the window below. */
static void
navigate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QorganClaimsDialog *self = QORGAN_CLAIMS_DIALOG (widget);
  g_autoptr (GtkWidget) origin = self->origin != NULL ? g_object_ref (self->origin) : NULL;

  adw_dialog_close (ADW_DIALOG (self));
  if (origin != NULL)
    gtk_widget_activate_action_variant (origin, "editor.navigate", parameter);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganClaimsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  if (entry == NULL)
    qorgan_message_show_error (GTK_WIDGET (self), _ ("Could Not Be Deleted"), error);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QorganClaimsDialog *self = QORGAN_CLAIMS_DIALOG (widget);
  QorganChange *change = qorgan_change_new (QORGAN_VERB_DELETE);

  qorgan_change_delete (change, g_variant_get_int64 (parameter));
  qorgan_casebook_apply_async (self->casebook, change, deleted_cb, g_object_ref (self));
}

/* ---- Life ---- */

static void
qorgan_claims_dialog_closed (AdwDialog *dialog)
{
  QorganClaimsDialog *self = QORGAN_CLAIMS_DIALOG (dialog);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    qorgan_claim_row_save (row);
  g_cancellable_cancel (self->cancellable);
}

static void
qorgan_claims_dialog_dispose (GObject *object)
{
  QorganClaimsDialog *self = QORGAN_CLAIMS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_hash_table_remove_all (self->rows);
  g_clear_weak_pointer (&self->origin);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_CLAIMS_DIALOG);
  g_clear_object (&self->casebook);
  g_clear_pointer (&self->dossier, qorgan_dossier_unref);

  G_OBJECT_CLASS (qorgan_claims_dialog_parent_class)->dispose (object);
}

static void
qorgan_claims_dialog_finalize (GObject *object)
{
  QorganClaimsDialog *self = QORGAN_CLAIMS_DIALOG (object);

  g_hash_table_unref (self->rows);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (qorgan_claims_dialog_parent_class)->finalize (object);
}

static void
qorgan_claims_dialog_class_init (QorganClaimsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qorgan_claims_dialog_dispose;
  object_class->finalize = qorgan_claims_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = qorgan_claims_dialog_closed;

  gtk_widget_class_install_action (widget_class, "claims.accept", "x", accept_action);
  gtk_widget_class_install_action (widget_class, "claims.refute", "x", refute_action);
  gtk_widget_class_install_action (widget_class, "editor.navigate", "x", navigate_action);
  gtk_widget_class_install_action (widget_class, "editor.delete", "x", delete_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-claims-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganClaimsDialog, title);
  gtk_widget_class_bind_template_child (widget_class, QorganClaimsDialog, recorded_label);
  gtk_widget_class_bind_template_child (widget_class, QorganClaimsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, QorganClaimsDialog, empty_label);
  gtk_widget_class_bind_template_child (widget_class, QorganClaimsDialog, add_group);
  gtk_widget_class_bind_template_child (widget_class, QorganClaimsDialog, add_row);
}

static void
qorgan_claims_dialog_init (QorganClaimsDialog *self)
{
  self->rows = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "sources");
}

static void
add_finder (QorganClaimsDialog *self)
{
  QorganSuggestionScope scope = { .targets = sources };
  GtkWidget *text;

  self->finder = qorgan_record_finder_new (self->casebook, &scope);
  text = qorgan_record_finder_get_text_widget (QORGAN_RECORD_FINDER (self->finder));
  gtk_widget_set_margin_top (self->finder, 12);
  gtk_widget_set_margin_bottom (self->finder, 12);
  gtk_widget_set_margin_start (self->finder, 12);
  gtk_widget_set_margin_end (self->finder, 12);
  gtk_text_set_placeholder_text (GTK_TEXT (text), _ ("Type to find a source, or name a new one"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Source to add"), -1);
  gtk_list_box_row_set_child (self->add_row, self->finder);
  gtk_widget_set_visible (self->add_group, !qorgan_casebook_is_read_only (self->casebook));
  g_signal_connect_object (self->finder, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

/**
 * qorgan_claims_dialog_new:
 * @record: a record
 * @field: one of its fields, see qorgan_field_has_claims()
 *
 * Returns: (transfer floating): a dialog that is reading what sources say of it
 */
GtkWidget *
qorgan_claims_dialog_new (QorganCasebook *casebook, gint64 record, QorganFieldId field)
{
  QorganClaimsDialog *self = g_object_new (QORGAN_TYPE_CLAIMS_DIALOG, NULL);
  const char *label = g_dgettext (GETTEXT_PACKAGE, qorgan_field (field)->label);
  /* Translators: a heading: what sources say of a field; %s is its label */
  g_autofree char *title = g_strdup_printf (_ ("Sources: %s"), label);

  self->casebook = g_object_ref (casebook);
  self->record = record;
  self->field = field;
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_window_title_set_title (self->title, title);
  add_finder (self);
  g_signal_connect_object (casebook, "changed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  read_again (self);
  return GTK_WIDGET (self);
}

/**
 * qorgan_claims_dialog_present:
 * @parent: what it is opened from: the page of the record, or a part of it
 */
void
qorgan_claims_dialog_present (QorganClaimsDialog *self, GtkWidget *parent)
{
  g_return_if_fail (QORGAN_IS_CLAIMS_DIALOG (self));

  g_set_weak_pointer (&self->origin, parent);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

/**
 * qorgan_claims_dialog_cover:
 *
 * Covers again what is sealed of the claims.
 */
void
qorgan_claims_dialog_cover (QorganClaimsDialog *self)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (QORGAN_IS_CLAIMS_DIALOG (self));

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    qorgan_claim_row_cover (row);
}
