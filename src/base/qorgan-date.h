/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partial dates: what is known of a date is kept as known, in a subset of EDTF (ISO 8601-2), and never made more
 * precise. A date is a small value to copy freely; it is civil time of the place where it happened and knows no zone.
 *
 *   2022, 2022-01, 2022-01-07, 2022-01-07T14:30   by year, month, day, minute
 *   2022-01-07@evening                            early-hours, morning, afternoon, evening, late or night of a day
 *   2022-01-07~                                   about (anything above but a part of a day)
 *   2019-09/2020-01                               between
 *   ../2022-01-07, 2022-01-07/..                  before (or on), after (or on) */
#pragma once

#include "qorgan-language.h"

G_BEGIN_DECLS

typedef enum
{
  QORGAN_DATE_EXACT,
  QORGAN_DATE_ABOUT,
  QORGAN_DATE_BEFORE,
  QORGAN_DATE_AFTER,
  QORGAN_DATE_BETWEEN,
} QorganDateShape;

typedef enum
{
  QORGAN_DATE_YEAR,
  QORGAN_DATE_MONTH,
  QORGAN_DATE_DAY,
  QORGAN_DATE_MINUTE,
} QorganDatePrecision;

typedef enum
{
  QORGAN_DAY_PART_NONE,
  QORGAN_DAY_PART_EARLY_HOURS, /* 00:00–05:59 */
  QORGAN_DAY_PART_MORNING,     /* 06:00–11:59 */
  QORGAN_DAY_PART_AFTERNOON,   /* 12:00–17:59 */
  QORGAN_DAY_PART_EVENING,     /* 18:00–21:59 */
  QORGAN_DAY_PART_LATE,        /* 22:00–23:59 */
  QORGAN_DAY_PART_NIGHT,       /* which end of the day is unknown: 00:00 to 05:59 of the next day */
} QorganDayPart;

#define QORGAN_N_DAY_PARTS 7

/**
 * QorganDateStyle:
 * @QORGAN_DATE_SHORT: for lists: “7 Jan 2022, 18:40”
 * @QORGAN_DATE_LONG: for pages and briefings: “Friday 7 January 2022, 18:40”
 */
typedef enum
{
  QORGAN_DATE_SHORT,
  QORGAN_DATE_LONG,
} QorganDateStyle;

/* One point of the calendar; fields finer than its precision are 0, so that equal points are equal bytes. */
typedef struct
{
  guint16 year; /* 1000–9999: an earlier year is a slip of the keyboard */
  guint8 month; /* 1–12 */
  guint8 day;   /* 1–31 */
  guint8 hour;
  guint8 minute;
  guint8 precision; /* QorganDatePrecision */
  guint8 part;      /* QorganDayPart, only in an exact date by day */
} QorganDatePoint;

typedef struct
{
  QorganDatePoint first;
  QorganDatePoint second; /* all 0 unless the shape is between */
  guint8 shape;           /* QorganDateShape */
} QorganDate;

gboolean qorgan_date_init_day (QorganDate *date, int year, int month, int day);

gboolean qorgan_date_parse (const char *edtf, QorganDate *date, GError **error);
char *qorgan_date_to_edtf (const QorganDate *date);
const char *qorgan_date_kept_text (const char *stored);

void qorgan_date_get_range (const QorganDate *date, gint64 *earliest, gint64 *latest);
gboolean qorgan_date_equal (const QorganDate *a, const QorganDate *b);
gboolean qorgan_date_overlaps (const QorganDate *a, const QorganDate *b);

gboolean qorgan_date_may_begin (const char *typed);
gboolean qorgan_date_understand (const char *typed, const QorganDate *today, QorganDate *date);
gboolean qorgan_date_understand_past (const char *typed, const QorganDate *today, QorganDate *date);
char *qorgan_date_format (const QorganDate *date, QorganLanguage language, QorganDateStyle style);

G_END_DECLS
