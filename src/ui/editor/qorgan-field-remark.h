/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to say about what stands in a field of a form. */
#pragma once

#include "qorgan-dossier.h"
#include "qorgan-field-edit.h"

G_BEGIN_DECLS

/**
 * QorganFieldRemark:
 * @words: (nullable): what is said; %NULL: nothing
 * @is_warning: whether it is more than a word of help
 * @is_invalid: whether what stands in the control is no value
 */
typedef struct
{
  char *words;
  gboolean is_warning;
  gboolean is_invalid;
} QorganFieldRemark;

void qorgan_field_remark_weigh (QorganFieldEdit *edit,
                                const QorganDossier *dossier,
                                const QorganRecord *record,
                                QorganAgreement *agreement);
void qorgan_field_remark_make (QorganFieldEdit *edit,
                               const QorganDossier *dossier,
                               const QorganRecord *record,
                               const char *hint,
                               gboolean is_quiet,
                               QorganFieldRemark *remark);

G_END_DECLS
