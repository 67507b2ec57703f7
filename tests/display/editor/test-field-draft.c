/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What typed text means, what is remarked about it, and when it has to be saved. */

#include "qorgan-field-draft.h"
#include "qorgan-kinds.h"

static QorganFieldDraft *
draft_of (QorganFieldId field, const char *stored)
{
  QorganDate today;

  qorgan_date_init_day (&today, 2022, 1, 8);
  return qorgan_field_draft_new (field, stored, QORGAN_LANGUAGE_EN, &today);
}

static void
assert_echo (const QorganFieldDraft *draft, const char *expected)
{
  g_autofree char *echo = qorgan_field_draft_dup_echo (draft);

  g_assert_cmpstr (echo, ==, expected);
}

static void
test_date_understood (void)
{
  g_autoptr (QorganFieldDraft) draft = draft_of (QORGAN_STEP_HAPPENED, NULL);

  g_assert_cmpint (qorgan_field_draft_remark (draft), ==, QORGAN_DRAFT_REMARK_NOT_KNOWN);
  g_assert_true (qorgan_field_draft_type (draft, "07.01.2022 18:40"));
  g_assert_cmpstr (qorgan_field_draft_value (draft), ==, "2022-01-07T18:40");
  assert_echo (draft, "Friday 7 January 2022, 18:40");
  g_assert_cmpstr (qorgan_field_draft_text (draft), ==, "07.01.2022 18:40");
  g_assert_true (qorgan_field_draft_tidy (draft));
  g_assert_cmpstr (qorgan_field_draft_text (draft), ==, "7 Jan 2022, 18:40");
  g_assert_true (qorgan_field_draft_needs_saving (draft));

  g_assert_true (qorgan_field_draft_type (draft, "вчера"));
  g_assert_cmpstr (qorgan_field_draft_value (draft), ==, "2022-01-07");
}

static void
test_date_not_understood (void)
{
  g_autoptr (QorganFieldDraft) draft = draft_of (QORGAN_STEP_RECEIVED, "?7 Ja");

  g_assert_cmpstr (qorgan_field_draft_text (draft), ==, "7 Ja");
  g_assert_cmpint (qorgan_field_draft_remark (draft), ==, QORGAN_DRAFT_REMARK_NOT_A_DATE);
  g_assert_false (qorgan_field_draft_needs_saving (draft));
  assert_echo (draft, NULL);
  g_assert_true (qorgan_field_draft_type (draft, "7 Janu of the year"));
  g_assert_cmpstr (qorgan_field_draft_value (draft), ==, "?7 Janu of the year");
  g_assert_false (qorgan_field_draft_tidy (draft));
  g_assert_true (qorgan_field_draft_type (draft, "7 Jan 2022"));
  g_assert_cmpint (qorgan_field_draft_remark (draft), ==, QORGAN_DRAFT_REMARK_NONE);
  g_assert_cmpstr (qorgan_field_draft_value (draft), ==, "2022-01-07");
}

/* A look at a record changes nothing, whatever its dates look like in words. */
static void
test_untouched (void)
{
  const char *dates[]
      = { "2022", "2022-01~", "2019-09/2020-01", "../2022-01-07", "2022-01-07@evening", "?c. 20 or so" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (QorganFieldDraft) draft = draft_of (QORGAN_STEP_HAPPENED, dates[i]);
      g_autofree char *shown = g_strdup (qorgan_field_draft_text (draft));
      g_autofree char *more = g_strconcat (shown, " x", NULL);

      g_assert_false (qorgan_field_draft_tidy (draft));
      g_assert_true (qorgan_field_draft_type (draft, more));
      g_assert_true (qorgan_field_draft_needs_saving (draft));
      g_assert_true (qorgan_field_draft_type (draft, shown));
      g_assert_false (qorgan_field_draft_needs_saving (draft));
      g_assert_cmpstr (qorgan_field_draft_value (draft), ==, dates[i]);
    }
}

static void
test_numbers (void)
{
  g_autoptr (QorganFieldDraft) amount = draft_of (QORGAN_STEP_AMOUNT, "10");
  g_autoptr (QorganFieldDraft) latitude = draft_of (QORGAN_PLACE_LATITUDE, NULL);

  qorgan_field_draft_type (amount, "1 500\u00a0000");
  g_assert_cmpstr (qorgan_field_draft_value (amount), ==, "1500000");
  qorgan_field_draft_type (amount, "ten");
  g_assert_cmpint (qorgan_field_draft_remark (amount), ==, QORGAN_DRAFT_REMARK_NOT_A_NUMBER);
  g_assert_false (qorgan_field_draft_needs_saving (amount));
  g_assert_false (qorgan_field_draft_tidy (amount));
  g_assert_cmpstr (qorgan_field_draft_text (amount), ==, "ten");
  /* What means nothing stays on the screen even when the number changes elsewhere. */
  g_assert_false (qorgan_field_draft_refresh (amount, "11"));
  g_assert_cmpstr (qorgan_field_draft_text (amount), ==, "ten");
  qorgan_field_draft_type (amount, "");
  g_assert_true (qorgan_field_draft_needs_saving (amount));
  g_assert_null (qorgan_field_draft_value (amount));

  qorgan_field_draft_type (latitude, "51,23");
  g_assert_cmpstr (qorgan_field_draft_value (latitude), ==, "51.23");
}

