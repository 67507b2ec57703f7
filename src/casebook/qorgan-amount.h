/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number with its unit, as people say it: “10 days”. */
#pragma once

#include "qorgan-vocabulary.h"

G_BEGIN_DECLS

char *qorgan_amount_word (const QorganVocabularies *vocabularies,
                          const char *number,
                          const char *vocabulary,
                          const char *code,
                          QorganLanguage language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
