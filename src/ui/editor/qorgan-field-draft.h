/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pure half of an editor's control: what is stored, what stands in the control, what that means, and whether it
 * still has to be saved. It knows neither widgets nor the file, so every rule of saving as one types is tested here. */
#pragma once

#include "qorgan-value.h"

G_BEGIN_DECLS

/* What a gap or a text that means nothing deserves: a remark, never a refusal. */
typedef enum
{
  QORGAN_DRAFT_REMARK_NONE,
  QORGAN_DRAFT_REMARK_NOT_KNOWN,    /* a wanted field with nothing in it */
  QORGAN_DRAFT_REMARK_NOT_A_DATE,   /* kept as it was typed */
  QORGAN_DRAFT_REMARK_NOT_A_NUMBER, /* cannot be kept: the text is only on the screen */
} QorganDraftRemark;

typedef struct _QorganFieldDraft QorganFieldDraft;

QorganFieldDraft *qorgan_field_draft_new (QorganFieldId field,
                                          const char *stored,
                                          QorganLanguage language,
                                          const QorganDate *today) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_field_draft_free (QorganFieldDraft *self);

QorganFieldId qorgan_field_draft_field (const QorganFieldDraft *self);
const char *qorgan_field_draft_text (const QorganFieldDraft *self);
const char *qorgan_field_draft_value (const QorganFieldDraft *self);
QorganDraftRemark qorgan_field_draft_remark (const QorganFieldDraft *self);
char *qorgan_field_draft_dup_echo (const QorganFieldDraft *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean qorgan_field_draft_type (QorganFieldDraft *self, const char *typed);
gboolean qorgan_field_draft_choose (QorganFieldDraft *self, const char *value);
gboolean qorgan_field_draft_tidy (QorganFieldDraft *self);

gboolean qorgan_field_draft_needs_saving (const QorganFieldDraft *self);
gboolean qorgan_field_draft_is_stored (const QorganFieldDraft *self);
void qorgan_field_draft_sent (QorganFieldDraft *self);
void qorgan_field_draft_saved (QorganFieldDraft *self, const char *value);
void qorgan_field_draft_refused (QorganFieldDraft *self);
void qorgan_field_draft_revert (QorganFieldDraft *self);
gboolean qorgan_field_draft_refresh (QorganFieldDraft *self, const char *stored);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganFieldDraft, qorgan_field_draft_free)

G_END_DECLS
