/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The partial date as a value: its EDTF text, what it refuses and says about it, ranges and order. */
#include "qorgan-base-error.h"
#include "qorgan-date.h"

#include <string.h>

static QorganDate
parse (const char *edtf)
{
  g_autoptr (GError) error = NULL;
  QorganDate date;

  qorgan_date_parse (edtf, &date, &error);
  g_assert_no_error (error);
  return date;
}

static void
test_edtf (void)
{
  static const char *const good[] = {
    "2022",
    "2022-01",
    "2022-01-07",
    "2022-01-07T14:30",
    "2022-01-07T00:00",
    "2022-01-07~",
    "2022~",
    "2022-01~",
    "2022-01-07T14:30~",
    "2019-09/2020-01",
    "2019/2020",
    "2019/2020-05",
    "2022-01-07T18:40/2022-01-07T20:10",
    "../2022-01-07",
    "../2022",
    "2022-01-07/..",
    "2019-09/..",
    "2021-03-02@early-hours",
    "2021-03-02@morning",
    "2021-03-02@afternoon",
    "2021-03-02@evening",
    "2021-03-02@late",
    "2021-03-02@night",
    "2020-02-29",
    "2000-02-29",
    "1000",
    "9999-12-31T23:59",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      QorganDate date = parse (good[i]);
      g_autofree char *written = qorgan_date_to_edtf (&date);

      g_assert_cmpstr (written, ==, good[i]);
    }
  g_assert_cmpuint (sizeof (QorganDate), <=, 32);
}

static const char *const bad[] = {
  "",
  "x",
  "22",
  "202",
  "20222",
  "2022-",
  "2022-1",
  "2022-1-7",
  "2022-13",
  "2022-00",
  "2022-01-00",
  "2022-01-32",
  "2022-02-29",
  "1900-02-29",
  "2021-04-31",
  "2022-01-07T",
  "2022-01-07T24:00",
  "2022-01-07T14:60",
  "2022-01-07T14",
  "2022-01-07T14:30:00",
  "2022-01-07T14:30Z",
  "2022-01-07 14:30",
  " 2022",
  "2022 ",
  "2022-01-07@",
  "2022-01-07@dawn",
  "2022-01@morning",
  "2022-01-07@morning~",
  "../2022-01-07@morning",
  "2022-01-07@morning/2022-01-08",
  "../..",
  "..",
  "../",
  "/..",
  "2022/",
  "/2022",
  "2020/2019",
  "2022-05/2022-05",
  "2022/2022-05",
  "2022-01-08/2022-01-07",
  "2022~/2023",
  "2022?",
  "~2022",
  "0999",
  "-2022",
  "+2022",
  "2022-W01",
  "2022-01-07~~",
  "2022/2023/2024",
  "２０２２",
  "2022\n",
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      QorganDate date = { .shape = 99 };

      if (qorgan_date_parse (bad[i], &date, &error))
        g_error ("“%s” was taken for a date", bad[i]);
      g_assert_error (error, QORGAN_BASE_ERROR, QORGAN_BASE_ERROR_DATE);
      g_assert_cmpuint (date.shape, ==, 99);
    }
}

static void
assert_fault (const char *edtf, const char *message)
{
  g_autoptr (GError) error = NULL;
  QorganDate date;

  g_assert_false (qorgan_date_parse (edtf, &date, &error));
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_messages (void)
{
  g_autofree char *endless = g_strnfill (5000, '7');
  g_autoptr (GError) error = NULL;
  QorganDate date;

  assert_fault ("summer", "‘summer’ is not a date");
  assert_fault ("2022-13", "‘2022-13’ is not a date: there is no such month");
  assert_fault ("2022-02-30", "‘2022-02-30’ is not a date: the month has no such day");
  assert_fault ("2022-01-07T25:00", "‘2022-01-07T25:00’ is not a date: there is no such time of day");
  assert_fault ("0022-01-07", "‘0022-01-07’ is not a date: the year has to be between 1000 and 9999");
  assert_fault ("2022@night", "‘2022@night’ is not a date");
  assert_fault ("2020/2019", "‘2020/2019’ is not a date: its end does not come after its start");
  assert_fault (
      "2022-01-07@night~",
      "‘2022-01-07@night~’ is not a date: a part of the day goes with neither about, before, after nor between");
  assert_fault ("a\nb\xff", "‘a b\357\277\275’ is not a date");

  g_assert_false (qorgan_date_parse (endless, &date, &error));
  g_assert_cmpuint (strlen (error->message), <, 100);
}

/* A civil time as seconds, by GLib's own calendar. */
static gint64
seconds (int year, int month, int day, int hour, int minute, int second)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, hour, minute, second);

  return g_date_time_to_unix (time);
}

