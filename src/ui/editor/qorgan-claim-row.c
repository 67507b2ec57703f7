/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one source says of a field. Its form is that of every record, where the value is entered like the field itself;
 * below it stands what can be done: the actions claims.accept, claims.refute, editor.navigate and editor.delete. */

#include "qorgan-claim-row.h"

#include <glib/gi18n-lib.h>

#include "qorgan-deeds-row.h"
#include "qorgan-dossier-claims.h"
#include "qorgan-kinds.h"
#include "qorgan-record-form.h"
#include "qorgan-sensitivity.h"
#include "qorgan-short-title.h"

struct _QorganClaimRow
{
  AdwExpanderRow parent_instance;

  /* Owned */
  QorganCasebook *casebook;
  QorganDossier *dossier;
  QorganRecord *record;
  QorganRecordForm *form; /* NULL until the row is opened */
  GtkWidget *deeds_row;

  /* Borrowed */
  GtkWidget *sign; /* borrowed; NULL: it never disagreed */
  GtkWidget *accept_button;
  GtkWidget *refute_button;
  GtkWidget *open_button;
  GtkWidget *delete_button;
};

G_DEFINE_FINAL_TYPE (QorganClaimRow, qorgan_claim_row, ADW_TYPE_EXPANDER_ROW)

/* ---- Words ---- */

static const char *
word_stand (QorganStand stand)
{
  switch (stand)
    {
    case QORGAN_STAND_AGREES:
      return _ ("Says what is recorded");
    case QORGAN_STAND_LESS_PRECISE:
      return _ ("Less precise than what is recorded");
    case QORGAN_STAND_MORE_PRECISE:
      return _ ("More precise than what is recorded");
    case QORGAN_STAND_DISAGREES:
      return _ ("Disagrees with what is recorded");
    case QORGAN_STAND_SAYS_NOTHING:
    case QORGAN_STAND_SET_ASIDE:
    default:
      return NULL;
    }
}

static void
add_line (GString *lines, const char *line)
{
  if (line != NULL)
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
}

/* Who says it and what is thought of it; how it stands to what is recorded; in which words; why. Of what is sealed
 * neither the words nor the reason, and of a sealed claim not even who says it. */
static char *
dup_subtitle (QorganClaimRow *self, const QorganClaim *claim, QorganStand stand)
{
  QorganVocabularies *vocabularies = qorgan_casebook_get_vocabularies (self->casebook);
  gboolean is_sealed = qorgan_dossier_is_claim_sealed (self->dossier, claim);
  const char *source = claim->source_title != NULL ? claim->source_title : _ ("No source named");
  const char *quote = qorgan_record_value (claim->record, QORGAN_CLAIM_QUOTE);
  g_autofree char *status = qorgan_vocabularies_word_value (vocabularies, QORGAN_CLAIM_STATUS,
                                                            qorgan_record_value (claim->record, QORGAN_CLAIM_STATUS),
                                                            qorgan_casebook_get_language (self->casebook));
  g_autofree char *quoted = quote != NULL ? g_strdup_printf (C_ ("quotation", "“%s”"), quote) : NULL;
  g_autofree char *who = claim->who != NULL && g_strcmp0 (claim->who, claim->source_title) != 0
                             ? g_strdup_printf ("%s · %s", claim->who, source)
                             : g_strdup (source);
  GString *lines;

  if (claim->is_sealed)
    return g_strdup ("");
  lines = g_string_new (who);
  if (status != NULL)
    g_string_append_printf (lines, " · %s", status);
  add_line (lines, word_stand (stand));
  if (!is_sealed)
    {
      add_line (lines, quoted);
      add_line (lines, qorgan_record_value (claim->record, QORGAN_CLAIM_REASON));
    }
  return g_string_free (lines, FALSE);
}

static void
name_deeds (QorganClaimRow *self, const QorganClaim *claim)
{
  const char *shown = qorgan_dossier_claim_words (self->dossier, claim);
  const char *titled = claim->is_sealed ? C_ ("value", "Sealed") : claim->source_title;
  g_autofree char *words = qorgan_short_title (shown != NULL ? shown : "…");
  g_autofree char *source = qorgan_short_title (titled != NULL ? titled : "");
  /* Translators: for screen readers: accepts what a source says; %s is the value */
  g_autofree char *accept = g_strdup_printf (_ ("Accept “%s”…"), words);
  /* Translators: for screen readers: notes that what a source says is refuted; %s is the value */
  g_autofree char *refute = g_strdup_printf (_ ("Mark “%s” as Refuted…"), words);
  g_autofree char *delete = g_strdup_printf (_ ("Delete “%s”"), words);
  g_autofree char *open = g_strdup_printf (_ ("Open the Source “%s”"), source);

  qorgan_deeds_row_name (self->accept_button, accept, qorgan_record_id (claim->record));
  qorgan_deeds_row_name (self->refute_button, refute, qorgan_record_id (claim->record));
  qorgan_deeds_row_name (self->delete_button, delete, qorgan_record_id (claim->record));
  qorgan_deeds_row_name (self->open_button, open, claim->source);
}

/* ---- What can be done ---- */

static void
show_deeds (QorganClaimRow *self, const QorganClaim *claim, QorganStand stand)
{
  gboolean may_write = !qorgan_casebook_is_read_only (self->casebook);
  const char *status = qorgan_record_value (claim->record, QORGAN_CLAIM_STATUS);
  gboolean is_settled = stand == QORGAN_STAND_AGREES && g_strcmp0 (status, "accepted") == 0;

  name_deeds (self, claim);
  gtk_widget_set_visible (self->accept_button, may_write && !is_settled && qorgan_claim_can_be_accepted (claim));
  gtk_widget_set_visible (self->refute_button, may_write && g_strcmp0 (status, "refuted") != 0);
  gtk_widget_set_visible (self->delete_button, may_write);
  gtk_widget_set_visible (self->open_button, claim->source != 0);
}

