/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number with its unit reads as people say it: the word is bent by the number, large numbers are parted, and a unit
 * of somebody's own is not bent at all. */

#include "fixture.h"
#include "qorgan-amount.h"

static void
assert_amount (Fixture *fixture,
               const char *number,
               const char *vocabulary,
               const char *code,
               QorganLanguage language,
               const char *expected)
{
  g_autofree char *words
      = qorgan_amount_word (qorgan_casebook_get_vocabularies (fixture->casebook), number, vocabulary, code, language);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_units (Fixture *fixture, gconstpointer data)
{
  assert_amount (fixture, "1", "length_unit", "days", QORGAN_LANGUAGE_EN, "1\u00a0day");
  assert_amount (fixture, "10", "length_unit", "days", QORGAN_LANGUAGE_EN, "10\u00a0days");
  assert_amount (fixture, "3", "length_unit", "working_days", QORGAN_LANGUAGE_EN, "3\u00a0working days");
  assert_amount (fixture, "1000", "currency", "kzt", QORGAN_LANGUAGE_EN, "1000\u00a0tenge");
  assert_amount (fixture, "58340", "currency", "kzt", QORGAN_LANGUAGE_EN, "58,340\u00a0tenge");
  assert_amount (fixture, "1000000", "currency", "usd", QORGAN_LANGUAGE_EN, "1,000,000\u00a0US dollars");
  assert_amount (fixture, "-20000", "currency", "eur", QORGAN_LANGUAGE_EN, "-20,000\u00a0euros");
}

static void
test_own_unit (Fixture *fixture, gconstpointer data)
{
  assert_amount (fixture, "4", "length_unit", "own_1", QORGAN_LANGUAGE_RU, "own_1:\u00a04");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/amount/units", Fixture, NULL, fixture_set_up, test_units, fixture_tear_down);
  g_test_add ("/amount/own-unit", Fixture, NULL, fixture_set_up, test_own_unit, fixture_tear_down);

  return g_test_run ();
}