static void
assert_range (const char *edtf, gint64 earliest, gint64 latest)
{
  QorganDate date = parse (edtf);
  gint64 from, to;

  qorgan_date_get_range (&date, &from, &to);
  g_assert_cmpint (from, ==, earliest);
  g_assert_cmpint (to, ==, latest);
}

static void
test_range (void)
{
  assert_range ("1970-01-01T00:00", 0, 59);
  assert_range ("2022", seconds (2022, 1, 1, 0, 0, 0), seconds (2022, 12, 31, 23, 59, 59));
  assert_range ("2020-02", seconds (2020, 2, 1, 0, 0, 0), seconds (2020, 2, 29, 23, 59, 59));
  assert_range ("2022-01-07", seconds (2022, 1, 7, 0, 0, 0), seconds (2022, 1, 7, 23, 59, 59));
  assert_range ("2022-01-07T14:30", seconds (2022, 1, 7, 14, 30, 0), seconds (2022, 1, 7, 14, 30, 59));
  assert_range ("2022-01-07@early-hours", seconds (2022, 1, 7, 0, 0, 0), seconds (2022, 1, 7, 5, 59, 59));
  assert_range ("2022-01-07@evening", seconds (2022, 1, 7, 18, 0, 0), seconds (2022, 1, 7, 21, 59, 59));
  assert_range ("2022-01-31@night", seconds (2022, 1, 31, 0, 0, 0), seconds (2022, 2, 1, 5, 59, 59));
  assert_range ("2022~", seconds (2021, 1, 1, 0, 0, 0), seconds (2023, 12, 31, 23, 59, 59));
  assert_range ("2022-01~", seconds (2021, 12, 1, 0, 0, 0), seconds (2022, 2, 28, 23, 59, 59));
  assert_range ("2022-12~", seconds (2022, 11, 1, 0, 0, 0), seconds (2023, 1, 31, 23, 59, 59));
  assert_range ("2022-01-02~", seconds (2021, 12, 30, 0, 0, 0), seconds (2022, 1, 5, 23, 59, 59));
  assert_range ("2022-01-07T00:30~", seconds (2022, 1, 6, 23, 30, 0), seconds (2022, 1, 7, 1, 30, 59));
  assert_range ("../2022-01", G_MININT64, seconds (2022, 1, 31, 23, 59, 59));
  assert_range ("2022-01/..", seconds (2022, 1, 1, 0, 0, 0), G_MAXINT64);
  assert_range ("2019-09/2020-01", seconds (2019, 9, 1, 0, 0, 0), seconds (2020, 1, 31, 23, 59, 59));
}

/* Every day of 400 years, which is all the Gregorian calendar has, against GLib's. */
static void
test_calendar (void)
{
  gint64 expected = seconds (1900, 1, 1, 0, 0, 0);
  gint64 from, to;
  QorganDate date;

  for (int year = 1900; year < 2300; year++)
    {
      for (int month = 1; month <= 12; month++)
        {
          for (int day = 1; qorgan_date_init_day (&date, year, month, day); day++)
            {
              qorgan_date_get_range (&date, &from, &to);
              g_assert_cmpint (from, ==, expected);
              expected += 24 * 60 * 60;
            }
        }
    }
  g_assert_cmpint (expected, ==, seconds (2300, 1, 1, 0, 0, 0));
  assert_range ("1000-01-01T00:00", seconds (1000, 1, 1, 0, 0, 0), seconds (1000, 1, 1, 0, 0, 59));
}