static void
test_text (void)
{
  g_autoptr (QorganFieldDraft) title = draft_of (QORGAN_CASE_TITLE, NULL);
  g_autoptr (QorganFieldDraft) summary = draft_of (QORGAN_CASE_SUMMARY, NULL);

  qorgan_field_draft_type (title, "  One\nline ");
  g_assert_cmpstr (qorgan_field_draft_value (title), ==, "One line");
  qorgan_field_draft_type (title, "   ");
  g_assert_null (qorgan_field_draft_value (title));
  qorgan_field_draft_type (summary, "First.\n\nSecond.\n");
  g_assert_cmpstr (qorgan_field_draft_value (summary), ==, "First.\n\nSecond.");
}

static void
test_saving (void)
{
  g_autoptr (QorganFieldDraft) draft = draft_of (QORGAN_CASE_TITLE, "one");

  qorgan_field_draft_type (draft, "two");
  qorgan_field_draft_sent (draft);
  g_assert_false (qorgan_field_draft_needs_saving (draft));
  qorgan_field_draft_type (draft, "three");
  g_assert_true (qorgan_field_draft_needs_saving (draft));
  qorgan_field_draft_sent (draft);
  qorgan_field_draft_saved (draft, "two");
  g_assert_false (qorgan_field_draft_needs_saving (draft));
  qorgan_field_draft_refused (draft);
  g_assert_true (qorgan_field_draft_needs_saving (draft));
  g_assert_cmpstr (qorgan_field_draft_text (draft), ==, "three");
  qorgan_field_draft_type (draft, "two"); /* what did arrive */
  g_assert_false (qorgan_field_draft_needs_saving (draft));
}

static void
test_merging (void)
{
  g_autoptr (QorganFieldDraft) draft = draft_of (QORGAN_CASE_TITLE, "one");

  g_assert_true (qorgan_field_draft_refresh (draft, "uno"));
  g_assert_cmpstr (qorgan_field_draft_text (draft), ==, "uno");
  qorgan_field_draft_type (draft, "unos");
  g_assert_false (qorgan_field_draft_refresh (draft, "elsewhere"));
  g_assert_cmpstr (qorgan_field_draft_text (draft), ==, "unos");
  g_assert_true (qorgan_field_draft_needs_saving (draft));
  qorgan_field_draft_sent (draft);
  g_assert_false (qorgan_field_draft_refresh (draft, "read before that arrived"));
  qorgan_field_draft_saved (draft, "unos");
  g_assert_false (qorgan_field_draft_refresh (draft, "unos"));
  g_assert_true (qorgan_field_draft_refresh (draft, NULL));
  g_assert_cmpstr (qorgan_field_draft_text (draft), ==, "");
}

/* Leaving is safe once the casebook has everything. */
static void
test_is_stored (void)
{
  g_autoptr (QorganFieldDraft) draft = draft_of (QORGAN_STEP_LENGTH, "10");

  g_assert_true (qorgan_field_draft_is_stored (draft));
  qorgan_field_draft_type (draft, "about 15");
  g_assert_false (qorgan_field_draft_is_stored (draft));
  qorgan_field_draft_type (draft, "15");
  g_assert_false (qorgan_field_draft_is_stored (draft));
  qorgan_field_draft_sent (draft);
  g_assert_false (qorgan_field_draft_is_stored (draft));
  qorgan_field_draft_refused (draft);
  g_assert_false (qorgan_field_draft_is_stored (draft));
  qorgan_field_draft_sent (draft);
  qorgan_field_draft_saved (draft, "15");
  g_assert_true (qorgan_field_draft_is_stored (draft));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/editor/draft/date-understood", test_date_understood);
  g_test_add_func ("/editor/draft/date-not-understood", test_date_not_understood);
  g_test_add_func ("/editor/draft/untouched", test_untouched);
  g_test_add_func ("/editor/draft/numbers", test_numbers);
  g_test_add_func ("/editor/draft/text", test_text);
  g_test_add_func ("/editor/draft/saving", test_saving);
  g_test_add_func ("/editor/draft/is-stored", test_is_stored);
  g_test_add_func ("/editor/draft/merging", test_merging);

  return g_test_run ();
}
