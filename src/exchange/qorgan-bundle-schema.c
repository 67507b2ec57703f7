/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON Schema of a line of a bundle, made from the kinds themselves so that it cannot drift from what the reader
 * takes. data/bundle.schema.json is its output; other people's programs check their files with it. */

#include "qorgan-bundle.h"

#include <json-glib/json-glib.h>

/* A partial date as base/qorgan-date.h has it, or "?" and the text nobody understood. */
#define POINT "[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2})?)?)?"
#define DATE "^(\\?.+|" POINT "~?|" POINT "@[a-z-]+|" POINT "/(" POINT "|\\.\\.)|\\.\\./" POINT ")$"

static void
add_string (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value);
}

static void
begin_object (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
}

/* null empties a field of a record that is there already. */
static void
add_type (JsonBuilder *json, const char *type)
{
  json_builder_set_member_name (json, "type");
  json_builder_begin_array (json);
  json_builder_add_string_value (json, type);
  json_builder_add_string_value (json, "null");
  json_builder_end_array (json);
}

static void
add_text_type (JsonBuilder *json, const char *name, const char *pattern, const char *description)
{
  begin_object (json, name);
  add_string (json, "description", description);
  add_type (json, "string");
  add_string (json, "pattern", pattern);
  json_builder_end_object (json);
}

