/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions before something is thought of a claim. Each answer is one change, which one undo takes back. */

#include "qorgan-claim-questions.h"

#include <glib/gi18n-lib.h>

#include "qorgan-dossier-claims.h"
#include "qorgan-kinds.h"
#include "qorgan-message.h"

/* One question, from being asked to being answered. */
typedef struct
{
  QorganCasebook *casebook;
  QorganDossier *dossier;     /* keeps the claims */
  const QorganClaim *claim;
  GtkWidget *parent;          /* weak */
  GtkWidget *reason;          /* borrowed from the dialog */
  GtkWidget *superseded;      /* NULL: nothing was accepted before */
} Question;

static void
question_free (Question *self)
{
  g_clear_weak_pointer (&self->parent);
  g_object_unref (self->casebook);
  qorgan_dossier_unref (self->dossier);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static const GPtrArray *
get_claims (const Question *self)
{
  return qorgan_dossier_margin (self->dossier, qorgan_record_id (qorgan_dossier_record (self->dossier)))->claims;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  if (entry == NULL && self->parent != NULL)
    qorgan_message_show_error (self->parent, _ ("Could Not Be Changed"), error);
}

static char *
dup_reason (const Question *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
}

static void
accept_cb (Question *taken)
{
  g_autofree char *reason = dup_reason (taken);
  const char *former = taken->superseded != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (taken->superseded))
                           ? "superseded"
                           : "disputed";

  qorgan_casebook_apply_async (taken->casebook, qorgan_claims_accept (get_claims (taken), taken->claim, reason, former),
                               applied_cb, taken);
}

static void
refute_cb (Question *taken)
{
  g_autofree char *reason = dup_reason (taken);

  qorgan_casebook_apply_async (taken->casebook, qorgan_claim_refute (taken->claim, reason), applied_cb, taken);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *self = data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "accept"))
    accept_cb (self);
  else if (g_str_equal (response, "refute"))
    refute_cb (self);
  else
    question_free (self);
}

/* ---- Asking ---- */

static GtkWidget *
add_choice (Question *self, GtkWidget *group, const char *status, GtkWidget *first)
{
  QorganVocabularies *vocabularies = qorgan_casebook_get_vocabularies (self->casebook);
  const char *label
      = qorgan_vocabularies_label (vocabularies, "claim_status", status, qorgan_casebook_get_language (self->casebook));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return check;
}

static GtkWidget *
make_reason (Question *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->reason = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _ ("Reason"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->reason), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->reason);
  return group;
}

static GtkWidget *
make_choices (Question *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *disputed;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("What was accepted until now becomes"));
  disputed = add_choice (self, group, "disputed", NULL);
  self->superseded = add_choice (self, group, "superseded", disputed);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (disputed), TRUE);
  return group;
}

static Question *
question_new (QorganCasebook *casebook, QorganDossier *dossier, const QorganClaim *claim, GtkWidget *parent)
{
  Question *self = g_new0 (Question, 1);

  self->casebook = g_object_ref (casebook);
  self->dossier = qorgan_dossier_ref (dossier);
  self->claim = claim;
  g_set_weak_pointer (&self->parent, parent);
  return self;
}

static void
ask (Question *self, AdwDialog *dialog, GtkWidget *content, const char *response, const char *label)
{
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_set_extra_child (alert, content);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), response, label, NULL);
  adw_alert_dialog_set_response_appearance (alert, response, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, response);
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_choose (alert, self->parent, NULL, chosen_cb, self);
  gtk_widget_grab_focus (self->reason);
}

/**
 * qorgan_claim_ask_to_accept:
 * @dossier: the page of the record that is spoken of
 * @claim: one of its claims, see qorgan_claim_can_be_accepted()
 * @parent: what is asked above
 *
 * Asks why, and what becomes of the claim that was accepted before, and does it.
 */
void
qorgan_claim_ask_to_accept (QorganCasebook *casebook,
                            QorganDossier *dossier,
                            const QorganClaim *claim,
                            GtkWidget *parent)
{
  Question *self = question_new (casebook, dossier, claim, parent);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  /* Translators: %s is the value that a source gives */
  g_autofree char *heading = g_strdup_printf (_ ("Accept “%s”?"), qorgan_dossier_claim_words (dossier, claim));
  /* Translators: %s is the label of a field */
  g_autofree char *body = g_strdup_printf (_ ("It is recorded under “%s” then. Undo takes all of it back at once."),
                                           g_dgettext (GETTEXT_PACKAGE, qorgan_field (claim->field)->label));

  gtk_box_append (GTK_BOX (content), make_reason (self));
  if (qorgan_claims_replace_accepted (get_claims (self), claim))
    gtk_box_append (GTK_BOX (content), make_choices (self));
  ask (self, adw_alert_dialog_new (heading, body), content, "accept", _ ("_Accept"));
}

/**
 * qorgan_claim_ask_to_refute:
 * @dossier: the page of the record that is spoken of
 * @claim: one of its claims
 * @parent: what is asked above
 *
 * Asks why, and marks it as refuted; what is recorded stays as it is.
 */
void
qorgan_claim_ask_to_refute (QorganCasebook *casebook,
                            QorganDossier *dossier,
                            const QorganClaim *claim,
                            GtkWidget *parent)
{
  Question *self = question_new (casebook, dossier, claim, parent);
  const char *words = qorgan_dossier_claim_words (dossier, claim);
  /* Translators: %s is the value that a source gives */
  g_autofree char *heading = g_strdup_printf (_ ("Mark “%s” as Refuted?"), words != NULL ? words : "…");

  ask (self,
       adw_alert_dialog_new (heading, _ ("It stays on record with your reason, and no longer counts as a doubt.")),
       make_reason (self), "refute", _ ("_Mark as Refuted"));
}
