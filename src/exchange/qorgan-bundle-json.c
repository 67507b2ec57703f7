/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from strangers. What json-glib would take too kindly (a field given twice, a zero byte in a text, a
 * number of thirty digits) or too hard (ten thousand brackets, one call deep each) is found by one pass over the line
 * before it is asked to parse. */

#include "qorgan-bundle-json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  guint depth;
  guint n_members; /* of the outermost object, counted by their colons */
  gboolean too_deep;
  gboolean has_zero;
  gboolean too_large;
} Scan;

/* Returns the end of the string that starts after @c. */
static const char *
scan_string (const char *c, Scan *scan)
{
  for (; *c != '\0' && *c != '"'; c++)
    if (*c == '\\' && c[1] != '\0')
      {
        c++;
        if (strncmp (c, "u0000", 5) == 0)
          scan->has_zero = TRUE;
      }
  return c;
}

/* json-glib makes some other number of one that has no room in 64 bits. Returns the end of the number that starts at
 * @c.
 */
static const char *
scan_number (const char *c, gboolean negative, Scan *scan)
{
  gsize digits = strspn (c, "0123456789");
  const char *limit = negative ? "9223372036854775808" : "9223372036854775807";

  if (digits > strlen (limit) || (digits == strlen (limit) && strncmp (c, limit, digits) > 0))
    scan->too_large = TRUE;
  return c + strspn (c, "0123456789.eE+-");
}

static Scan
scan_line (const char *line)
{
  Scan scan = { 0 };

  for (const char *c = line; *c != '\0' && !scan.too_deep; c++)
    {
      if (*c == '"')
        c = scan_string (c + 1, &scan);
      else if (g_ascii_isdigit (*c))
        c = scan_number (c, c > line && c[-1] == '-', &scan) - 1;
      else if (*c == '{' || *c == '[')
        scan.too_deep = ++scan.depth > QORGAN_BUNDLE_MAX_DEPTH;
      else if ((*c == '}' || *c == ']') && scan.depth > 0)
        scan.depth--;
      else if (*c == ':' && scan.depth == 1)
        scan.n_members++;
      if (*c == '\0')
        break;
    }
  return scan;
}

/* json-glib tells the place in front of its message: "<data>:1:23: …". */
static char *
word_parse_error (const GError *error)
{
  guint column;

  if (sscanf (error->message, "%*[^:]:%*u:%u", &column) == 1)
    return g_strdup_printf (_ ("this is not valid JSON, at about character %u"), column);
  return g_strdup (_ ("this is not valid JSON"));
}

/**
 * qorgan_bundle_json_parse:
 * @parser: a strict parser, used again for every line
 * @line: a line
 * @length: its length in bytes
 * @fault: (out): what is wrong with it
 *
 * Returns: (transfer none) (nullable): the object the line holds, until @parser is used again
 */
