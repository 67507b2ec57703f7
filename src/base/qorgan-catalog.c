/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads GNU .mo files: a sorted table of messages over a block of text. Everything is checked when a catalog is made,
 * so that a lookup is a binary search that cannot leave the file. Our own catalogs are resources of the program and are
 * opened once; a text that none has is shown in English, as gettext does it. */
#include "qorgan-base-error.h"
#include "qorgan-catalog.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAGIC 0x950412deu
#define HEADER_SIZE 28
#define CONTEXT_GLUE "\004"

struct _QorganCatalog
{
  GBytes *bytes;
  const guint8 *data; /* of bytes */
  guint32 n_messages;
  guint32 originals;    /* offsets of two tables of pairs: length, offset */
  guint32 translations;
};

/* msgfmt writes little-endian files unless told otherwise, on every machine. */
static guint32
read_number (const guint8 *data, gsize offset)
{
  guint32 number;

  memcpy (&number, data + offset, sizeof number);
  return GUINT32_FROM_LE (number);
}

static const char *
get_text (const QorganCatalog *catalog, guint32 table, guint32 i, guint32 *length)
{
  *length = read_number (catalog->data, table + (gsize) i * 8);
  return (const char *) catalog->data + read_number (catalog->data, table + (gsize) i * 8 + 4);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, QORGAN_BASE_ERROR, QORGAN_BASE_ERROR_CATALOG, message);
  return FALSE;
}

/* Every text of a table lies inside the file, ends in NUL and is UTF-8; its plural forms are parted by NULs. */
static gboolean
check_table (const QorganCatalog *catalog, gsize size, guint32 table, GError **error)
{
  if (table > size || (size - table) / 8 < catalog->n_messages)
    return refuse (error, _ ("The message catalog is cut off."));

  for (guint32 i = 0; i < catalog->n_messages; i++)
    {
      gsize length = read_number (catalog->data, table + (gsize) i * 8);
      gsize offset = read_number (catalog->data, table + (gsize) i * 8 + 4);
      const char *text = (const char *) catalog->data + offset;

      if (offset >= size || length >= size - offset || text[length] != '\0')
        return refuse (error, _ ("The message catalog is damaged."));
      for (gsize at = 0; at <= length; at += strlen (text + at) + 1)
        {
          if (!g_utf8_validate (text + at, -1, NULL))
            return refuse (error, _ ("The message catalog is damaged."));
        }
    }

  return TRUE;
}

static gboolean
check_order (const QorganCatalog *catalog, GError **error)
{
  guint32 length;

  for (guint32 i = 1; i < catalog->n_messages; i++)
    {
      if (strcmp (get_text (catalog, catalog->originals, i - 1, &length),
                  get_text (catalog, catalog->originals, i, &length))
          >= 0)
        return refuse (error, _ ("The message catalog is damaged."));
    }

  return TRUE;
}

/**
 * qorgan_catalog_new_from_bytes:
 * @bytes: a .mo file, little-endian and in UTF-8
 * @error: return location for %QORGAN_BASE_ERROR_CATALOG
 *
 * Returns: (transfer full) (nullable): the catalog, or %NULL where a single text of the file is out of place
 */
QorganCatalog *
qorgan_catalog_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (QorganCatalog) catalog = g_new0 (QorganCatalog, 1);
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  catalog->bytes = g_bytes_ref (bytes);
  catalog->data = g_bytes_get_data (bytes, &size);
  if (size < HEADER_SIZE || read_number (catalog->data, 0) != MAGIC || read_number (catalog->data, 4) >> 16 != 0)
    {
      refuse (error, _ ("This is not a message catalog."));
      return NULL;
    }

  catalog->n_messages = read_number (catalog->data, 8);
  catalog->originals = read_number (catalog->data, 12);
  catalog->translations = read_number (catalog->data, 16);
  if (!check_table (catalog, size, catalog->originals, error)
      || !check_table (catalog, size, catalog->translations, error) || !check_order (catalog, error))
    return NULL;

  return g_steal_pointer (&catalog);
}

/**
 * qorgan_catalog_free:
 * @catalog: (transfer full) (nullable): a catalog
 */
void
qorgan_catalog_free (QorganCatalog *catalog)
{
  if (catalog == NULL)
    return;

  g_bytes_unref (catalog->bytes);
  g_free (catalog);
}

/* Compares the key “context, glue, msgid” with a stored one, without joining it first. */
static int
compare_key (const char *context, const char *msgid, const char *stored)
{
  gsize length = context != NULL ? strlen (context) : 0;
  int order;

  if (context == NULL)
    return strcmp (msgid, stored);
  order = strncmp (context, stored, length);
  if (order != 0)
    return order;
  order = strncmp (CONTEXT_GLUE, stored + length, 1);
  return order != 0 ? order : strcmp (msgid, stored + length + 1);
}

