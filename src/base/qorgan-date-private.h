/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the partial date share: the calendar, the check of a finished date, and the words. */
#pragma once

#include "qorgan-date.h"

typedef enum
{
  QORGAN_DATE_FAULT_NONE,
  QORGAN_DATE_FAULT_FORM,
  QORGAN_DATE_FAULT_YEAR,
  QORGAN_DATE_FAULT_MONTH,
  QORGAN_DATE_FAULT_DAY,
  QORGAN_DATE_FAULT_TIME,
  QORGAN_DATE_FAULT_PART,
  QORGAN_DATE_FAULT_PART_SHAPE,
  QORGAN_DATE_FAULT_ORDER,
} QorganDateFault;

/* The calendar: proleptic Gregorian, days counted from 1970-01-01. */
gint64 qorgan_date_day_number (int year, int month, int day);
void qorgan_date_from_day_number (gint64 number, int *year, int *month, int *day);
guint qorgan_date_weekday (const QorganDatePoint *point);
QorganDateFault qorgan_date_find_fault (const QorganDate *date);

typedef enum
{
  QORGAN_FORM_NOMINATIVE,
  QORGAN_FORM_GENITIVE,
  QORGAN_FORM_DATIVE,
  QORGAN_FORM_LOCATIVE,
  QORGAN_FORM_INSTRUMENTAL,
  QORGAN_FORM_ABLATIVE,
  QORGAN_FORM_SHORT,    /* alone: “май 2022” */
  QORGAN_FORM_SHORT_OF, /* after a day: «7 мая 2022» */
} QorganMonthForm;

#define QORGAN_N_MONTH_FORMS 8

/* What a word does in a typed date. */
typedef enum
{
  QORGAN_WORD_MONTH,       /* value: 1–12 */
  QORGAN_WORD_MONTH_FROM,  /* the same in the ablative: “from January” */
  QORGAN_WORD_WEEKDAY,     /* value: 1 (Monday) – 7 */
  QORGAN_WORD_PART,        /* value: QorganDayPart */
  QORGAN_WORD_RELATIVE,    /* value: days from today */
  QORGAN_WORD_YEAR,        /* stands after the number of a year */
  QORGAN_WORD_YEAR_FROM,   /* the same in the ablative */
  QORGAN_WORD_ORDINAL,     /* an ending of the number before it */
  QORGAN_WORD_ORDINAL_FROM,
  QORGAN_WORD_FILLER,
  QORGAN_WORD_AM,
  QORGAN_WORD_PM,
  QORGAN_WORD_ABOUT,       /* before or after the date */
  QORGAN_WORD_BEFORE,      /* stands before the date */
  QORGAN_WORD_AFTER,
  QORGAN_WORD_FROM,        /* “from A to B”, or “from A” alone */
  QORGAN_WORD_TO,
  QORGAN_WORD_BETWEEN,
  QORGAN_WORD_AND,
  QORGAN_WORD_UNTIL,       /* stands after the date, as Kazakh does it */
  QORGAN_WORD_SINCE,
  QORGAN_WORD_WITHIN,
} QorganWordKind;

typedef struct
{
  const char *text; /* lower case; may be several words */
  QorganWordKind kind;
  int value;
} QorganDateWord;

const char *qorgan_date_month_name (QorganLanguage language, guint month, QorganMonthForm form);
const char *qorgan_date_weekday_name (QorganLanguage language, guint weekday);
const char *qorgan_date_part_name (QorganLanguage language, QorganDayPart part);
const char *qorgan_date_part_code (QorganDayPart part);
gboolean qorgan_date_part_from_code (const char *code, QorganDayPart *part);
gsize qorgan_date_find_word (const char *text, QorganDateWord *word);

#define QORGAN_DATE_MAX_TOKENS 40

typedef enum
{
  QORGAN_TOKEN_WORD,
  QORGAN_TOKEN_NUMBER,
  QORGAN_TOKEN_DATE, /* 07.01.2022, 2022-01-07, 01.2022, 2022-01: in values year, month, day or 0 */
  QORGAN_TOKEN_PAIR, /* 18.40 or 7.01: a time after a date, a day and month at the start of a span */
  QORGAN_TOKEN_TIME,
  QORGAN_TOKEN_DASH,
  QORGAN_TOKEN_TILDE,
} QorganDateTokenKind;

typedef struct
{
  QorganDateTokenKind kind;
  QorganDateWord word;
  int values[3];
  guint n_digits;
} QorganDateToken;

typedef struct
{
  QorganDateToken tokens[QORGAN_DATE_MAX_TOKENS];
  guint n_tokens;
} QorganDateTokens;

int qorgan_date_expand_year (int number, guint n_digits);
gboolean qorgan_date_tokenize (const char *typed_text, QorganDateTokens *typed);
