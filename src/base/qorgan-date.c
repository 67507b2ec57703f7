/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The partial date as a value: its EDTF text, the range of time it covers, and order. The whole check of what makes a
 * date is qorgan_date_find_fault(), so that a date read from a file and a date understood from typing obey one rule. */
#include "qorgan-base-error.h"
#include "qorgan-date-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_SECONDS (24 * 60 * 60)
#define SHOWN_BYTES 60 /* of a wrong text in an error message */

gint64
qorgan_date_day_number (int year, int month, int day)
{
  /* Years begin in March here, so that the leap day is the last of a year; 400 years are 146097 days. */
  int shifted_year = month <= 2 ? year - 1 : year;
  int era = (shifted_year >= 0 ? shifted_year : shifted_year - 399) / 400;
  int year_of_era = shifted_year - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

  return (gint64) era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

void
qorgan_date_from_day_number (gint64 number, int *year, int *month, int *day)
{
  gint64 shifted = number + 719468;
  int era = (int) ((shifted >= 0 ? shifted : shifted - 146096) / 146097);
  int day_of_era = (int) (shifted - (gint64) era * 146097);
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  *month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);
}

/* The weekday of a point known by the day: 1 is Monday. */
guint
qorgan_date_weekday (const QorganDatePoint *point)
{
  gint64 number = qorgan_date_day_number (point->year, point->month, point->day);

  return (guint) (((number + 3) % 7 + 7) % 7) + 1; /* 1970-01-01 was a Thursday */
}

static int
days_in_month (int year, int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return month == 2 && leap ? 29 : days[month - 1];
}

/* Seconds from the point's first to its last, without what “about” adds. */
static void
get_point_range (const QorganDatePoint *point, gint64 *earliest, gint64 *latest)
{
  static const struct
  {
    gint8 from, to; /* hours */
  } parts[QORGAN_N_DAY_PARTS] = {
    [QORGAN_DAY_PART_NONE] = { 0, 24 },      [QORGAN_DAY_PART_EARLY_HOURS] = { 0, 6 },
    [QORGAN_DAY_PART_MORNING] = { 6, 12 },   [QORGAN_DAY_PART_AFTERNOON] = { 12, 18 },
    [QORGAN_DAY_PART_EVENING] = { 18, 22 },  [QORGAN_DAY_PART_LATE] = { 22, 24 },
    [QORGAN_DAY_PART_NIGHT] = { 0, 24 + 6 },
  };
  int first_month = point->month != 0 ? point->month : 1;
  int last_month = point->month != 0 ? point->month : 12;
  int first_day = point->day != 0 ? point->day : 1;
  int last_day = point->day != 0 ? point->day : days_in_month (point->year, last_month);
  gint64 first = qorgan_date_day_number (point->year, first_month, first_day) * DAY_SECONDS;
  gint64 last = qorgan_date_day_number (point->year, last_month, last_day) * DAY_SECONDS;

  if (point->precision == QORGAN_DATE_MINUTE)
    {
      *earliest = first + point->hour * 3600 + point->minute * 60;
      *latest = *earliest + 59;
    }
  else
    {
      *earliest = first + parts[point->part].from * 3600;
      *latest = last + parts[point->part].to * 3600 - 1;
    }
}

/* A month may lie outside 1–12 by one year here. */
static gint64
month_start (int year, int month)
{
  if (month < 1)
    return qorgan_date_day_number (year - 1, month + 12, 1) * DAY_SECONDS;
  if (month > 12)
    return qorgan_date_day_number (year + 1, month - 12, 1) * DAY_SECONDS;
  return qorgan_date_day_number (year, month, 1) * DAY_SECONDS;
}

static void
widen (const QorganDatePoint *point, gint64 *earliest, gint64 *latest)
{
  switch ((QorganDatePrecision) point->precision)
    {
    case QORGAN_DATE_YEAR:
      *earliest = month_start (point->year - 1, 1);
      *latest = month_start (point->year + 2, 1) - 1;
      break;
    case QORGAN_DATE_MONTH:
      *earliest = month_start (point->year, point->month - 1);
      *latest = month_start (point->year, point->month + 2) - 1;
      break;
    case QORGAN_DATE_DAY:
      *earliest -= 3 * DAY_SECONDS;
      *latest += 3 * DAY_SECONDS;
      break;
    case QORGAN_DATE_MINUTE:
      *earliest -= 3600;
      *latest += 3600;
      break;
    }
}