/* The translation of a message with all its plural forms, and their length together. */
static const char *
find (const QorganCatalog *catalog, const char *context, const char *msgid, guint32 *length)
{
  guint32 low = 0, high = catalog->n_messages;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      int order = compare_key (context, msgid, get_text (catalog, catalog->originals, middle, length));

      if (order == 0)
        return get_text (catalog, catalog->translations, middle, length);
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}

/**
 * qorgan_catalog_lookup:
 * @catalog: a catalog
 * @context: (nullable): the message's context, as in C_()
 * @msgid: the English text
 *
 * Returns: (nullable) (transfer none): its translation, valid as long as @catalog, or %NULL where there is none
 */
const char *
qorgan_catalog_lookup (const QorganCatalog *catalog, const char *context, const char *msgid)
{
  guint32 length;
  const char *text = find (catalog, context, msgid, &length);

  return text != NULL && *text != '\0' ? text : NULL;
}

/**
 * qorgan_catalog_lookup_plural:
 * @catalog: a catalog
 * @msgid: the English text for one
 * @form: which of the language's plural forms, from 0
 *
 * Returns: (nullable) (transfer none): that form, valid as long as @catalog, or %NULL where there is none
 */
const char *
qorgan_catalog_lookup_plural (const QorganCatalog *catalog, const char *msgid, guint form)
{
  guint32 length;
  const char *text = find (catalog, NULL, msgid, &length);
  gsize at = 0;

  if (text == NULL)
    return NULL;

  for (; form > 0; form--)
    {
      at += strlen (text + at) + 1;
      if (at > length)
        return NULL;
    }

  return text[at] != '\0' ? text + at : NULL;
}

/* Our own catalog of a language, made once; NULL for English, which is the source. */
static const QorganCatalog *
get_own (QorganLanguage language)
{
  static QorganCatalog *own[QORGAN_N_LANGUAGES];
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      for (guint i = QORGAN_LANGUAGE_EN + 1; i < QORGAN_N_LANGUAGES; i++)
        {
          g_autofree char *path
              = g_strdup_printf ("/org/qorgan/Qorgan/po/%s.mo", qorgan_language_code ((QorganLanguage) i));
          g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

          /* Part of the program itself, and tested: if one is missing all the same, English is shown. */
          own[i] = bytes != NULL ? qorgan_catalog_new_from_bytes (bytes, NULL) : NULL;
        }
      g_once_init_leave (&made, 1);
    }

  return own[language];
}

/**
 * qorgan_catalog_text:
 * @language: the language to speak
 * @context: (nullable): the message's context, as in C_()
 * @msgid: (transfer none): the English text
 *
 * Returns: (transfer none): @msgid in @language, or @msgid itself
 */
const char *
qorgan_catalog_text (QorganLanguage language, const char *context, const char *msgid)
{
  const QorganCatalog *catalog;
  const char *text;

  g_return_val_if_fail ((guint) language < QORGAN_N_LANGUAGES && msgid != NULL, msgid);

  catalog = get_own (language);
  text = catalog != NULL && *msgid != '\0' ? qorgan_catalog_lookup (catalog, context, msgid) : NULL;
  return text != NULL ? text : msgid;
}

/* The plural rules of gettext's own tables; Kazakh has two forms although a noun after a number stays singular. */
static guint
choose_plural_form (QorganLanguage language, gulong n)
{
  if (language != QORGAN_LANGUAGE_RU)
    return n == 1 ? 0 : 1;
  if (n % 10 == 1 && n % 100 != 11)
    return 0;
  return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2;
}

/**
 * qorgan_catalog_plural:
 * @language: the language to speak
 * @msgid: (transfer none): the English text for one
 * @msgid_plural: (transfer none): the English text for many
 * @n: the number that decides
 *
 * Returns: (transfer none): the text for @n in @language, or the English one
 */
const char *
qorgan_catalog_plural (QorganLanguage language, const char *msgid, const char *msgid_plural, gulong n)
{
  const QorganCatalog *catalog;
  const char *text;

  g_return_val_if_fail ((guint) language < QORGAN_N_LANGUAGES && msgid != NULL && msgid_plural != NULL, msgid);

  catalog = get_own (language);
  text = catalog != NULL ? qorgan_catalog_lookup_plural (catalog, msgid, choose_plural_form (language, n)) : NULL;
  if (text != NULL)
    return text;
  return n == 1 ? msgid : msgid_plural;
}