static GtkWidget *
make_deeds (QorganClaimRow *self)
{
  GtkWidget *row = qorgan_deeds_row_new ();
  QorganDeedsRow *deeds = QORGAN_DEEDS_ROW (row);

  self->accept_button = qorgan_deeds_row_add (deeds, _ ("Accept…"), "claims.accept");
  self->refute_button = qorgan_deeds_row_add (deeds, _ ("Mark as Refuted…"), "claims.refute");
  self->open_button = qorgan_deeds_row_add (deeds, _ ("Open the Source"), "editor.navigate");
  self->delete_button = qorgan_deeds_row_add (deeds, _ ("Delete"), "editor.delete");
  return row;
}

/* ---- The row ---- */

static void
make_form (QorganClaimRow *self)
{
  if (self->form != NULL || self->record == NULL)
    return;
  self->form = qorgan_record_form_new (self->casebook, self->dossier, self->record, NULL);
  qorgan_record_form_leave_out (self->form, QORGAN_CLAIM_FIELD);
  qorgan_record_form_fill_row (self->form, ADW_EXPANDER_ROW (self), self->deeds_row);
}

static void
expanded_cb (QorganClaimRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    make_form (self);
}

/* A row with a place for a sign is set in from the others, also where that is hidden. */
static void
show_sign (QorganClaimRow *self, gboolean shown)
{
  if (shown && self->sign == NULL)
    {
      self->sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->sign);
    }
  if (self->sign != NULL)
    gtk_widget_set_visible (self->sign, shown);
}

static void
show (QorganClaimRow *self, const QorganClaim *claim)
{
  const QorganRecord *about = qorgan_dossier_record (self->dossier);
  QorganStand stand = qorgan_claim_stand (claim, qorgan_record_value (about, claim->field));
  g_autofree char *subtitle = dup_subtitle (self, claim, stand);
  const char *words = qorgan_dossier_claim_words (self->dossier, claim);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), words != NULL ? words : _ ("No value"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  show_sign (self, stand == QORGAN_STAND_DISAGREES);
  show_deeds (self, claim, stand);
}

static void
qorgan_claim_row_dispose (GObject *object)
{
  QorganClaimRow *self = QORGAN_CLAIM_ROW (object);

  g_clear_object (&self->form);
  g_clear_object (&self->deeds_row);
  g_clear_object (&self->casebook);
  g_clear_pointer (&self->dossier, qorgan_dossier_unref);
  g_clear_pointer (&self->record, qorgan_record_unref);

  G_OBJECT_CLASS (qorgan_claim_row_parent_class)->dispose (object);
}

static void
qorgan_claim_row_class_init (QorganClaimRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_claim_row_dispose;
}

static void
qorgan_claim_row_init (QorganClaimRow *self)
{
  self->deeds_row = g_object_ref_sink (make_deeds (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect_object (self, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
}

/**
 * qorgan_claim_row_new:
 * @dossier: the page of the record that is spoken of
 * @claim: one of its claims
 *
 * Returns: (transfer floating): a closed row
 */
GtkWidget *
qorgan_claim_row_new (QorganCasebook *casebook, QorganDossier *dossier, const QorganClaim *claim)
{
  QorganClaimRow *self = g_object_new (QORGAN_TYPE_CLAIM_ROW, NULL);

  self->casebook = g_object_ref (casebook);
  self->dossier = qorgan_dossier_ref (dossier);
  self->record = qorgan_record_ref (claim->record);
  show (self, claim);
  return GTK_WIDGET (self);
}

/**
 * qorgan_claim_row_refresh:
 * @dossier: the page as it is now
 * @claim: the same claim on it
 */
void
qorgan_claim_row_refresh (QorganClaimRow *self, QorganDossier *dossier, const QorganClaim *claim)
{
  g_return_if_fail (QORGAN_IS_CLAIM_ROW (self));

  g_clear_pointer (&self->dossier, qorgan_dossier_unref);
  g_clear_pointer (&self->record, qorgan_record_unref);
  self->dossier = qorgan_dossier_ref (dossier);
  self->record = qorgan_record_ref (claim->record);
  show (self, claim);
  if (self->form != NULL)
    qorgan_record_form_refresh (self->form, dossier, claim->record);
}

/**
 * qorgan_claim_row_save:
 *
 * Saves what stands in its form, if that was ever opened.
 */
void
qorgan_claim_row_save (QorganClaimRow *self)
{
  g_return_if_fail (QORGAN_IS_CLAIM_ROW (self));

  if (self->form != NULL)
    qorgan_record_form_save (self->form);
}

/**
 * qorgan_claim_row_cover:
 *
 * Covers again what is sealed in its form.
 */
void
qorgan_claim_row_cover (QorganClaimRow *self)
{
  g_return_if_fail (QORGAN_IS_CLAIM_ROW (self));

  if (self->form != NULL)
    qorgan_record_form_cover (self->form);
}

/**
 * qorgan_claim_row_edit:
 *
 * Opens it with the caret in the first field, which is the value.
 */
void
qorgan_claim_row_edit (QorganClaimRow *self)
{
  g_return_if_fail (QORGAN_IS_CLAIM_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  make_form (self);
  qorgan_record_form_grab_focus (self->form);
}
