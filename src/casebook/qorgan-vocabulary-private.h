/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling a snapshot of the vocabularies; after qorgan_vocabularies_sort() nobody changes it any more. */
#pragma once

#include "qorgan-record.h"
#include "qorgan-vocabulary.h"

G_BEGIN_DECLS

QorganVocabularies *qorgan_vocabularies_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_vocabularies_add (QorganVocabularies *self, QorganRecord *term);
void qorgan_vocabularies_sort (QorganVocabularies *self);

G_END_DECLS
