/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting, changing and removing the passphrase, ended by force at any moment: the casebook opens with the old one or
 * with the new one and nothing is missing in it, and what lay beside it is gone once it was opened. */

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "qorgan-vault.h"

#define ROUNDS 20
#define N_RECORDS 60

static const QorganVaultCost cheap = { .rounds = 1, .memory = 64 };
static const char *program;

static QorganCasebook *
open_with (const char *path, const char *passphrase, GError **error)
{
  QorganCasebookOptions options = {
    .language = QORGAN_LANGUAGE_EN,
    .device = "device-1",
    .passphrase = passphrase,
    .cost = &cheap,
  };

  return qorgan_casebook_open_sync (path, FALSE, &options, error);
}

static const char *
or_none (const char *passphrase)
{
  return *passphrase != '\0' ? passphrase : NULL;
}

/* The victim: says when it begins, so that nobody waits for its start. */
static int
change_as_told (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganCasebook) casebook = open_with (arguments[0], or_none (arguments[1]), &error);

  g_assert_no_error (error);
  g_print ("open\n");
  qorgan_casebook_change_passphrase_sync (casebook, or_none (arguments[1]), or_none (arguments[2]), &error);
  g_assert_no_error (error);
  return 0;
}

/* Returns how long it took, microseconds, whether or not it was ended after @after. */
static gint64
run_victim (Fixture *fixture, const char *old, const char *new, gint64 after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) victim
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--change", fixture->path, old, new, NULL);
  char word[8];
  gint64 start;

  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (victim), word, 5, NULL, NULL), ==, 5);
  start = g_get_monotonic_time ();
  if (after >= 0)
    {
      g_usleep ((gulong) after);
      g_subprocess_force_exit (victim);
    }
  g_assert_true (g_subprocess_wait (victim, NULL, &error));
  return g_get_monotonic_time () - start;
}

/* Opens it with whichever of the two opens it, and returns that one. */
static const char *
open_after (Fixture *fixture, const char *old, const char *new)
{
  g_autoptr (GError) error = NULL;
  const char *opened_by = old;

  fixture->casebook = open_with (fixture->path, or_none (old), &error);
  if (qorgan_casebook_error_is_locked (error) || qorgan_casebook_error_is_wrong_passphrase (error)
      || (fixture->casebook != NULL && qorgan_casebook_is_encrypted (fixture->casebook) != (*old != '\0')))
    {
      g_clear_error (&error);
      g_clear_object (&fixture->casebook);
      opened_by = new;
      fixture->casebook = open_with (fixture->path, or_none (new), &error);
    }
  g_assert_no_error (error);
  g_assert_true (qorgan_casebook_is_encrypted (fixture->casebook) == (*opened_by != '\0'));
  return opened_by;
}

static void
assert_alone (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (strstr (name, ".qorgan-new") != NULL)
      g_error ("“%s” was left there", name);
}

/* A few megabytes, so that there is time to be killed in. */
static void
fill (Fixture *fixture)
{
  g_autofree char *note = g_strnfill (50000, 'x');

  for (guint i = 0; i < N_RECORDS; i++)
    fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NOTE, note, 0);
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  static const char *const next[] = { "first", "", "second", "third" };
  const char *old = "";
  g_autofree char *before = NULL;
  gint64 usual;
  guint n_done = 0;

  fill (fixture);
  before = fixture_dump (fixture);
  g_clear_object (&fixture->casebook);
  usual = run_victim (fixture, "", "warm", -1);
  usual = MAX (usual, run_victim (fixture, "warm", "", -1));
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *after = NULL;
      const char *new = next[i % G_N_ELEMENTS (next)];

      run_victim (fixture, old, new, g_test_rand_int_range (0, (gint32) (usual + usual / 5)));
      old = open_after (fixture, old, new);
      n_done += old == new;
      after = fixture_dump (fixture);
      g_assert_cmpstr (before, ==, after);
      fixture_assert_sound (fixture);
      assert_alone (fixture);
      g_clear_object (&fixture->casebook);
    }
  g_test_message ("%u of %u changes were made all the same", n_done, ROUNDS);
  fixture->casebook = open_with (fixture->path, or_none (old), NULL); /* for the tear-down */
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 5 && g_str_equal (argv[1], "--change"))
    return change_as_told (argv + 2);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/casebook/vault/killed", Fixture, NULL, fixture_set_up, test_killed, fixture_tear_down);
  return g_test_run ();
}
