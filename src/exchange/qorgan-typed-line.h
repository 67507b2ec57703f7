/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One typed line (“Lukpan Akhmedyarov, detained 7 Jan 2022 Uralsk”) taken apart: who, what happened, when, where, under
 * which article. In English, Russian or Kazakh, or a mixture, in any order. Every word is either understood or stands
 * in the note as it was typed; nothing is made up and nothing is dropped. */
#pragma once

#include "qorgan-date.h"
#include "qorgan-gazetteer.h"
#include "qorgan-typed-words.h"

G_BEGIN_DECLS

/* What a word was taken for. */
typedef enum
{
  QORGAN_TYPED_NOTE, /* nothing we know: kept */
  QORGAN_TYPED_PERSON,
  QORGAN_TYPED_ROLE,
  QORGAN_TYPED_EVENT,
  QORGAN_TYPED_DATE,
  QORGAN_TYPED_PLACE,
  QORGAN_TYPED_BODY,
  QORGAN_TYPED_ARTICLE,
  QORGAN_TYPED_MEASURE, /* what somebody got, and for how long or how much */
} QorganTypedPart;

/* Consecutive words that were taken for one thing, in bytes of QorganTypedLine.text. */
typedef struct
{
  gsize start;
  gsize end;
  QorganTypedPart part;
} QorganTypedSpan;

/* More names than this are kept as a note. */
#define QORGAN_TYPED_MAX_PERSONS 20

typedef struct
{
  char *text; /* the line: valid UTF-8, without control characters */
  GArray *spans; /* (element-type QorganTypedSpan) in order; between them stand blanks and punctuation only */

  /* What of it was understood; NULL: nothing. */
  GPtrArray *persons; /* (element-type GStrv) of each what the name may be, likeliest first: «Лукпана Ахмедьярова
                         задержали» tells of Лукпан Ахмедьяров; the last is as it was typed */
  char *role_words; /* what the line calls them */
  const QorganTypedWord *role;
  const QorganTypedWord *event;
  gboolean has_date;
  QorganDate date;
  const QorganPlace *place;
  char *body; /* a name that @is_body knew */
  char *articles; /* as they were typed */
  const char *measure; /* a code of the vocabulary, as those of the units */
  gint64 length; /* 0: not said */
  const char *length_unit;
  gint64 amount; /* 0: not said */
  const char *currency;
  const char *track; /* the kind of proceeding that the article or what happened stands for */
  char *note; /* all that was not understood, verbatim */
} QorganTypedLine;

/* Whether the casebook has an organisation of that name. */
typedef gboolean (*QorganTypedIsBody) (const char *name, gpointer data);

QorganTypedLine *qorgan_typed_line_read (const char *text,
                                         gssize length,
                                         const QorganDate *today,
                                         QorganTypedIsBody is_body,
                                         gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_typed_line_free (QorganTypedLine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganTypedLine, qorgan_typed_line_free)

G_END_DECLS