static void
add_list_type (JsonBuilder *json, const char *name, const char *pattern, const char *description)
{
  begin_object (json, name);
  add_string (json, "description", description);
  add_type (json, "array");
  json_builder_set_member_name (json, "uniqueItems");
  json_builder_add_boolean_value (json, TRUE);
  begin_object (json, "items");
  add_string (json, "type", "string");
  add_string (json, "pattern", pattern);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static void
add_number_type (JsonBuilder *json, const char *name, const char *type, const char *description)
{
  begin_object (json, name);
  add_string (json, "description", description);
  add_type (json, type);
  json_builder_end_object (json);
}

static void
add_types (JsonBuilder *json)
{
  const char *id = "^[1-9][0-9]{0,18}$", *code = "^[a-z0-9_]+$";

  add_text_type (json, "type_text", "^[^\\u0000-\\u0008\\u000a-\\u001f]+$", "One line of text, not empty.");
  add_text_type (json, "type_prose", "^[^\\u0000-\\u0008\\u000b-\\u001f]+$",
                 "Paragraphs, with a line feed between lines.");
  add_text_type (json, "type_code", code, "The code of a term of a vocabulary.");
  add_list_type (json, "type_codes", code, "Codes of terms of a vocabulary.");
  add_text_type (
      json, "type_date", DATE,
      "A partial date: 2022, 2022-01, 2022-01-07, 2022-01-07T14:30, 2022-01-07@evening, 2022-01-07~ (about), "
      "2019-09/2020-01 (between), ../2022-01-07 (before), 2022-01-07/.. (after); or ? and a text that no "
      "date could be read from.");
  add_text_type (json, "type_link", id, "The id of another record, of the file or of the casebook.");
  add_list_type (json, "type_links", id, "Ids of other records, of the file or of the casebook.");
  add_number_type (json, "type_number", "integer", "A whole number.");
  add_number_type (json, "type_real", "number", "A number.");
  add_text_type (json, "type_field_name", "^[a-z_]+$", "The name of a field of the record that this one belongs to.");
}

static const char *
type_of (const QorganField *field)
{
  static const char *const names[] = {
    [QORGAN_TEXT] = "text",   [QORGAN_PROSE] = "prose",
    [QORGAN_CODE] = "code",   [QORGAN_CODES] = "codes",
    [QORGAN_DATE] = "date",   [QORGAN_LINK] = "link",
    [QORGAN_LINKS] = "links", [QORGAN_NUMBER] = "number",
    [QORGAN_REAL] = "real",   [QORGAN_FIELD_NAME] = "field_name",
  };

  return names[field->type];
}

/* What a type cannot say: the vocabulary of a code, the kinds a link may point to, the link a record cannot be without.
 */
static char *
describe (const QorganField *field)
{
  GString *text = g_string_new (field->label);

  if (field->vocabulary != NULL)
    g_string_append_printf (text, "; of the vocabulary %s", field->vocabulary);
  for (const guint8 *target = field->targets; target != NULL && *target != 0; target++)
    g_string_append_printf (text, "%s%s", target == field->targets ? "; " : " or ", qorgan_kind_by_id (*target)->name);
  if (field->flags & QORGAN_OWNER)
    g_string_append (text, "; a new record must have it");
  return g_string_free (text, FALSE);
}

static void
add_field (JsonBuilder *json, const QorganField *field)
{
  g_autofree char *reference = g_strdup_printf ("#/$defs/type_%s", type_of (field));
  g_autofree char *description = describe (field);

  begin_object (json, field->name);
  add_string (json, "description", description);
  add_string (json, "$ref", reference);
  json_builder_end_object (json);
}

static void
end_members (JsonBuilder *json, const char *first, const char *second)
{
  json_builder_end_object (json);
  json_builder_set_member_name (json, "required");
  json_builder_begin_array (json);
  json_builder_add_string_value (json, first);
  json_builder_add_string_value (json, second);
  json_builder_end_array (json);
}

static void
add_constant (JsonBuilder *json, const char *name, const char *value)
{
  begin_object (json, name);
  add_string (json, "const", value);
  json_builder_end_object (json);
}

static void
add_kind (JsonBuilder *json, const QorganKind *kind)
{
  begin_object (json, kind->name);
  add_string (json, "description", kind->label);
  add_string (json, "type", "object");
  begin_object (json, "properties");
  add_constant (json, "record", kind->name);
  begin_object (json, "id");
  add_string (json, "type", "string");
  add_string (json, "pattern", "^[1-9][0-9]{0,18}$");
  json_builder_end_object (json);
  for (guint i = 0; i < kind->n_fields; i++)
    add_field (json, &kind->fields[i]);
  end_members (json, "record", "id");
  json_builder_set_member_name (json, "additionalProperties");
  json_builder_add_boolean_value (json, FALSE);
  json_builder_end_object (json);
}

static void
add_heading (JsonBuilder *json)
{
  begin_object (json, "bundle");
  add_string (json, "description", "The first line of a bundle");
  add_string (json, "type", "object");
  begin_object (json, "properties");
  add_constant (json, "qorgan", "bundle");
  begin_object (json, "version");
  json_builder_set_member_name (json, "const");
  json_builder_add_int_value (json, QORGAN_BUNDLE_VERSION);
  json_builder_end_object (json);
  end_members (json, "qorgan", "version");
  json_builder_end_object (json);
}

static void
add_choice (JsonBuilder *json, const char *name)
{
  g_autofree char *reference = g_strconcat ("#/$defs/", name, NULL);

  json_builder_begin_object (json);
  add_string (json, "$ref", reference);
  json_builder_end_object (json);
}

/**
 * qorgan_bundle_dup_schema:
 *
 * Returns: (transfer full): the JSON Schema (draft 2020-12) that every line of a bundle fits
 */
char *
qorgan_bundle_dup_schema (void)
{
  g_autoptr (JsonBuilder) json = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  json_builder_begin_object (json);
  add_string (json, "$schema", "https://json-schema.org/draft/2020-12/schema");
  add_string (json, "title", "A line of a Qorgan bundle");
  add_string (
      json, "description",
      "A bundle is JSON Lines in UTF-8: a first line that says what it is, then one record a line. A field that "
      "is left out is empty in a new record and stays as it is in one that is there.");
  json_builder_set_member_name (json, "oneOf");
  json_builder_begin_array (json);
  add_choice (json, "bundle");
  for (guint i = 0; i < n_kinds; i++)
    add_choice (json, kinds[i]->name);
  json_builder_end_array (json);
  begin_object (json, "$defs");
  add_heading (json);
  for (guint i = 0; i < n_kinds; i++)
    add_kind (json, kinds[i]);
  add_types (json);
  json_builder_end_object (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
