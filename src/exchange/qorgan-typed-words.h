/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a typed line that mean something, in three languages, from data/entry/words.tsv: what happened with the
 * codes it stands for, what somebody is, and the small words around articles, places and bodies. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  QORGAN_TYPED_WORD_EVENT,   /* what happened */
  QORGAN_TYPED_WORD_ROLE,    /* what somebody is: “journalist” */
  QORGAN_TYPED_WORD_ARTICLE, /* “article”, «ст.» */
  QORGAN_TYPED_WORD_CLAUSE,  /* a part of an article */
  QORGAN_TYPED_WORD_LINK,    /* stands before or after an article: «по», «бойынша» */
  QORGAN_TYPED_WORD_CODE,    /* the code that an article is of */
  QORGAN_TYPED_WORD_BODY,    /* is in the names of bodies: “police” */
  QORGAN_TYPED_WORD_PLACE,   /* stands before or after a place: “in”, «қаласында» */
  QORGAN_TYPED_WORD_BY,      /* stands before a body */
  QORGAN_TYPED_WORD_FILLER,  /* says nothing beside something that is understood: “was” */
  QORGAN_TYPED_WORD_NAME,    /* a place, and just as well somebody's first name: “Abai” */
  QORGAN_TYPED_WORD_MEASURE, /* what somebody got, beside what happened: “imprisonment” */
  QORGAN_TYPED_WORD_LENGTH,  /* what a term is counted in: “days” */
  QORGAN_TYPED_WORD_LENGTH_TO, /* the same in a case that means “to so many”: «тәулікке» */
  QORGAN_TYPED_WORD_CURRENCY,  /* what an amount is counted in */
  QORGAN_TYPED_WORD_FOR,       /* stands before a term or an amount */
  QORGAN_TYPED_WORD_AGO,       /* behind a term makes a time of it */
  QORGAN_TYPED_WORD_AND,       /* between the names of several people */
} QorganTypedWordPart;

/* One row of the table; codes are NULL where it gives none. */
typedef struct
{
  QorganTypedWordPart part;
  const char *incident_type;
  const char *step_kind;
  const char *track;
  const char *measure;
  const char *role; /* of an event: what a body is in the case; of a role: the role of a person */
  const char *unit; /* of a length or an amount */
} QorganTypedWord;

/* The most words of one phrase. */
#define QORGAN_TYPED_WORDS_LONGEST 6

const QorganTypedWord *qorgan_typed_words_find (QorganTypedWordPart part, const char *key);
char *qorgan_typed_words_key (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