/**
 * qorgan_date_get_range:
 * @date: a date
 * @earliest: (out): the first second it may be, in seconds of civil time since 1970-01-01T00:00
 * @latest: (out): the last second it may be, inclusive
 *
 * Open ends are %G_MININT64 and %G_MAXINT64. “Before” and “after” include the named day, month or year: people use the
 * words both ways, and a search must rather show one record too many. “About” reaches one unit further on both sides:
 * a year by a year, a month by a month; a day by three days, a minute by an hour. A “night” reaches from midnight to
 * 05:59 of the next day, because the word does not tell which end of the day is meant.
 */
void
qorgan_date_get_range (const QorganDate *date, gint64 *earliest, gint64 *latest)
{
  gint64 ignored;

  g_return_if_fail (date != NULL && earliest != NULL && latest != NULL);

  get_point_range (&date->first, earliest, latest);
  switch ((QorganDateShape) date->shape)
    {
    case QORGAN_DATE_EXACT:
      break;
    case QORGAN_DATE_ABOUT:
      widen (&date->first, earliest, latest);
      break;
    case QORGAN_DATE_BEFORE:
      *earliest = G_MININT64;
      break;
    case QORGAN_DATE_AFTER:
      *latest = G_MAXINT64;
      break;
    case QORGAN_DATE_BETWEEN:
      get_point_range (&date->second, &ignored, latest);
      break;
    }
}

static QorganDateFault
find_point_fault (const QorganDatePoint *point)
{
  if (point->year < 1000 || point->year > 9999)
    return QORGAN_DATE_FAULT_YEAR;
  if (point->precision >= QORGAN_DATE_MONTH && (point->month < 1 || point->month > 12))
    return QORGAN_DATE_FAULT_MONTH;
  if (point->precision >= QORGAN_DATE_DAY && (point->day < 1 || point->day > days_in_month (point->year, point->month)))
    return QORGAN_DATE_FAULT_DAY;
  if (point->precision == QORGAN_DATE_MINUTE && (point->hour > 23 || point->minute > 59))
    return QORGAN_DATE_FAULT_TIME;
  if (point->part != QORGAN_DAY_PART_NONE && point->precision != QORGAN_DATE_DAY)
    return QORGAN_DATE_FAULT_PART;
  return QORGAN_DATE_FAULT_NONE;
}

/* What is wrong with the parts of a date. */
QorganDateFault
qorgan_date_find_fault (const QorganDate *date)
{
  QorganDateFault fault = find_point_fault (&date->first);
  gint64 first_earliest, first_latest, second_earliest, second_latest;

  if (fault == QORGAN_DATE_FAULT_NONE && date->shape == QORGAN_DATE_BETWEEN)
    fault = find_point_fault (&date->second);
  if (fault != QORGAN_DATE_FAULT_NONE)
    return fault;
  if (date->shape != QORGAN_DATE_EXACT && (date->first.part != 0 || date->second.part != 0))
    return QORGAN_DATE_FAULT_PART_SHAPE;
  if (date->shape != QORGAN_DATE_BETWEEN)
    return QORGAN_DATE_FAULT_NONE;

  get_point_range (&date->first, &first_earliest, &first_latest);
  get_point_range (&date->second, &second_earliest, &second_latest);
  if (first_earliest > second_earliest || first_latest > second_latest
      || (first_earliest == second_earliest && first_latest == second_latest))
    return QORGAN_DATE_FAULT_ORDER;
  return QORGAN_DATE_FAULT_NONE;
}

/* Reads exactly n digits. */
static gboolean
read_digits (const char **text, guint n, guint *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      *value = *value * 10 + (guint) ((*text)[i] - '0');
    }

  *text += n;
  return TRUE;
}

static gboolean
read_char (const char **text, char c)
{
  if (**text != c)
    return FALSE;

  (*text)++;
  return TRUE;
}

/* After the day: “T14:30”, “@evening”, or nothing. */
static gboolean
read_time (const char **text, QorganDatePoint *point)
{
  guint hour, minute;
  QorganDayPart part;

  if (read_char (text, 'T'))
    {
      if (!read_digits (text, 2, &hour) || !read_char (text, ':') || !read_digits (text, 2, &minute))
        return FALSE;
      point->hour = (guint8) hour;
      point->minute = (guint8) minute;
      point->precision = QORGAN_DATE_MINUTE;
    }
  else if (read_char (text, '@'))
    {
      g_autofree char *code = g_strndup (*text, strcspn (*text, "/~"));

      if (!qorgan_date_part_from_code (code, &part))
        return FALSE;
      *text += strlen (code);
      point->part = (guint8) part;
    }

  return TRUE;
}

