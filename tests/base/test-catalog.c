/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogs: texts and plural forms of our own languages, and that no cut or flipped file leads a lookup out of itself.
 */
#include "qorgan-base-error.h"
#include "qorgan-catalog.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  const char *original;
  gsize original_length; /* with the NULs inside */
  const char *translation;
  gsize translation_length;
} Message;

#define MESSAGE(original, translation) { original, sizeof original - 1, translation, sizeof translation - 1 }

/* Sorted as msgfmt sorts them. */
static const Message messages[] = {
  MESSAGE ("", "Content-Type: text/plain; charset=UTF-8\n"),
  MESSAGE ("%u case\0%u cases", "%u дело\0%u дела\0%u дел"),
  MESSAGE ("Case", "Дело"),
  MESSAGE ("Empty", ""),
  MESSAGE ("held\004Place", "Место содержания"),
  MESSAGE ("map\004Place", "Место"),
};

static void
append_number (GByteArray *file, guint32 number)
{
  guint32 little = GUINT32_TO_LE (number);

  g_byte_array_append (file, (const guint8 *) &little, sizeof little);
}

/* A .mo file of the messages, as msgfmt lays it out. */
static GByteArray *
make_file (void)
{
  GByteArray *file = g_byte_array_new ();
  guint32 n = G_N_ELEMENTS (messages), at = 28 + n * 16;

  append_number (file, 0x950412de);
  append_number (file, 0);
  append_number (file, n);
  append_number (file, 28);
  append_number (file, 28 + n * 8);
  append_number (file, 0);
  append_number (file, 28 + n * 16);
  for (guint i = 0; i < n; i++, at += (guint32) messages[i - 1].original_length + 1)
    {
      append_number (file, (guint32) messages[i].original_length);
      append_number (file, at);
    }
  for (guint i = 0; i < n; i++, at += (guint32) messages[i - 1].translation_length + 1)
    {
      append_number (file, (guint32) messages[i].translation_length);
      append_number (file, at);
    }
  for (guint i = 0; i < n; i++)
    g_byte_array_append (file, (const guint8 *) messages[i].original, (guint) messages[i].original_length + 1);
  for (guint i = 0; i < n; i++)
    g_byte_array_append (file, (const guint8 *) messages[i].translation, (guint) messages[i].translation_length + 1);

  return file;
}

/* A copy of its own, so that a sanitizer sees a read beyond its last byte. */
static QorganCatalog *
open_copy (const guint8 *data, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_memdup2 (data, size), size);

  return qorgan_catalog_new_from_bytes (bytes, error);
}

static void
test_lookup (void)
{
  g_autoptr (GByteArray) file = make_file ();
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganCatalog) catalog = open_copy (file->data, file->len, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (qorgan_catalog_lookup (catalog, NULL, "Case"), ==, "Дело");
  g_assert_cmpstr (qorgan_catalog_lookup (catalog, "map", "Place"), ==, "Место");
  g_assert_cmpstr (qorgan_catalog_lookup (catalog, "held", "Place"), ==, "Место содержания");
  g_assert_null (qorgan_catalog_lookup (catalog, NULL, "Place"));
  g_assert_null (qorgan_catalog_lookup (catalog, "ma", "Place"));
  g_assert_null (qorgan_catalog_lookup (catalog, "mapp", "Place"));
  g_assert_null (qorgan_catalog_lookup (catalog, "map", "Case"));
  g_assert_null (qorgan_catalog_lookup (catalog, NULL, "Cas"));
  g_assert_null (qorgan_catalog_lookup (catalog, NULL, "Cases"));
  g_assert_null (qorgan_catalog_lookup (catalog, NULL, "zzz"));
  g_assert_null (qorgan_catalog_lookup (catalog, NULL, "Empty"));
  g_assert_cmpstr (qorgan_catalog_lookup_plural (catalog, "%u case", 0), ==, "%u дело");
  g_assert_cmpstr (qorgan_catalog_lookup_plural (catalog, "%u case", 2), ==, "%u дел");
  g_assert_null (qorgan_catalog_lookup_plural (catalog, "%u case", 3));
  g_assert_null (qorgan_catalog_lookup_plural (catalog, "Case", 1));
  g_assert_null (qorgan_catalog_lookup_plural (catalog, "Cases", 0));
}