static void
test_init_day (void)
{
  QorganDate date, expected = parse ("2022-01-08");

  g_assert_true (qorgan_date_init_day (&date, 2022, 1, 8));
  g_assert_true (qorgan_date_equal (&date, &expected));
  g_assert_false (qorgan_date_init_day (&date, 2022, 2, 29));
  g_assert_false (qorgan_date_init_day (&date, 999, 1, 1));
  g_assert_false (qorgan_date_init_day (&date, 2022, 13, 1));
  g_assert_true (qorgan_date_equal (&date, &expected));
}

/* As lists sort: by the earliest second that it may be, then by the latest. */
static gint
compare (const QorganDate *a, const QorganDate *b)
{
  gint64 a_earliest, a_latest, b_earliest, b_latest;

  qorgan_date_get_range (a, &a_earliest, &a_latest);
  qorgan_date_get_range (b, &b_earliest, &b_latest);
  if (a_earliest != b_earliest)
    return a_earliest < b_earliest ? -1 : 1;
  return (a_latest > b_latest) - (a_latest < b_latest);
}

static void
test_order (void)
{
  static const char *const ordered[] = {
    "../2019", "../2022-01-07", "2021-12-31", "2022-01-01T00:00", "2022-01-01@early-hours", "2022-01-01",
    "2022-01", "2022",          "2022/2023",  "2022/..",          "2022-01-01T00:01",       "2022-01-02",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (ordered); j++)
        {
          QorganDate a = parse (ordered[i]), b = parse (ordered[j]);

          g_assert_cmpint (compare (&a, &b), ==, i < j ? -1 : i > j ? 1 : 0);
          g_assert_cmpint (qorgan_date_equal (&a, &b), ==, i == j);
        }
    }
}

static void
assert_overlap (const char *a, const char *b, gboolean expected)
{
  QorganDate date_a = parse (a), date_b = parse (b);

  g_assert_cmpint (qorgan_date_overlaps (&date_a, &date_b), ==, expected);
  g_assert_cmpint (qorgan_date_overlaps (&date_b, &date_a), ==, expected);
}

static void
test_overlap (void)
{
  assert_overlap ("2022", "2022-01-07", TRUE);
  assert_overlap ("2022", "2023", FALSE);
  assert_overlap ("2022-01-07", "2022-01-08", FALSE);
  assert_overlap ("2022-01-07~", "2022-01-08", TRUE);
  assert_overlap ("../2022-01-07", "2022-01-07", TRUE);
  assert_overlap ("../2022-01-07", "2022-01-08", FALSE);
  assert_overlap ("2022-01-07/..", "2050", TRUE);
  assert_overlap ("2022-01-07/..", "2022-01", TRUE);
  assert_overlap ("../2019", "2020/..", FALSE);
  assert_overlap ("2022-01-07@morning", "2022-01-07@evening", FALSE);
  assert_overlap ("2022-01-07@night", "2022-01-08T03:00", TRUE);
}

static void
test_kept_text (void)
{
  g_assert_cmpstr (qorgan_date_kept_text ("?в начале января"), ==, "в начале января");
  g_assert_cmpstr (qorgan_date_kept_text ("?"), ==, "");
  g_assert_null (qorgan_date_kept_text ("2022-01-07"));
  g_assert_null (qorgan_date_kept_text (""));
  g_assert_null (qorgan_date_kept_text (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/edtf", test_edtf);
  g_test_add_func ("/date/refused", test_refused);
  g_test_add_func ("/date/messages", test_messages);
  g_test_add_func ("/date/range", test_range);
  g_test_add_func ("/date/calendar", test_calendar);
  g_test_add_func ("/date/init-day", test_init_day);
  g_test_add_func ("/date/order", test_order);
  g_test_add_func ("/date/overlap", test_overlap);
  g_test_add_func ("/date/kept-text", test_kept_text);

  return g_test_run ();
}