static gboolean
read_point (const char **text, QorganDatePoint *point)
{
  guint year, month, day;

  if (!read_digits (text, 4, &year))
    return FALSE;
  point->year = (guint16) year;
  point->precision = QORGAN_DATE_YEAR;
  if (!read_char (text, '-'))
    return TRUE;

  if (!read_digits (text, 2, &month))
    return FALSE;
  point->month = (guint8) month;
  point->precision = QORGAN_DATE_MONTH;
  if (!read_char (text, '-'))
    return TRUE;

  if (!read_digits (text, 2, &day))
    return FALSE;
  point->day = (guint8) day;
  point->precision = QORGAN_DATE_DAY;
  return read_time (text, point);
}

static gboolean
read_date (const char *text, QorganDate *date)
{
  if (g_str_has_prefix (text, "../"))
    {
      text += strlen ("../");
      date->shape = QORGAN_DATE_BEFORE;
      return read_point (&text, &date->first) && *text == '\0';
    }

  if (!read_point (&text, &date->first))
    return FALSE;
  if (read_char (&text, '~'))
    {
      date->shape = QORGAN_DATE_ABOUT;
    }
  else if (strcmp (text, "/..") == 0)
    {
      date->shape = QORGAN_DATE_AFTER;
      return TRUE;
    }
  else if (read_char (&text, '/'))
    {
      date->shape = QORGAN_DATE_BETWEEN;
      if (!read_point (&text, &date->second))
        return FALSE;
    }
  return *text == '\0';
}

/* A wrong text as a message may show it: valid UTF-8 on one line, and not a whole file. */
static char *
make_showable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, SHOWN_BYTES + 1));
  glong length = g_utf8_strlen (valid, -1);
  g_autofree char *shown = length > SHOWN_BYTES / 2 ? g_utf8_substring (valid, 0, SHOWN_BYTES / 2) : g_strdup (valid);

  g_strdelimit (shown, "\t\n\r", ' ');
  return length > SHOWN_BYTES / 2 ? g_strconcat (shown, "…", NULL) : g_steal_pointer (&shown);
}

static char *
word_fault (QorganDateFault fault, const char *shown)
{
  switch (fault)
    {
    case QORGAN_DATE_FAULT_YEAR:
      return g_strdup_printf (_ ("‘%s’ is not a date: the year has to be between 1000 and 9999"), shown);
    case QORGAN_DATE_FAULT_MONTH:
      return g_strdup_printf (_ ("‘%s’ is not a date: there is no such month"), shown);
    case QORGAN_DATE_FAULT_DAY:
      return g_strdup_printf (_ ("‘%s’ is not a date: the month has no such day"), shown);
    case QORGAN_DATE_FAULT_TIME:
      return g_strdup_printf (_ ("‘%s’ is not a date: there is no such time of day"), shown);
    case QORGAN_DATE_FAULT_PART:
      return g_strdup_printf (_ ("‘%s’ is not a date: a part of the day needs a day"), shown);
    case QORGAN_DATE_FAULT_PART_SHAPE:
      return g_strdup_printf (
          _ ("‘%s’ is not a date: a part of the day goes with neither about, before, after nor between"), shown);
    case QORGAN_DATE_FAULT_ORDER:
      return g_strdup_printf (_ ("‘%s’ is not a date: its end does not come after its start"), shown);
    case QORGAN_DATE_FAULT_NONE:
    case QORGAN_DATE_FAULT_FORM:
      break;
    }

  /* Translators: %s is what stands in a file where a date is expected. */
  return g_strdup_printf (_ ("‘%s’ is not a date"), shown);
}

static void
set_fault (GError **error, QorganDateFault fault, const char *text)
{
  g_autofree char *shown = make_showable (text);
  g_autofree char *message = word_fault (fault, shown);

  g_set_error_literal (error, QORGAN_BASE_ERROR, QORGAN_BASE_ERROR_DATE, message);
}

/**
 * qorgan_date_parse:
 * @edtf: a date as files and the database write it
 * @date: (out): the date; left alone on failure
 * @error: return location for %QORGAN_BASE_ERROR_DATE, a sentence that quotes @edtf
 *
 * Strict: no spaces, full widths, a real day of the calendar, an end after its start. What people type is for
 * qorgan_date_understand().
 *
 * Returns: whether @edtf is a date
 */