static void
assert_refused (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganCatalog) catalog = open_copy (data, size, &error);

  g_assert_null (catalog);
  g_assert_error (error, QORGAN_BASE_ERROR, QORGAN_BASE_ERROR_CATALOG);
}

static void
test_cut (void)
{
  g_autoptr (GByteArray) file = make_file ();

  for (guint size = 0; size < file->len; size++)
    assert_refused (file->data, size);
}

static void
look_everything_up (const QorganCatalog *catalog)
{
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      const char *text = qorgan_catalog_lookup (catalog, NULL, messages[i].original);

      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
      for (guint form = 0; form < 4; form++)
        {
          text = qorgan_catalog_lookup_plural (catalog, messages[i].original, form);
          g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
        }
      qorgan_catalog_lookup (catalog, "map", messages[i].original);
    }
}

/* Every bit of the file flipped: refused, or harmless. */
static void
test_flipped (void)
{
  g_autoptr (GByteArray) file = make_file ();
  guint n_refused = 0;

  for (guint bit = 0; bit < file->len * 8; bit++)
    {
      g_autoptr (QorganCatalog) catalog = NULL;

      file->data[bit / 8] ^= (guint8) (1 << bit % 8);
      catalog = open_copy (file->data, file->len, NULL);
      if (catalog != NULL)
        look_everything_up (catalog);
      else
        n_refused++;
      file->data[bit / 8] ^= (guint8) (1 << bit % 8);
    }
  g_assert_cmpuint (n_refused, >, 500);
}

static void
test_disorder (void)
{
  g_autoptr (GByteArray) file = make_file ();
  guint8 swapped[8];

  /* Two entries of the table of originals in the other order: a binary search would miss texts. */
  memcpy (swapped, file->data + 28 + 8, 8);
  memmove (file->data + 28 + 8, file->data + 28 + 16, 8);
  memcpy (file->data + 28 + 16, swapped, 8);
  assert_refused (file->data, file->len);
}

static void
test_noise (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GByteArray) file = make_file ();
      guint n = (guint) g_test_rand_int_range (1, 6);

      for (guint j = 0; j < n; j++)
        file->data[g_test_rand_int_range (8, (gint32) file->len)] = (guint8) g_test_rand_int_range (0, 256);
      {
        g_autoptr (QorganCatalog) catalog = open_copy (file->data, file->len, NULL);

        if (catalog != NULL)
          look_everything_up (catalog);
      }
    }
}

/* Our own catalogs are part of the program, and whole. */
static void
test_own (void)
{
  for (guint i = QORGAN_LANGUAGE_EN + 1; i < QORGAN_N_LANGUAGES; i++)
    {
      const char *code = qorgan_language_code ((QorganLanguage) i);
      g_autofree char *path = g_strdup_printf ("/org/qorgan/Qorgan/po/%s.mo", code);
      g_autofree char *line = g_strdup_printf ("Language: %s\n", code);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      g_autoptr (QorganCatalog) catalog = NULL;

      g_assert_no_error (error);
      catalog = qorgan_catalog_new_from_bytes (bytes, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (qorgan_catalog_lookup (catalog, NULL, ""), line));
    }
}

static void
test_missing (void)
{
  for (guint i = QORGAN_LANGUAGE_EN; i < QORGAN_N_LANGUAGES; i++)
    {
      QorganLanguage language = (QorganLanguage) i;

      g_assert_cmpstr (qorgan_catalog_text (language, NULL, "no such text"), ==, "no such text");
      g_assert_cmpstr (qorgan_catalog_text (language, "no such context", "Qorgan"), ==, "Qorgan");
      g_assert_cmpstr (qorgan_catalog_text (language, NULL, ""), ==, "");
      g_assert_cmpstr (qorgan_catalog_plural (language, "no such %lu", "no such %lus", 1), ==, "no such %lu");
      g_assert_cmpstr (qorgan_catalog_plural (language, "no such %lu", "no such %lus", 2), ==, "no such %lus");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/lookup", test_lookup);
  g_test_add_func ("/catalog/cut", test_cut);
  g_test_add_func ("/catalog/flipped", test_flipped);
  g_test_add_func ("/catalog/disorder", test_disorder);
  g_test_add_func ("/catalog/noise", test_noise);
  g_test_add_func ("/catalog/own", test_own);
  g_test_add_func ("/catalog/missing", test_missing);

  return g_test_run ();
}
