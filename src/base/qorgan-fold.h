/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folded search keys. One name is written Akhmedyarov, Ахмедьяров, Ахмедияров and Ахмедьярову; all of them become one
 * key, so that whoever searches finds the person and not the spelling. The index keeps keys, queries are made of keys.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QorganFoldMatch:
 * @start: offset of the word's first byte
 * @end: offset after its last byte
 */
typedef struct
{
  gsize start;
  gsize end;
} QorganFoldMatch;

char *qorgan_fold_text (const char *text);
char *qorgan_fold_query (const char *typed);
char *qorgan_fold_other_layout (const char *typed);
GArray *qorgan_fold_matches (const char *text, const char *typed);
gunichar qorgan_fold_twin (gunichar letter);

G_END_DECLS