JsonObject *
qorgan_bundle_json_parse (JsonParser *parser, const char *line, gsize length, char **fault)
{
  JsonNode *root;
  JsonObject *object = NULL;
  g_autoptr (GError) error = NULL;
  Scan scan;

  if (!g_utf8_validate (line, (gssize) length, NULL))
    {
      *fault = g_strdup (_ ("the line is not valid UTF-8"));
      return NULL;
    }
  scan = scan_line (line);
  if (scan.too_deep)
    *fault = g_strdup_printf (_ ("brackets are nested more than %d deep"), QORGAN_BUNDLE_MAX_DEPTH);
  else if (scan.has_zero)
    *fault = g_strdup (_ ("a text holds the character U+0000"));
  else if (scan.too_large)
    *fault = g_strdup (_ ("a number is too large"));
  else if (!json_parser_load_from_data (parser, line, (gssize) length, &error))
    *fault = word_parse_error (error);
  else if ((root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    *fault = g_strdup (_ ("this is not a JSON object"));
  else if (json_object_get_size (json_node_get_object (root)) != scan.n_members)
    *fault = g_strdup (_ ("a field stands there twice"));
  else
    object = json_node_get_object (root);
  return object;
}

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static char *
join_strings (JsonArray *array, char **fault)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *text = is_string (element) ? json_node_get_string (element) : "";

      /* The canonical text has a space between the parts, so none can be inside of one. */
      if (*text == '\0' || strchr (text, ' ') != NULL)
        {
          *fault = g_strdup (_ ("each part of the list has to be a text without spaces"));
          return NULL;
        }
      g_string_append_printf (joined, "%s%s", i == 0 ? "" : " ", text);
    }
  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

static char *
dup_number (QorganFieldId field, JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (qorgan_field (field)->type == QORGAN_NUMBER)
    return type == G_TYPE_INT64 ? qorgan_value_from_number (json_node_get_int (node)) : NULL;
  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? qorgan_value_from_real (json_node_get_double (node)) : NULL;
}

/**
 * qorgan_bundle_json_get_value:
 * @field: the field the value is for
 * @node: what the file has
 * @value: (out): the canonical value, not checked yet; NULL for null and for an empty list
 * @fault: (out): what is wrong with it
 *
 * Returns: whether @node is of the JSON type that the field's type asks for
 */
gboolean
qorgan_bundle_json_get_value (QorganFieldId field, JsonNode *node, char **value, char **fault)
{
  *value = NULL;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  switch (qorgan_field (field)->type)
    {
    case QORGAN_TEXT:
    case QORGAN_PROSE:
    case QORGAN_CODE:
    case QORGAN_DATE:
    case QORGAN_FIELD_NAME:
      if (is_string (node))
        *value = json_node_dup_string (node);
      else
        *fault = g_strdup (_ ("this has to be a text in quotation marks"));
      break;
    case QORGAN_LINK:
      if (is_string (node))
        *value = json_node_dup_string (node);
      else
        *fault = g_strdup (_ ("this has to be the id of a record, in quotation marks"));
      break;
    case QORGAN_CODES:
    case QORGAN_LINKS:
      if (JSON_NODE_HOLDS_ARRAY (node))
        *value = join_strings (json_node_get_array (node), fault);
      else
        *fault = g_strdup (_ ("this has to be a list of texts"));
      break;
    case QORGAN_NUMBER:
      *value = dup_number (field, node);
      if (*value == NULL)
        *fault = g_strdup (_ ("this has to be a whole number, without quotation marks"));
      break;
    case QORGAN_REAL:
      *value = dup_number (field, node);
      if (*value == NULL)
        *fault = g_strdup (_ ("this has to be a number, without quotation marks"));
      break;
    }
  return *fault == NULL;
}

/**
 * qorgan_bundle_json_append_string:
 * @json: JSON being written
 * @text: valid UTF-8
 *
 * Appends @text in quotation marks. Only what must be escaped is, so that a Russian text stays readable.
 */
void
qorgan_bundle_json_append_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *c = text; *c != '\0'; c++)
    switch (*c)
      {
      case '"':
        g_string_append (json, "\\\"");
        break;
      case '\\':
        g_string_append (json, "\\\\");
        break;
      case '\n':
        g_string_append (json, "\\n");
        break;
      case '\t':
        g_string_append (json, "\\t");
        break;
      default:
        if ((guchar) *c < ' ' || *c == 0x7f)
          g_string_append_printf (json, "\\u%04x", (guchar) *c);
        else if ((guchar) *c == 0xc2 && (guchar) c[1] < 0xa0)
          g_string_append_printf (json, "\\u%04x", (guchar) * ++c); /* the other control characters, U+0080 to U+009F */
        else
          g_string_append_c (json, *c);
      }
  g_string_append_c (json, '"');
}

/**
 * qorgan_bundle_json_append_value:
 * @json: JSON being written
 * @field: the field of the value
 * @value: its canonical value
 */
void
qorgan_bundle_json_append_value (GString *json, QorganFieldId field, const char *value)
{
  QorganType type = qorgan_field (field)->type;

  if (type == QORGAN_NUMBER || type == QORGAN_REAL)
    g_string_append (json, value);
  else if (type == QORGAN_CODES || type == QORGAN_LINKS)
    {
      g_auto (GStrv) parts = qorgan_value_split (value);

      g_string_append_c (json, '[');
      for (guint i = 0; parts[i] != NULL; i++)
        {
          if (i > 0)
            g_string_append_c (json, ',');
          qorgan_bundle_json_append_string (json, parts[i]);
        }
      g_string_append_c (json, ']');
    }
  else
    qorgan_bundle_json_append_string (json, value);
}
