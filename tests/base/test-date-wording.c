/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How dates are worded in three languages, and that every wording of any date is understood again as the same date. */
#include "qorgan-date.h"

static void
assert_written (const char *edtf, QorganLanguage language, const char *brief, const char *full)
{
  g_autofree char *short_text = NULL;
  g_autofree char *long_text = NULL;
  QorganDate date;

  g_assert_true (qorgan_date_parse (edtf, &date, NULL));
  short_text = qorgan_date_format (&date, language, QORGAN_DATE_SHORT);
  long_text = qorgan_date_format (&date, language, QORGAN_DATE_LONG);
  g_assert_cmpstr (short_text, ==, brief);
  g_assert_cmpstr (long_text, ==, full);
}

static void
test_english (void)
{
  assert_written ("2022", QORGAN_LANGUAGE_EN, "2022", "2022");
  assert_written ("2022-01", QORGAN_LANGUAGE_EN, "Jan 2022", "January 2022");
  assert_written ("2022-01-07", QORGAN_LANGUAGE_EN, "7 Jan 2022", "Friday 7 January 2022");
  assert_written ("2022-01-07T18:40", QORGAN_LANGUAGE_EN, "7 Jan 2022, 18:40", "Friday 7 January 2022, 18:40");
  assert_written ("2021-03-02@early-hours", QORGAN_LANGUAGE_EN, "2 Mar 2021, early hours",
                  "Tuesday 2 March 2021, early hours");
  assert_written ("2021-03-02@late", QORGAN_LANGUAGE_EN, "2 Mar 2021, late evening",
                  "Tuesday 2 March 2021, late evening");
  assert_written ("2021-05~", QORGAN_LANGUAGE_EN, "about May 2021", "about May 2021");
  assert_written ("../2024-06-05", QORGAN_LANGUAGE_EN, "before 5 Jun 2024", "before 5 June 2024");
  assert_written ("2019/..", QORGAN_LANGUAGE_EN, "after 2019", "after 2019");
  assert_written ("2019-09/2020-01", QORGAN_LANGUAGE_EN, "between Sep 2019 and Jan 2020",
                  "between September 2019 and January 2020");
}

static void
test_russian (void)
{
  assert_written ("2022", QORGAN_LANGUAGE_RU, "2022", "2022 г.");
  assert_written ("2022-01", QORGAN_LANGUAGE_RU, "янв. 2022", "январь 2022 г.");
  assert_written ("2022-05", QORGAN_LANGUAGE_RU, "май 2022", "май 2022 г.");
  assert_written ("2022-05-09", QORGAN_LANGUAGE_RU, "9 мая 2022", "понедельник, 9 мая 2022 г.");
  assert_written ("2022-01-07T18:40", QORGAN_LANGUAGE_RU, "7 янв. 2022, 18:40", "пятница, 7 января 2022 г., 18:40");
  assert_written ("2021-03-02@early-hours", QORGAN_LANGUAGE_RU, "2 мар. 2021, после полуночи",
                  "вторник, 2 марта 2021 г., после полуночи");
  assert_written ("2022-01-05@late", QORGAN_LANGUAGE_RU, "5 янв. 2022, поздно вечером",
                  "среда, 5 января 2022 г., поздно вечером");
  assert_written ("2021~", QORGAN_LANGUAGE_RU, "около 2021 г.", "около 2021 г.");
  assert_written ("2021-05~", QORGAN_LANGUAGE_RU, "около мая 2021", "около мая 2021 г.");
  assert_written ("../2024-06-05", QORGAN_LANGUAGE_RU, "до 5 июн. 2024", "до 5 июня 2024 г.");
  assert_written ("2019-09/..", QORGAN_LANGUAGE_RU, "после сентября 2019", "после сентября 2019 г.");
  assert_written ("2019-09/2020-01", QORGAN_LANGUAGE_RU, "между сентябрём 2019 и январём 2020",
                  "между сентябрём 2019 г. и январём 2020 г.");
}