gboolean
qorgan_date_parse (const char *edtf, QorganDate *date, GError **error)
{
  QorganDate read = { 0 };
  QorganDateFault fault;

  g_return_val_if_fail (edtf != NULL && date != NULL, FALSE);

  fault = read_date (edtf, &read) ? qorgan_date_find_fault (&read) : QORGAN_DATE_FAULT_FORM;
  if (fault != QORGAN_DATE_FAULT_NONE)
    {
      set_fault (error, fault, edtf);
      return FALSE;
    }

  *date = read;
  return TRUE;
}

static void
append_point (GString *text, const QorganDatePoint *point)
{
  g_string_append_printf (text, "%04u", point->year);
  if (point->precision >= QORGAN_DATE_MONTH)
    g_string_append_printf (text, "-%02u", point->month);
  if (point->precision >= QORGAN_DATE_DAY)
    g_string_append_printf (text, "-%02u", point->day);
  if (point->precision == QORGAN_DATE_MINUTE)
    g_string_append_printf (text, "T%02u:%02u", point->hour, point->minute);
  if (point->part != QORGAN_DAY_PART_NONE)
    g_string_append_printf (text, "@%s", qorgan_date_part_code (point->part));
}

/**
 * qorgan_date_to_edtf:
 * @date: a date
 *
 * Returns: (transfer full): its one EDTF text, which qorgan_date_parse() reads back to an equal date
 */
char *
qorgan_date_to_edtf (const QorganDate *date)
{
  GString *text = g_string_new (NULL);

  if (date->shape == QORGAN_DATE_BEFORE)
    g_string_append (text, "../");
  append_point (text, &date->first);
  if (date->shape == QORGAN_DATE_ABOUT)
    g_string_append_c (text, '~');
  else if (date->shape == QORGAN_DATE_AFTER)
    g_string_append (text, "/..");
  else if (date->shape == QORGAN_DATE_BETWEEN)
    {
      g_string_append_c (text, '/');
      append_point (text, &date->second);
    }

  return g_string_free_and_steal (text);
}

/**
 * qorgan_date_kept_text:
 * @stored: (nullable): what a date field holds
 *
 * A date field may hold text that nobody could read as a date: it is kept after a question mark rather than lost.
 *
 * Returns: (nullable) (transfer none): the kept text inside @stored, or %NULL where @stored is none
 */
const char *
qorgan_date_kept_text (const char *stored)
{
  return stored != NULL && *stored == '?' ? stored + 1 : NULL;
}

/**
 * qorgan_date_init_day:
 * @date: (out): the date; left alone on failure
 * @year: 1000–9999
 * @month: 1–12
 * @day: 1–31
 *
 * Returns: whether there is such a day
 */
gboolean
qorgan_date_init_day (QorganDate *date, int year, int month, int day)
{
  QorganDate made = { 0 };

  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month (year, month))
    return FALSE;

  made.first.year = (guint16) year;
  made.first.month = (guint8) month;
  made.first.day = (guint8) day;
  made.first.precision = QORGAN_DATE_DAY;
  *date = made;
  return TRUE;
}

static gboolean
points_equal (const QorganDatePoint *a, const QorganDatePoint *b)
{
  return a->year == b->year && a->month == b->month && a->day == b->day && a->hour == b->hour && a->minute == b->minute
         && a->precision == b->precision && a->part == b->part;
}

/**
 * qorgan_date_equal:
 * @a: a date
 * @b: another
 *
 * Returns: whether both say the same, not merely cover the same time
 */
gboolean
qorgan_date_equal (const QorganDate *a, const QorganDate *b)
{
  return a->shape == b->shape && points_equal (&a->first, &b->first) && points_equal (&a->second, &b->second);
}

/**
 * qorgan_date_overlaps:
 * @a: a date
 * @b: another
 *
 * Returns: whether there is a second that both may be: how a search by range answers
 */
gboolean
qorgan_date_overlaps (const QorganDate *a, const QorganDate *b)
{
  gint64 a_earliest, a_latest, b_earliest, b_latest;

  qorgan_date_get_range (a, &a_earliest, &a_latest);
  qorgan_date_get_range (b, &b_earliest, &b_latest);
  return a_earliest <= b_latest && b_earliest <= a_latest;
}
