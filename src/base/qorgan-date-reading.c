/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Understands a date as people type it, in three languages. Typed text becomes tokens; words such as “before”, «между»
 * and «дейін» give the shape and cut the tokens into one or two points; each point must match a known order of day,
 * month and year (numbers are day, month, year, as in Kazakhstan). Whatever is left over, or could be read in two ways,
 * is refused: the field then keeps the text, which is better than a wrong date. */
#include "qorgan-date-private.h"

#include <string.h>

#define MAX_BYTES 200 /* of typed text */

/* One end of a span, or the one point of a date, while it is read; what was not named is 0, the time −1. */
typedef struct
{
  int year, month, day;
  int hour, minute;
  int part;
  int weekday;
} End;

/* The numbers and month names of a point, in the order they were typed. */
typedef struct
{
  char order[4];
  int values[3];
  guint digits[3];
  guint n;
} Core;

/* How the day, month and year of a point may follow one another: n is a number of one or two digits, Y of four, M the
 * name of a month. Those without a year are only ends of a span that the other end completes. */
static gboolean
match_order (const Core *core, End *end)
{
  static const struct
  {
    const char *order;
    gint8 day, month, year; /* places in values; −1 is not there */
  } known[] = {
    { "nMY", 0, 1, 2 }, { "nMn", 0, 1, 2 }, { "nnY", 0, 1, 2 }, { "MnY", 1, 0, 2 },
    { "YnM", 1, 2, 0 }, { "YMn", 2, 1, 0 }, { "MY", -1, 0, 1 }, { "YM", -1, 1, 0 },
    { "Y", -1, -1, 0 }, { "n", 0, -1, -1 }, { "nM", 0, 1, -1 }, { "Mn", 1, 0, -1 },
    { "M", -1, 0, -1 }, { "nY", 0, -1, 1 }, { "Yn", 1, -1, 0 }, { "", -1, -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      gint8 day = known[i].day, month = known[i].month, year = known[i].year;

      if (strcmp (core->order, known[i].order) == 0)
        {
          end->day = day >= 0 ? core->values[day] : 0;
          end->month = month >= 0 ? core->values[month] : 0;
          end->year = year >= 0 ? qorgan_date_expand_year (core->values[year], core->digits[year]) : 0;
          return (day < 0 || end->day != 0) && (month < 0 || end->month != 0) && (year < 0 || end->year != 0);
        }
    }

  return FALSE;
}

static gboolean
push (Core *core, char kind, int value, guint n_digits)
{
  if (core->n == G_N_ELEMENTS (core->values))
    return FALSE;

  core->order[core->n] = kind;
  core->values[core->n] = value;
  core->digits[core->n] = n_digits;
  core->n++;
  return TRUE;
}

static gboolean
set_once (int *field, int value)
{
  if (*field != 0)
    return FALSE;

  *field = value;
  return TRUE;
}

static gboolean
set_time (End *end, int hour, int minute)
{
  if (end->hour >= 0 || hour > 23 || minute > 59)
    return FALSE;

  end->hour = hour;
  end->minute = minute;
  return TRUE;
}

/* 12-hour time: only after a time, and only where it changes a 12-hour reading. */
static gboolean
apply_half_day (End *end, const QorganDateToken *before, gboolean afternoon)
{
  if (before == NULL || before->kind != QORGAN_TOKEN_TIME || end->hour < 1 || end->hour > 12)
    return FALSE;

  end->hour = end->hour % 12 + (afternoon ? 12 : 0);
  return TRUE;
}

static gboolean
read_point_word (const QorganDateToken *token,
                 const QorganDateToken *before,
                 const QorganDate *today,
                 Core *core,
                 End *end)
{
  int value = token->word.value;

  switch (token->word.kind)
    {
    case QORGAN_WORD_MONTH:
    case QORGAN_WORD_MONTH_FROM:
      return push (core, 'M', value, 0);
    case QORGAN_WORD_WEEKDAY:
      return set_once (&end->weekday, value);
    case QORGAN_WORD_PART:
      return set_once (&end->part, value);
    case QORGAN_WORD_RELATIVE:
      if (today == NULL || today->first.precision < QORGAN_DATE_DAY || core->n > 0)
        return FALSE;
      qorgan_date_from_day_number (qorgan_date_day_number (today->first.year, today->first.month, today->first.day)
                                       + value,
                                   &end->year, &end->month, &end->day);
      return push (core, 'D', 0, 0);
    case QORGAN_WORD_YEAR:
    case QORGAN_WORD_YEAR_FROM:
      return before != NULL
             && (before->kind == QORGAN_TOKEN_DATE || (before->kind == QORGAN_TOKEN_NUMBER && before->n_digits == 4));
    case QORGAN_WORD_ORDINAL:
    case QORGAN_WORD_ORDINAL_FROM:
      return before != NULL && before->kind != QORGAN_TOKEN_WORD && before->kind != QORGAN_TOKEN_DASH;
    case QORGAN_WORD_AM:
      return apply_half_day (end, before, FALSE);
    case QORGAN_WORD_PM:
      return apply_half_day (end, before, TRUE);
    default:
      return FALSE; /* a word of the shape, in a place where it has no meaning */
    }
}

static gboolean
read_point_token (const QorganDateToken *token,
                  const QorganDateToken *before,
                  const QorganDate *today,
                  Core *core,
                  End *end)
{
  switch (token->kind)
    {
    case QORGAN_TOKEN_WORD:
      return read_point_word (token, before, today, core, end);
    case QORGAN_TOKEN_NUMBER:
      return (token->n_digits <= 2 || token->n_digits == 4)
             && push (core, token->n_digits == 4 ? 'Y' : 'n', token->values[0], token->n_digits);
    case QORGAN_TOKEN_DATE:
      end->year = token->values[0];
      end->month = token->values[1];
      end->day = token->values[2];
      return core->n == 0 && push (core, 'D', 0, 0);
    case QORGAN_TOKEN_PAIR:
      if (core->n > 0)
        return token->n_digits == 2 && set_time (end, token->values[0], token->values[1]);
      return push (core, 'n', token->values[0], 0) && push (core, 'M', token->values[1], 0);
    case QORGAN_TOKEN_TIME:
      return set_time (end, token->values[0], token->values[1]);
    case QORGAN_TOKEN_DASH:
    case QORGAN_TOKEN_TILDE:
      break;
    }

  return FALSE;
}

static gboolean
read_end (const QorganDateToken *tokens, guint n, const QorganDate *today, End *end)
{
  Core core = { 0 };

  *end = (End) { .hour = -1, .minute = -1 };
  for (guint i = 0; i < n; i++)
    {
      if (!read_point_token (&tokens[i], i > 0 ? &tokens[i - 1] : NULL, today, &core, end))
        return FALSE;
    }

  return n > 0 && (strcmp (core.order, "D") == 0 || match_order (&core, end));
}

/* “5–7 January 2022”: what one end leaves out, the other says. */
static void
borrow (End *end, const End *other)
{
  if (end->year == 0 && end->month == 0 && end->day == 0 && end->hour >= 0)
    end->day = other->day;
  if (end->month == 0 && end->day != 0)
    end->month = other->month;
  if (end->year == 0)
    end->year = other->year;
}

static gboolean
finish_point (const End *end, QorganDatePoint *point)
{
  if (end->year == 0 || (end->day != 0 && end->month == 0))
    return FALSE;
  if (end->day == 0 && (end->hour >= 0 || end->weekday != 0))
    return FALSE;
  if (end->month > 12 || end->day > 31)
    return FALSE;

  point->year = (guint16) end->year;
  point->month = (guint8) end->month;
  point->day = (guint8) end->day;
  point->part = (guint8) end->part;
  point->precision = end->month == 0 ? QORGAN_DATE_YEAR : end->day == 0 ? QORGAN_DATE_MONTH : QORGAN_DATE_DAY;
  if (end->hour >= 0)
    {
      point->precision = QORGAN_DATE_MINUTE;
      point->hour = (guint8) end->hour;
      point->minute = (guint8) end->minute;
    }
  return TRUE;
}

static gboolean
finish (QorganDateShape shape, const End ends[2], QorganDate *date)
{
  guint n = shape == QORGAN_DATE_BETWEEN ? 2 : 1;
  QorganDate made = { .shape = (guint8) shape };

  if (!finish_point (&ends[0], &made.first) || (n == 2 && !finish_point (&ends[1], &made.second)))
    return FALSE;
  if (qorgan_date_find_fault (&made) != QORGAN_DATE_FAULT_NONE)
    return FALSE;

  /* A weekday that is not of that day means that one of the two is a slip, and we cannot know which. */
  for (guint i = 0; i < n; i++)
    {
      const QorganDatePoint *point = i == 0 ? &made.first : &made.second;

      if (ends[i].weekday != 0 && (guint) ends[i].weekday != qorgan_date_weekday (point))
        return FALSE;
    }

  *date = made;
  return TRUE;
}

static gboolean
is_word (const QorganDateToken *token, QorganWordKind kind)
{
  return token->kind == QORGAN_TOKEN_WORD && token->word.kind == kind;
}

static gboolean
is_ablative (const QorganDateToken *token)
{
  return is_word (token, QORGAN_WORD_MONTH_FROM) || is_word (token, QORGAN_WORD_YEAR_FROM)
         || is_word (token, QORGAN_WORD_ORDINAL_FROM);
}

static gboolean
read_single (QorganDateShape shape, const QorganDateToken *tokens, guint n, const QorganDate *today, QorganDate *date)
{
  End ends[2];

  for (guint i = 0; i < n && shape != QORGAN_DATE_AFTER; i++)
    {
      if (is_ablative (&tokens[i])) /* «2019 жылдан»: from 2019 to where? */
        return FALSE;
    }

  return read_end (tokens, n, today, &ends[0]) && finish (shape, ends, date);
}

static gboolean
separates (const QorganDateToken *token, gboolean opened, gboolean closed)
{
  if (token->kind == QORGAN_TOKEN_DASH || is_word (token, QORGAN_WORD_TO))
    return TRUE;
  if (is_word (token, QORGAN_WORD_AND) || is_word (token, QORGAN_WORD_BEFORE)) /* «с мая до июня» */
    return opened || closed;
  return closed && is_word (token, QORGAN_WORD_SINCE); /* «мамырдан бастап маусымға дейін» */
}

/* Finds where a span is cut: its first end is before *left, its second begins at *right. */
static gboolean
find_cut (const QorganDateToken *tokens, guint n, gboolean opened, gboolean closed, guint *left, guint *right)
{
  guint n_cuts = 0;

  for (guint i = 1; i + 1 < n; i++)
    {
      if (separates (&tokens[i], opened, closed))
        {
          *left = i;
          *right = i + 1;
          n_cuts++;
        }
    }
  if (n_cuts > 0 || !closed)
    return n_cuts == 1;

  for (guint i = 0; i + 1 < n; i++)
    {
      if (is_ablative (&tokens[i])) /* «қыркүйектен қаңтарға дейін» */
        {
          *left = *right = i + 1;
          n_cuts++;
        }
    }
  return n_cuts == 1;
}

static gboolean
read_span (const QorganDateToken *tokens,
           guint n,
           gboolean opened,
           gboolean closed,
           const QorganDate *today,
           QorganDate *date)
{
  End ends[2], first;
  guint left, right;

  if (!find_cut (tokens, n, opened, closed, &left, &right))
    return FALSE;
  if (!read_end (tokens, left, today, &ends[0]) || !read_end (tokens + right, n - right, today, &ends[1]))
    return FALSE;

  first = ends[0];
  borrow (&ends[0], &ends[1]);
  borrow (&ends[1], &first);
  return finish (QORGAN_DATE_BETWEEN, ends, date);
}

/* The word in front, or in Kazakh at the end, gives the shape. */
static gboolean
read_shaped (const QorganDateToken *tokens, guint n, const QorganDate *today, QorganDate *date)
{
  const QorganDateToken *last = &tokens[n - 1];
  gboolean about_first = tokens[0].kind == QORGAN_TOKEN_TILDE || is_word (&tokens[0], QORGAN_WORD_ABOUT);
  gboolean about_last = last->kind == QORGAN_TOKEN_TILDE || is_word (last, QORGAN_WORD_ABOUT);

  if (about_first)
    return read_single (QORGAN_DATE_ABOUT, tokens + 1, n - 1, today, date);
  if (about_last)
    return read_single (QORGAN_DATE_ABOUT, tokens, n - 1, today, date);
  if (is_word (last, QORGAN_WORD_WITHIN))
    return read_span (tokens, n - 1, TRUE, TRUE, today, date);
  if (is_word (&tokens[0], QORGAN_WORD_BETWEEN))
    return read_span (tokens + 1, n - 1, TRUE, FALSE, today, date);
  if (is_word (&tokens[0], QORGAN_WORD_FROM))
    return read_span (tokens + 1, n - 1, TRUE, FALSE, today, date)
           || read_single (QORGAN_DATE_AFTER, tokens + 1, n - 1, today, date);
  if (is_word (&tokens[0], QORGAN_WORD_BEFORE))
    return read_single (QORGAN_DATE_BEFORE, tokens + 1, n - 1, today, date);
  if (is_word (&tokens[0], QORGAN_WORD_AFTER))
    return read_single (QORGAN_DATE_AFTER, tokens + 1, n - 1, today, date);
  if (is_word (last, QORGAN_WORD_UNTIL))
    return read_span (tokens, n - 1, FALSE, TRUE, today, date)
           || read_single (QORGAN_DATE_BEFORE, tokens, n - 1, today, date);
  if (is_word (last, QORGAN_WORD_SINCE))
    return read_single (QORGAN_DATE_AFTER, tokens, n - 1, today, date);

  return read_span (tokens, n, FALSE, FALSE, today, date) || read_single (QORGAN_DATE_EXACT, tokens, n, today, date);
}

/**
 * qorgan_date_understand:
 * @typed: what somebody typed into a date field
 * @today: (nullable): the day that “yesterday” counts from; without it such words are not understood
 * @date: (out): the date; left alone when it is not understood
 *
 * Reads English, Russian and Kazakh, whichever the interface speaks, in any case, with abbreviations and inflections:
 * everything qorgan_date_format() writes, EDTF, and “7.1.22”, «до 05.06.2024», «2022 жылғы 7 қаңтардан кейін» and the
 * like. Numbers are day, month, year. Nothing is added to what was typed: “7 January” has no year and is refused, as is
 * a day the calendar or the weekday beside it contradicts.
 *
 * Returns: whether @typed could be understood in exactly one way
 */
gboolean
qorgan_date_understand (const char *typed, const QorganDate *today, QorganDate *date)
{
  g_autofree char *text = NULL;
  QorganDateTokens tokens;

  g_return_val_if_fail (typed != NULL && date != NULL, FALSE);

  if (strlen (typed) > MAX_BYTES || !g_utf8_validate (typed, -1, NULL))
    return FALSE;

  text = g_strstrip (g_strdup (typed));
  if (qorgan_date_parse (text, date, NULL))
    return TRUE;

  return qorgan_date_tokenize (text, &tokens) && tokens.n_tokens > 0
         && read_shaped (tokens.tokens, tokens.n_tokens, today, date);
}

/**
 * qorgan_date_understand_past:
 * @typed: what somebody typed where only what was counts, such as “since”
 * @today: (nullable): the day that it counts from
 * @date: (out): the date; left alone when it is not understood
 *
 * As qorgan_date_understand(), and a weekday alone is the last one there was, which may be @today.
 *
 * Returns: whether @typed could be understood in exactly one way
 */
gboolean
qorgan_date_understand_past (const char *typed, const QorganDate *today, QorganDate *date)
{
  QorganDateTokens tokens;
  int year, month, day;
  gint64 number;
  guint back;

  if (qorgan_date_understand (typed, today, date))
    return TRUE;
  if (today == NULL || strlen (typed) > MAX_BYTES || !g_utf8_validate (typed, -1, NULL)
      || !qorgan_date_tokenize (typed, &tokens) || tokens.n_tokens != 1 || tokens.tokens[0].kind != QORGAN_TOKEN_WORD
      || tokens.tokens[0].word.kind != QORGAN_WORD_WEEKDAY)
    return FALSE;
  back = (qorgan_date_weekday (&today->first) + 7 - (guint) tokens.tokens[0].word.value) % 7;
  number = qorgan_date_day_number (today->first.year, today->first.month, today->first.day) - (gint64) back;
  qorgan_date_from_day_number (number, &year, &month, &day);
  return qorgan_date_init_day (date, year, month, day);
}