static void
test_kazakh (void)
{
  assert_written ("2022", QORGAN_LANGUAGE_KK, "2022", "2022 жыл");
  assert_written ("2022-01", QORGAN_LANGUAGE_KK, "2022 ж. қаң.", "2022 жылғы қаңтар");
  assert_written ("2022-01-07T18:40", QORGAN_LANGUAGE_KK, "2022 ж. 7 қаң., 18:40", "2022 жылғы 7 қаңтар, жұма, 18:40");
  assert_written ("2021-03-02@early-hours", QORGAN_LANGUAGE_KK, "2021 ж. 2 нау., түн ортасынан кейін",
                  "2021 жылғы 2 наурыз, сейсенбі, түн ортасынан кейін");
  assert_written ("2021~", QORGAN_LANGUAGE_KK, "шамамен 2021 жыл", "шамамен 2021 жыл");
  assert_written ("../2024-06-05", QORGAN_LANGUAGE_KK, "2024 ж. 5 маусымға дейін", "2024 жылғы 5 маусымға дейін");
  assert_written ("../2022-01-07T18:40", QORGAN_LANGUAGE_KK, "2022 ж. 7 қаң., 18:40-қа дейін",
                  "2022 жылғы 7 қаңтар, 18:40-қа дейін");
  assert_written ("../2022-01-07T09:00", QORGAN_LANGUAGE_KK, "2022 ж. 7 қаң., 09:00-ға дейін",
                  "2022 жылғы 7 қаңтар, 09:00-ға дейін");
  assert_written ("2022-01-07T10:10/..", QORGAN_LANGUAGE_KK, "2022 ж. 7 қаң., 10:10-нан кейін",
                  "2022 жылғы 7 қаңтар, 10:10-нан кейін");
  assert_written ("2019/..", QORGAN_LANGUAGE_KK, "2019 жылдан кейін", "2019 жылдан кейін");
  assert_written ("2019-09/..", QORGAN_LANGUAGE_KK, "2019 ж. қыркүйектен кейін", "2019 жылғы қыркүйектен кейін");
  assert_written ("2019-09/2020-01", QORGAN_LANGUAGE_KK, "2019 ж. қыр. – 2020 ж. қаң. аралығында",
                  "2019 жылғы қыркүйек – 2020 жылғы қаңтар аралығында");
}

static void
make_point (QorganDatePoint *point, gboolean with_part)
{
  *point = (QorganDatePoint) { .year = (guint16) (g_test_rand_bit () ? g_test_rand_int_range (1990, 2040)
                                                                     : g_test_rand_int_range (1000, 10000)),
                               .precision = (guint8) g_test_rand_int_range (QORGAN_DATE_YEAR, QORGAN_DATE_MINUTE + 1) };
  if (point->precision >= QORGAN_DATE_MONTH)
    point->month = (guint8) g_test_rand_int_range (1, 13);
  if (point->precision >= QORGAN_DATE_DAY)
    {
      QorganDate day;

      do
        point->day = (guint8) g_test_rand_int_range (1, 32);
      while (!qorgan_date_init_day (&day, point->year, point->month, point->day));
    }
  if (point->precision == QORGAN_DATE_MINUTE)
    {
      point->hour = (guint8) g_test_rand_int_range (0, 24);
      point->minute = (guint8) g_test_rand_int_range (0, 60);
    }
  else if (point->precision == QORGAN_DATE_DAY && with_part)
    point->part = (guint8) g_test_rand_int_range (0, QORGAN_N_DAY_PARTS);
}

/* A random date; its two ends, if it has two, are put in an order that makes a date. */
static QorganDate
make_date (void)
{
  QorganDate date = { .shape = (guint8) g_test_rand_int_range (QORGAN_DATE_EXACT, QORGAN_DATE_BETWEEN + 1) };
  gboolean made = FALSE;

  while (!made)
    {
      g_autofree char *edtf = NULL;
      QorganDate ignored;

      make_point (&date.first, date.shape == QORGAN_DATE_EXACT);
      if (date.shape == QORGAN_DATE_BETWEEN)
        make_point (&date.second, FALSE);
      edtf = qorgan_date_to_edtf (&date);
      made = qorgan_date_parse (edtf, &ignored, NULL);
    }

  return date;
}

static void
test_round_trip (void)
{
  guint shapes[QORGAN_DATE_BETWEEN + 1] = { 0 };

  for (guint i = 0; i < 20000; i++)
    {
      QorganDate date = make_date (), read;
      g_autofree char *edtf = qorgan_date_to_edtf (&date);

      shapes[date.shape]++;
      g_assert_true (qorgan_date_parse (edtf, &read, NULL));
      g_assert_true (qorgan_date_equal (&date, &read));
      for (guint language = 0; language < QORGAN_N_LANGUAGES; language++)
        {
          for (guint style = QORGAN_DATE_SHORT; style <= QORGAN_DATE_LONG; style++)
            {
              g_autofree char *text = qorgan_date_format (&date, (QorganLanguage) language, (QorganDateStyle) style);

              if (!qorgan_date_understand (text, NULL, &read))
                g_error ("%s, written “%s”, was not understood", edtf, text);
              if (!qorgan_date_equal (&date, &read))
                {
                  g_autofree char *other = qorgan_date_to_edtf (&read);

                  g_error ("%s, written “%s”, was understood as %s", edtf, text, other);
                }
            }
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    g_assert_cmpuint (shapes[i], >, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/wording/english", test_english);
  g_test_add_func ("/date/wording/russian", test_russian);
  g_test_add_func ("/date/wording/kazakh", test_kazakh);
  g_test_add_func ("/date/wording/round-trip", test_round_trip);

  return g_test_run ();
}
