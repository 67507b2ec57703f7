/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The passphrase: what it opens, what it does not, and that changing, setting and removing it lose nothing. */

#include <glib/gstdio.h>
#include <string.h>

#include "fixture.h"
#include "qorgan-db-error.h"
#include "qorgan-vault.h"

#define NAME "Canary Akhmedyarova"

/* A guess in a test need not cost 256 MiB. */
static const QorganVaultCost cheap = { .rounds = 1, .memory = 64 };

static QorganCasebook *
open_with (Fixture *fixture, gboolean create, const char *passphrase, GError **error)
{
  QorganCasebookOptions options = {
    .language = QORGAN_LANGUAGE_EN,
    .device = "device-1",
    .seed = 7,
    .passphrase = passphrase,
    .cost = &cheap,
  };

  return qorgan_casebook_open_sync (fixture->path, create, &options, error);
}

/* The fixture's casebook, made again with @passphrase. */
static gint64
begin_again (Fixture *fixture, const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (fixture->casebook);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  fixture->casebook = open_with (fixture, TRUE, passphrase, &error);
  g_assert_no_error (error);
  return fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, NAME, 0);
}

static void
open_again (Fixture *fixture, const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (fixture->casebook);
  fixture->casebook = open_with (fixture, FALSE, passphrase, &error);
  g_assert_no_error (error);
}

static void
assert_not_opened_by (Fixture *fixture, const char *passphrase, QorganDbError code)
{
  g_autoptr (GError) error = NULL;
  QorganCasebook *casebook;

  qorgan_casebook_close (fixture->casebook);
  casebook = open_with (fixture, FALSE, passphrase, &error);
  g_assert_null (casebook);
  g_assert_error (error, QORGAN_DB_ERROR, (int) code);
}

static gboolean
file_holds (Fixture *fixture, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &n, NULL));
  return memmem (bytes, n, text, strlen (text)) != NULL;
}

static void
test_passphrase_opens (Fixture *fixture, gconstpointer data)
{
  gint64 id = begin_again (fixture, "correct horse battery staple");

  g_assert_true (qorgan_casebook_is_encrypted (fixture->casebook));
  open_again (fixture, "correct horse battery staple");
  fixture_assert_value (fixture, id, QORGAN_PERSON_NAME_EN, NAME);
  g_assert_false (file_holds (fixture, "SQLite format 3"));
  g_assert_false (file_holds (fixture, "Canary"));
  g_assert_false (file_holds (fixture, "canari")); /* nor the folded words */
  assert_not_opened_by (fixture, "correct horse battery stapl", QORGAN_DB_ERROR_WRONG_KEY);
  assert_not_opened_by (fixture, "", QORGAN_DB_ERROR_WRONG_KEY);
  assert_not_opened_by (fixture, NULL, QORGAN_DB_ERROR_LOCKED);
}

/* й as one letter, or as и and a breve: which one a keyboard makes must not matter. */
static void
test_composed_or_not_is_the_same (Fixture *fixture, gconstpointer data)
{
  begin_again (fixture, "тихий двор");
  open_again (fixture, "тихии\xcc\x86 двор");
  g_assert_true (qorgan_casebook_is_encrypted (fixture->casebook));
}

static void
change (Fixture *fixture, const char *old, const char *new)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (qorgan_casebook_change_passphrase_sync (fixture->casebook, old, new, &error));
  g_assert_no_error (error);
  g_assert_true (qorgan_casebook_is_encrypted (fixture->casebook) == (new != NULL));
}

static void
test_changed_set_and_removed (Fixture *fixture, gconstpointer data)
{
  gint64 id = begin_again (fixture, "first");
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;
  const char *old = "first";
  static const char *const next[] = { "second", NULL, "third", "fourth", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (next); i++)
    {
      GStatBuf status;

      change (fixture, old, next[i]);
      fixture_assert_value (fixture, id, QORGAN_PERSON_NAME_EN, NAME); /* without opening it again */
      g_assert_true (file_holds (fixture, "SQLite format 3") == (next[i] == NULL));
      g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      open_again (fixture, next[i]);
      fixture_assert_sound (fixture);
      old = next[i];
    }
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (fixture_undo (fixture)); /* the journal came along */
  g_assert_false (fixture_exists (fixture, id));
}

static void
test_wrong_old_one_changes_nothing (Fixture *fixture, gconstpointer data)
{
  gint64 id = begin_again (fixture, "first");
  g_autoptr (GError) error = NULL;

  g_assert_false (qorgan_casebook_change_passphrase_sync (fixture->casebook, "fist", NULL, &error));
  g_assert_error (error, QORGAN_DB_ERROR, QORGAN_DB_ERROR_WRONG_KEY);
  g_assert_true (qorgan_casebook_is_encrypted (fixture->casebook));
  fixture_assert_value (fixture, id, QORGAN_PERSON_NAME_EN, NAME);
  open_again (fixture, "first");
}

/* What the reference program prints: printf password | argon2 somesaltsomesalt -id -t 2 -k 256 -p 1 -l 32 -r */
static void
test_known_key (void)
{
  const QorganVaultCost cost = { .rounds = 2, .memory = 256 };
  g_autoptr (GBytes) salt = g_bytes_new_static ("somesaltsomesalt", 16);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) key = qorgan_vault_derive_key ("password", salt, &cost, &error);
  static const guint8 expected[] = {
    0xca, 0xb7, 0x46, 0xb4, 0x62, 0x19, 0x93, 0xfd, 0xc9, 0x1e, 0xc5, 0x07, 0x87, 0x98, 0x0b, 0x41,
    0x4a, 0x90, 0xa6, 0x92, 0xf0, 0xbc, 0x68, 0xdf, 0xe1, 0x9f, 0x9c, 0x25, 0xb3, 0xcb, 0xa9, 0xec,
  };

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (key), ==, 48);
  g_assert_cmpmem (g_bytes_get_data (key, NULL), 32, expected, 32);
  g_assert_cmpmem ((const guint8 *) g_bytes_get_data (key, NULL) + 32, 16, "somesaltsomesalt", 16);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add ("/casebook/vault/" #name, Fixture, NULL, fixture_set_up, test_##name, fixture_tear_down)
  ADD (passphrase_opens);
  ADD (composed_or_not_is_the_same);
  ADD (changed_set_and_removed);
  ADD (wrong_old_one_changes_nothing);
  g_test_add_func ("/casebook/vault/known_key", test_known_key);
  return g_test_run ();
}
