/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the journal in words. */
#pragma once

#include "qorgan-casebook.h"

G_BEGIN_DECLS

char *qorgan_entry_words (const QorganEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_entry_words_when (const QorganEntry *entry, QorganLanguage language) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_event_words (const QorganEvent *event, const QorganVocabularies *vocabularies, QorganLanguage language)
    G_GNUC_WARN_UNUSED_RESULT;

char *qorgan_entry_words_by (const QorganEntry *entry, const char *when) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_event_word_value (const QorganEvent *event,
                               const char *value,
                               const QorganVocabularies *vocabularies,
                               QorganLanguage language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
