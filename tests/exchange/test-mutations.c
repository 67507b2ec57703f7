/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three thousand files that were the demo once: bytes changed, lines swapped, cut, doubled. Each must either be refused
 * and leave no trace, or come in and leave a sound casebook; the sanitizers watch over the memory. */

#include "bundle-fixture.h"

#define N_FILES 3000
#define N_LINES 24

/* Bytes that mean something in JSON are worth more than others. */
static const char sharp[] = "{}[]\":,\\/0123456789eE+-.truefalsn \t\r\n\x7f\xd0\xff";

static GString *
pick_lines (GRand *random, char **lines, guint n_lines)
{
  GString *text = g_string_new (BUNDLE_HEADING);

  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (text, "%s\n", lines[g_rand_int_range (random, 1, (gint32) n_lines)]);
  return text;
}

static void
mutate (GRand *random, GString *text)
{
  gsize at = (gsize) g_rand_int_range (random, 0, (gint32) text->len);
  gsize wish = (gsize) g_rand_int_range (random, 1, 40);
  gsize span = MIN (wish, text->len - at);
  g_autofree char *piece = g_strndup (text->str + at, span);

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      text->str[at] = sharp[g_rand_int_range (random, 0, sizeof sharp - 1)];
      break;
    case 1:
      text->str[at] = (char) (text->str[at] ^ (1 << g_rand_int_range (random, 0, 8)));
      break;
    case 2:
      g_string_erase (text, (gssize) at, (gssize) span);
      break;
    case 3:
      g_string_insert (text, g_rand_int_range (random, 0, (gint32) text->len), piece);
      break;
    case 4:
      g_string_insert_c (text, (gssize) at, sharp[g_rand_int_range (random, 0, sizeof sharp - 1)]);
      break;
    default:
      g_string_truncate (text, at);
      break;
    }
}

static void
judge (Fixture *fixture, const GString *text, guint *n_taken)
{
  g_autoptr (QorganBundleImportResult) result = bundle_import (fixture, text->str, (gssize) text->len);
  GPtrArray *problems = qorgan_bundle_problems_list (result->problems);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *problem = qorgan_bundle_problem_to_text (problems->pdata[i]);

      g_assert_true (g_utf8_validate (problem, -1, NULL));
    }
  if (problems->len == 0 && result->n_created + result->n_changed > 0)
    {
      ++*n_taken;
      g_assert_true (fixture_undo (fixture));
    }
}

static void
test_mutations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20220107);
  g_autofree char *demo = bundle_read_demo ();
  g_auto (GStrv) lines = g_strsplit (demo, "\n", -1);
  guint n_lines = g_strv_length (lines) - 1, n_taken = 0;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* With the demo there, links have targets, so that some mutated files are good ones. */
  bundle_import_well (fixture, demo);
  before = fixture_dump (fixture);
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autoptr (GString) text = pick_lines (random, lines, n_lines);
      guint n_mutations = (guint) g_rand_int_range (random, 1, 4);

      for (guint j = 0; j < n_mutations && text->len > 1; j++)
        mutate (random, text);
      judge (fixture, text, &n_taken);
    }
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  fixture_assert_sound (fixture);
  /* Otherwise nothing but refusals was tried. */
  g_assert_cmpuint (n_taken, >, N_FILES / 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bundle/mutations", Fixture, NULL, fixture_set_up, test_mutations, fixture_tear_down);
  return g_test_run ();
}
