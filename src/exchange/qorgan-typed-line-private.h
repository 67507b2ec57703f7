/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a line while it is read: qorgan-typed-line-text.c cuts it into them, qorgan-typed-line.c says what they
 * are, with qorgan-typed-line-term.c for terms and amounts; qorgan-typed-line-name.c finds the people among the rest,
 * and qorgan-typed-line-case.c what they are called when nothing happens to them. */
#pragma once

#include "qorgan-typed-line.h"

G_BEGIN_DECLS

/* What stands between a word and the one before it. */
typedef enum
{
  QORGAN_TYPED_GAP_BLANK,
  QORGAN_TYPED_GAP_STOP,  /* a full stop: an abbreviation, an initial */
  QORGAN_TYPED_GAP_BREAK, /* a comma, a bracket, a dash, the start of the line */
} QorganTypedGap;

typedef struct
{
  gsize start;
  gsize end;
  char *key; /* as words are compared; empty: never understood */
  QorganTypedGap gap;
  QorganTypedPart part;
  enum
  {
    QORGAN_TYPED_DATED_UNKNOWN,
    QORGAN_TYPED_DATED_YES,
    QORGAN_TYPED_DATED_NO,
  } dated; /* whether it is a word of dates, once it was asked for */
} QorganTypedToken;

typedef struct
{
  const char *text;
  const QorganDate *today;
  GArray *tokens; /* (element-type QorganTypedToken) */
} QorganTypedReading;

char *qorgan_typed_line_clean (const char *text, gssize length) G_GNUC_WARN_UNUSED_RESULT;
GArray *qorgan_typed_line_cut (const char *text) G_GNUC_WARN_UNUSED_RESULT;
QorganTypedToken *qorgan_typed_token (const QorganTypedReading *self, guint index);
gboolean qorgan_typed_is_free (const QorganTypedReading *self, guint first, guint n, QorganTypedGap widest);
char *qorgan_typed_dup_raw (const QorganTypedReading *self, guint first, guint n) G_GNUC_WARN_UNUSED_RESULT;
const QorganTypedWord *qorgan_typed_find_word (const QorganTypedReading *self,
                                               QorganTypedWordPart part,
                                               guint first,
                                               guint *n);
void qorgan_typed_mark (QorganTypedReading *self, guint first, guint n, QorganTypedPart part);

gboolean qorgan_typed_is_name_word (const QorganTypedReading *self, guint index);
gboolean qorgan_typed_is_surname (const char *word);
gboolean qorgan_typed_may_be_name (const QorganTypedReading *self, guint index);
void qorgan_typed_find_persons (QorganTypedReading *self, QorganTypedLine *line);
char *qorgan_typed_dup_name (const QorganTypedReading *self, guint first, guint n) G_GNUC_WARN_UNUSED_RESULT;

void qorgan_typed_find_measure (QorganTypedReading *self, QorganTypedLine *line);
char **qorgan_typed_dup_names (const QorganTypedReading *self, guint first, guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
