/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A passphrase of words drawn by lot. */
#pragma once

#include "qorgan-language.h"

G_BEGIN_DECLS

/* How many are offered: with the shortest of our lists more than 2⁵³ possibilities. */
#define QORGAN_WORDS_OFFERED 5

char *qorgan_vault_new_words (QorganLanguage language, guint n, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GStrv qorgan_words_list (QorganLanguage language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
