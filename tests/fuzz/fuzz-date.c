/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed dates: whatever is typed is either not understood, or is a date that can be written and is read back the same.
 */

#include "fuzz.h"
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

static void
understand (const char *input, gsize length)
{
  QorganDate today, date, again;
  g_autofree char *edtf = NULL;

  g_assert_true (qorgan_date_init_day (&today, 2022, 1, 8));
  if (!qorgan_date_understand (input, &today, &date))
    return;
  edtf = qorgan_date_to_edtf (&date);
  g_assert_true (qorgan_date_parse (edtf, &again, NULL));
  g_assert_true (qorgan_date_equal (&date, &again));
  for (guint language = 0; language < QORGAN_N_LANGUAGES; language++)
    {
      g_autofree char *written = qorgan_date_format (&date, language, QORGAN_DATE_SHORT);

      g_assert_true (g_utf8_validate (written, -1, NULL));
      g_assert_true (qorgan_date_understand (written, &today, &again));
      g_assert_true (qorgan_date_equal (&date, &again));
    }
}

int
main (int argc, char **argv)
{
  return fuzz_run (argc, argv, samples, understand);
}
