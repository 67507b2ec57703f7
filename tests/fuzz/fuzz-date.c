/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed dates: whatever is typed is either not understood, or is a date that can be written and is read back the same.
 */

#include "fuzz.h"

#include <string.h>

#include "qorgan-date.h"

static const char *const samples[] = {
  "7 January 2022",
  "2022-01-07T14:30",
  "около 7 января 2022 года, 18:40",
  "2022 жылғы 7 қаңтардан кейін",
  "between 5 and 7 January 2022",
  "с мая до июня 2021",
  "мамырдан бастап маусымға дейін 2020",
  "вчера вечером",
  "../2022-01-07",
  "07.01.22 18.40",
  "Friday 7 Jan 2022, 6:40 pm",
  "7–9.01.2022",
  NULL,
};

/* Whatever a date is, it is written and read back the same, in its own form and in three languages, short and long. */
static void
check_date (const QorganDate *date, const QorganDate *today)
{
  g_autofree char *edtf = qorgan_date_to_edtf (date);
  gint64 start, end;
  QorganDate again;

  g_assert_true (qorgan_date_parse (edtf, &again, NULL));
  g_assert_true (qorgan_date_equal (date, &again));
  qorgan_date_get_range (date, &start, &end);
  g_assert_cmpint (start, <=, end);
  for (guint i = 0; i < QORGAN_N_LANGUAGES * 2; i++)
    {
      g_autofree char *written = qorgan_date_format (date, i / 2, i % 2 == 0 ? QORGAN_DATE_SHORT : QORGAN_DATE_LONG);

      g_assert_true (g_utf8_validate (written, -1, NULL));
      g_assert_true (qorgan_date_understand (written, today, &again));
      g_assert_true (qorgan_date_equal (date, &again));
    }
}

static gboolean
understand (const char *input, gsize length)
{
  QorganDate today, date, again;
  g_autofree char *spaced = g_strconcat ("  ", input, " ", NULL);

  g_assert_true (qorgan_date_init_day (&today, 2022, 1, 8));
  if (qorgan_date_parse (input, &date, NULL))
    check_date (&date, &today);
  if (!qorgan_date_understand (input, &today, &date))
    return FALSE;
  check_date (&date, &today);
  if (strlen (input) < 100) /* there is a longest text */
    {
      g_assert_true (qorgan_date_understand (spaced, &today, &again));
      g_assert_true (qorgan_date_equal (&date, &again));
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  return fuzz_run (argc, argv, samples, understand);
}
