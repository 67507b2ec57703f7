/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms of all vocabularies as they stand now, in memory: an immutable, counted snapshot for labels and choices. */
#pragma once

#include "qorgan-kind.h"

G_BEGIN_DECLS

typedef struct _QorganVocabularies QorganVocabularies;

typedef struct
{
  gint64 id;
  const char *code;
  const char *labels[QORGAN_N_LANGUAGES];
  gint position;
} QorganTerm;

QorganVocabularies *qorgan_vocabularies_ref (QorganVocabularies *self);
void qorgan_vocabularies_unref (QorganVocabularies *self);

const QorganTerm *qorgan_vocabularies_terms (const QorganVocabularies *self, const char *vocabulary, guint *n_terms);
const QorganTerm *qorgan_vocabularies_find (const QorganVocabularies *self, const char *vocabulary, const char *code);
const char *qorgan_vocabularies_label (const QorganVocabularies *self,
                                       const char *vocabulary,
                                       const char *code,
                                       QorganLanguage language);

/* A value as a person reads it: labels for codes, a written date; text and numbers as they are. Links need titles and
 * are the caller's business. NULL for nothing recorded. */
char *qorgan_vocabularies_word_value (const QorganVocabularies *self,
                                      QorganFieldId field,
                                      const char *value,
                                      QorganLanguage language) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganVocabularies, qorgan_vocabularies_unref)

G_END_DECLS
