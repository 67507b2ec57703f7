/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values in their canonical text. One text form for the journal, the bundle, a change and the rows means that nothing
 * is ever lost in a conversion between them, and that "did it change" is a comparison of strings. */

#include "qorgan-value.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "qorgan-casebook-error.h"
#include "qorgan-id.h"

/* Longer values are a mistake of some program, not something a person wrote; the limit keeps one bad line from
 * filling the disk. */
#define MAX_TEXT (4 * 1024)
#define MAX_PROSE (1024 * 1024)

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE, message);
  return FALSE;
}

static gboolean
check_text (const char *value, gboolean prose, GError **error)
{
  gsize length = strlen (value);

  if (!g_utf8_validate (value, (gssize) length, NULL))
    return refuse (error, _ ("the text is not valid UTF-8"));
  if (length > (prose ? MAX_PROSE : MAX_TEXT))
    return refuse (error, _ ("the text is too long"));
  for (const char *c = value; *c != '\0'; c++)
    if ((guchar) *c < ' ' && !(*c == '\t' || (prose && *c == '\n')))
      return refuse (error, _ ("the text holds a control character or a line break where none may be"));
  return TRUE;
}

static gboolean
is_code (const char *text)
{
  if (*text == '\0')
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '_')
      return FALSE;
  return TRUE;
}

static gboolean
check_parts (const char *value, gboolean links, GError **error)
{
  g_auto (GStrv) parts = qorgan_value_split (value);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 id;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (links ? !qorgan_id_from_string (parts[i], &id) : !is_code (parts[i]))
        {
          g_set_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE,
                       links ? _ ("“%s” is not the id of a record") : _ ("“%s” is not a code"), parts[i]);
          return FALSE;
        }
      if (!g_hash_table_add (seen, parts[i]))
        {
          g_set_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE, _ ("“%s” stands there twice"),
                       parts[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * qorgan_value_check:
 * @field: the field the value is for
 * @value: (nullable): a canonical value; NULL fits every field but an owner link
 * @error: return location for a QORGAN_CASEBOOK_ERROR_VALUE whose message completes "line 14, case 5821, opened: …"
 *
 * Whether links point to something, and something of the right kind, is for qorgan_session_apply() to say; codes may be
 * ones that no vocabulary has (yet).
 *
 * Returns: whether @value may stand in @field
 */
gboolean
qorgan_value_check (QorganFieldId field, const char *value, GError **error)
{
  const QorganField *info = qorgan_field (field);
  QorganDate date;
  gint64 number;
  double real;

  if (value == NULL)
    return !(info->flags & QORGAN_OWNER)
           || refuse (error, _ ("this record must belong to another, and that is missing"));
  if (*value == '\0')
    return refuse (error, _ ("an empty text is not a value; leave the field out instead"));
  switch (info->type)
    {
    case QORGAN_TEXT:
    case QORGAN_FIELD_NAME:
      return check_text (value, FALSE, error);
    case QORGAN_PROSE:
      return check_text (value, TRUE, error);
    case QORGAN_CODE:
    case QORGAN_CODES:
      if (info->type == QORGAN_CODE && strchr (value, ' ') != NULL)
        return refuse (error, _ ("only one code may stand here"));
      return check_parts (value, FALSE, error);
    case QORGAN_LINK:
    case QORGAN_LINKS:
      if (info->type == QORGAN_LINK && strchr (value, ' ') != NULL)
        return refuse (error, _ ("only one record may stand here"));
      return check_parts (value, TRUE, error);
    case QORGAN_DATE:
      return qorgan_date_kept_text (value) != NULL ? check_text (value, FALSE, error)
                                                   : qorgan_date_parse (value, &date, error);
    case QORGAN_NUMBER:
      return qorgan_value_get_number (value, &number) || refuse (error, _ ("this is not a whole number"));
    case QORGAN_REAL:
      return qorgan_value_get_real (value, &real) || refuse (error, _ ("this is not a number"));
    }
  g_assert_not_reached ();
}

/**
 * qorgan_value_split:
 * @value: (nullable): codes or links
 *
 * Returns: (transfer full) (array zero-terminated=1): the parts, in order; empty for NULL
 */
char **
qorgan_value_split (const char *value)
{
  return value == NULL ? g_new0 (char *, 1) : g_strsplit (value, " ", -1);
}

/**
 * qorgan_value_dup_links:
 * @value: (nullable): one or several links
 *
 * Returns: (transfer full) (element-type gint64): the ids, in order
 */
GArray *
qorgan_value_dup_links (const char *value)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (const char *c = value; c != NULL && *c != '\0';)
    {
      char *end;
      gint64 id = g_ascii_strtoll (c, &end, 10);

      if (end == c)
        break;
      g_array_append_val (ids, id);
      c = *end == ' ' ? end + 1 : end;
    }
  return ids;
}

/**
 * qorgan_value_get_number:
 * @value: (nullable): canonical text
 * @number: (out): the whole number
 *
 * Returns: whether @value is a whole number in decimal
 */
gboolean
qorgan_value_get_number (const char *value, gint64 *number)
{
  return value != NULL && g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, number, NULL);
}

/**
 * qorgan_value_get_real:
 * @value: (nullable): canonical text
 * @real: (out): the number
 *
 * Returns: whether @value is a finite number written with '.'
 */
gboolean
qorgan_value_get_real (const char *value, double *real)
{
  char *end;

  /* A letter would let "nan", "inf" and hexadecimal through. */
  if (value == NULL || strspn (value, "+-.0123456789eE") != strlen (value))
    return FALSE;
  errno = 0;
  *real = g_ascii_strtod (value, &end);
  return end != value && *end == '\0' && errno == 0 && isfinite (*real);
}

/**
 * qorgan_value_get_date:
 * @value: (nullable): canonical text
 * @date: (out): the date
 *
 * Returns: whether @value is a date, and not a text that was kept because nobody understood it
 */
gboolean
qorgan_value_get_date (const char *value, QorganDate *date)
{
  return value != NULL && qorgan_date_kept_text (value) == NULL && qorgan_date_parse (value, date, NULL);
}

/**
 * qorgan_value_from_links:
 * @ids: (array length=n): ids of records
 * @n: how many
 *
 * Returns: (transfer full) (nullable): the canonical value; NULL for none
 */
char *
qorgan_value_from_links (const gint64 *ids, gsize n)
{
  GString *value;

  if (n == 0)
    return NULL;
  value = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (value, "%s%" G_GINT64_FORMAT, i == 0 ? "" : " ", ids[i]);
  return g_string_free (value, FALSE);
}

/**
 * qorgan_value_from_number:
 * @number: a whole number
 *
 * Returns: (transfer full): the canonical value
 */
char *
qorgan_value_from_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/**
 * qorgan_value_from_real:
 * @real: a finite number
 *
 * Returns: (transfer full): the shortest text that reads back as the same number
 */
char *
qorgan_value_from_real (double real)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 1; digits < 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, real);
      if (g_ascii_strtod (buffer, NULL) == real)
        return g_strdup (buffer);
    }
  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, real));
}
