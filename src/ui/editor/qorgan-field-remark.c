/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said beside a field: what the control has to say first, then what was understood of what is typed, then what
 * the casebook finds and what sources say. Made without widgets, and tested so. */

#include "qorgan-field-remark.h"

#include <glib/gi18n-lib.h>

#include "qorgan-form-sensitivity.h"

static void
add_words (QorganFieldRemark *remark, const char *words)
{
  g_autofree char *before = g_steal_pointer (&remark->words);

  remark->words = before != NULL ? g_strconcat (before, "\n", words, NULL) : g_strdup (words);
}

/**
 * qorgan_field_remark_weigh:
 * @edit: the field
 * @dossier: the page it stands on
 * @record: the record of the page that the field belongs to
 * @agreement: (out): how the sources stand to what is recorded there, or being typed
 */
void
qorgan_field_remark_weigh (QorganFieldEdit *edit,
                           const QorganDossier *dossier,
                           const QorganRecord *record,
                           QorganAgreement *agreement)
{
  const QorganMargin *margin = qorgan_dossier_margin (dossier, qorgan_record_id (record));

  qorgan_claims_weigh (margin != NULL ? margin->claims : NULL, qorgan_field_edit_get_place (edit),
                       qorgan_field_draft_value (qorgan_field_edit_get_draft (edit)), agreement);
}

/* What the casebook itself finds in the record, and what a source says that nobody else does. What a sealed claim says
 * is told nowhere but in its own form. */
static void
add_margin (QorganFieldEdit *edit, const QorganDossier *dossier, const QorganRecord *record, QorganFieldRemark *remark)
{
  const QorganMargin *margin = qorgan_dossier_margin (dossier, qorgan_record_id (record));
  const QorganRemark *found
      = margin != NULL ? qorgan_remarks_find (margin->remarks, qorgan_field_edit_get_place (edit)) : NULL;
  QorganAgreement agreement;

  if (found != NULL && remark->words == NULL && qorgan_field_draft_is_stored (qorgan_field_edit_get_draft (edit)))
    {
      add_words (remark,
                 qorgan_remark_words (found, qorgan_casebook_get_language (qorgan_field_edit_get_casebook (edit))));
      remark->is_warning |= found->sort == QORGAN_REMARK_ODD;
    }
  qorgan_field_remark_weigh (edit, dossier, record, &agreement);
  if (!agreement.is_backed && agreement.other != NULL && agreement.other->who != NULL && !agreement.other->is_covered)
    {
      /* Translators: who says it, and what: “CPJ says 7 Jan 2022” */
      g_autofree char *words = g_strdup_printf (_ ("%s says %s"), agreement.other->who, agreement.other->words);

      add_words (remark, words);
      remark->is_warning = TRUE;
    }
}

/**
 * qorgan_field_remark_make:
 * @edit: the field
 * @dossier: the page it stands on
 * @record: the record of the page that the field belongs to
 * @hint: (nullable): what the control itself has to say about what stands in it
 * @is_quiet: see qorgan_field_row_set_quiet()
 * @remark: (out caller-allocates): what there is to say; its words are to be freed
 */
void
qorgan_field_remark_make (QorganFieldEdit *edit,
                          const QorganDossier *dossier,
                          const QorganRecord *record,
                          const char *hint,
                          gboolean is_quiet,
                          QorganFieldRemark *remark)
{
  const QorganFieldDraft *draft = qorgan_field_edit_get_draft (edit);

  *remark = (QorganFieldRemark) { .words = g_strdup (hint), .is_warning = TRUE, .is_invalid = TRUE };
  if (remark->words != NULL)
    return;
  switch (qorgan_field_draft_remark (draft))
    {
    case QORGAN_DRAFT_REMARK_NOT_A_DATE:
      remark->words = g_strdup (_ ("Not a date yet"));
      break;
    case QORGAN_DRAFT_REMARK_NOT_A_NUMBER:
      remark->words = g_strdup (_ ("Not a number, so not saved yet"));
      break;
    case QORGAN_DRAFT_REMARK_NOT_KNOWN:
      *remark = (QorganFieldRemark) { .words = g_strdup (_ ("Not known yet")) };
      break;
    case QORGAN_DRAFT_REMARK_NONE:
    default:
      *remark = (QorganFieldRemark) { 0 };
      if (qorgan_field_edit_get_place (edit) == qorgan_record_kind (record)->sensitivity)
        remark->words = qorgan_form_sensitivity_dup_words (qorgan_field_edit_get_casebook (edit), dossier, record);
      else if (qorgan_field_edit_is_held (edit))
        remark->words = qorgan_field_draft_dup_echo (draft);
      break;
    }
  if (!is_quiet)
    add_margin (edit, dossier, record, remark);
}
