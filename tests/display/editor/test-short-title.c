/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A title that is only mentioned is heard in one breath, in every script. */

#include "qorgan-short-title.h"

static void
assert_short (const char *title, const char *expected)
{
  g_autofree char *words = qorgan_short_title (title);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_as_it_is (void)
{
  g_autofree char *sixty = g_strnfill (60, 'a');

  assert_short ("", "");
  assert_short ("Detention · 7 Jan 2022", "Detention · 7 Jan 2022");
  assert_short ("Two\nlines", "Two lines");
  assert_short (sixty, sixty);
}

static void
test_cut (void)
{
  g_autofree char *word = g_strnfill (300, 'a');
  g_autofree char *start = g_strnfill (59, 'a');
  g_autofree char *expected = g_strconcat (start, "…", NULL);

  assert_short ("Журналист задержан сотрудниками полиции у здания редакции и доставлен в отделение, где провёл ночь",
                "Журналист задержан сотрудниками полиции у здания редакции и…");
  assert_short (word, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/editor/short-title/as-it-is", test_as_it_is);
  g_test_add_func ("/editor/short-title/cut", test_cut);

  return g_test_run ();
}
