/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sheet means: the value, its JSON, and how a casebook remembers it. The headings of a table say a lot about the
 * people in it, so they are remembered inside of the casebook and nowhere else; they are a setting of the file, not a
 * record: no bundle takes them along and no undo takes them back. */

#include "qorgan-sheet-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qorgan-casebook-error.h"
#include "qorgan-setting.h"

/**
 * qorgan_sheet_mapping_new:
 * @target: what rows become
 * @n_columns: of the sheet
 *
 * Returns: (transfer full): a mapping that says nothing of any column
 */
QorganSheetMapping *
qorgan_sheet_mapping_new (const QorganSheetTarget *target, guint n_columns)
{
  QorganSheetMapping *self = g_new0 (QorganSheetMapping, 1);

  self->target = target;
  self->slots = g_array_sized_new (FALSE, FALSE, sizeof (int), n_columns);
  g_array_set_size (self->slots, n_columns);
  for (guint i = 0; i < n_columns; i++)
    g_array_index (self->slots, int, i) = -1;
  return self;
}

/**
 * qorgan_sheet_mapping_copy:
 *
 * Returns: (transfer full): a copy
 */
QorganSheetMapping *
qorgan_sheet_mapping_copy (const QorganSheetMapping *self)
{
  QorganSheetMapping *copy = g_new0 (QorganSheetMapping, 1);

  copy->target = self->target;
  copy->has_headings = self->has_headings;
  copy->is_remembered = self->is_remembered;
  copy->slots = g_array_copy (self->slots);
  return copy;
}

/**
 * qorgan_sheet_mapping_free:
 * @self: (transfer full): a mapping
 */
void
qorgan_sheet_mapping_free (QorganSheetMapping *self)
{
  g_array_unref (self->slots);
  g_free (self);
}

/**
 * qorgan_sheet_mapping_slot:
 * @column: from 0
 *
 * Returns: which slot of the target it is, or -1
 */
int
qorgan_sheet_mapping_slot (const QorganSheetMapping *self, guint column)
{
  return column < self->slots->len ? g_array_index (self->slots, int, column) : -1;
}

/**
 * qorgan_sheet_mapping_set_slot:
 * @column: from 0
 * @slot: which slot of the target it is, or -1; a column that was this slot no longer is
 */
void
qorgan_sheet_mapping_set_slot (QorganSheetMapping *self, guint column, int slot)
{
  int other = slot >= 0 ? qorgan_sheet_mapping_column (self, slot) : -1;

  g_return_if_fail (column < self->slots->len && slot < (int) self->target->n_slots);

  if (other >= 0)
    g_array_index (self->slots, int, other) = -1;
  g_array_index (self->slots, int, column) = slot;
}

/**
 * qorgan_sheet_mapping_column:
 * @slot: a slot of the target
 *
 * Returns: the column that is this slot, or -1
 */
int
qorgan_sheet_mapping_column (const QorganSheetMapping *self, int slot)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (g_array_index (self->slots, int, i) == slot)
      return (int) i;
  return -1;
}

/**
 * qorgan_sheet_mapping_to_json:
 *
 * Returns: (transfer full): its JSON on one line
 */
char *
qorgan_sheet_mapping_to_json (const QorganSheetMapping *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "target");
  json_builder_add_string_value (builder, self->target->name);
  json_builder_set_member_name (builder, "headings");
  json_builder_add_boolean_value (builder, self->has_headings);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->slots->len; i++)
    {
      int slot = g_array_index (self->slots, int, i);

      if (slot < 0)
        json_builder_add_null_value (builder);
      else
        json_builder_add_string_value (builder, self->target->slots[slot].name);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_VALUE, format, arguments));
  va_end (arguments);
  return FALSE;
}

static gboolean
read_columns (QorganSheetMapping *self, JsonArray *columns, GError **error)
{
  for (guint i = 0; i < json_array_get_length (columns) && i < self->slots->len; i++)
    {
      JsonNode *node = json_array_get_element (columns, i);
      int slot;

      if (JSON_NODE_HOLDS_NULL (node))
        continue;
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return refuse (error, _ ("“%s” has to be a list of names and nulls."), "columns");
      slot = qorgan_sheet_target_find_slot (self->target, json_node_get_string (node));
      if (slot < 0)
        return refuse (error, _ ("There is no “%s” that a column could be."), json_node_get_string (node));
      qorgan_sheet_mapping_set_slot (self, i, slot);
    }
  return TRUE;
}

/**
 * qorgan_sheet_mapping_from_json:
 * @json: as qorgan_sheet_mapping_to_json() writes it
 * @n_columns: of the sheet it is for; what it says of further columns is passed over
 * @error: return location for a %QORGAN_CASEBOOK_ERROR_VALUE
 *
 * Returns: (transfer full) (nullable): the mapping
 */
QorganSheetMapping *
qorgan_sheet_mapping_from_json (const char *json, guint n_columns, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *columns = object != NULL ? json_object_get_member (object, "columns") : NULL;
  const char *name = object != NULL ? json_object_get_string_member_with_default (object, "target", NULL) : NULL;
  const QorganSheetTarget *target = qorgan_sheet_target_by_name (name);
  g_autoptr (QorganSheetMapping) self = NULL;

  if (object == NULL)
    refuse (error, "%s", _ ("The mapping is not a JSON object."));
  else if (target == NULL)
    refuse (error, _ ("Rows cannot become “%s”."), name != NULL ? name : "");
  else if (columns == NULL || !JSON_NODE_HOLDS_ARRAY (columns))
    refuse (error, _ ("“%s” has to be a list of names and nulls."), "columns");
  else
    {
      self = qorgan_sheet_mapping_new (target, n_columns);
      self->has_headings = json_object_get_boolean_member_with_default (object, "headings", TRUE);
      if (read_columns (self, json_node_get_array (columns), error))
        return g_steal_pointer (&self);
    }
  return NULL;
}

/* The headings of a table, whatever their case: what tells it from others. */
static char *
setting_name (const QorganSheet *sheet)
{
  GString *name = g_string_new ("columns of");

  for (guint i = 0; i < qorgan_sheet_n_columns (sheet); i++)
    {
      g_autofree char *folded = g_utf8_casefold (qorgan_sheet_cell (sheet, 0, i), -1);

      g_string_append_printf (name, "\n%s", folded);
    }
  return g_string_free_and_steal (name);
}

/**
 * qorgan_sheet_mapping_remember:
 * @sheet: a sheet with headings
 *
 * Keeps in the casebook what tables with these headings mean.
 *
 * Returns: whether it could be written
 */
gboolean
qorgan_sheet_mapping_remember (const QorganSheetMapping *self,
                               const QorganSheet *sheet,
                               QorganSession *session,
                               GError **error)
{
  g_autofree char *name = setting_name (sheet);
  g_autofree char *json = qorgan_sheet_mapping_to_json (self);

  return qorgan_session_set_setting (session, name, json, error);
}

/**
 * qorgan_sheet_mapping_forget:
 * @sheet: a sheet with headings
 *
 * The next table with these headings is guessed again.
 *
 * Returns: whether it could be written
 */
gboolean
qorgan_sheet_mapping_forget (const QorganSheet *sheet, QorganSession *session, GError **error)
{
  g_autofree char *name = setting_name (sheet);

  return qorgan_session_set_setting (session, name, NULL, error);
}

/**
 * qorgan_sheet_mapping_recall:
 * @sheet: a sheet, which may have headings
 *
 * Returns: (transfer full) (nullable): what was remembered for tables with the headings that it has; %NULL without
 *   @error for nothing
 */
QorganSheetMapping *
qorgan_sheet_mapping_recall (const QorganSheet *sheet, QorganSession *session, GError **error)
{
  g_autofree char *name = setting_name (sheet);
  g_autofree char *json = NULL;
  QorganSheetMapping *mapping;

  if (!qorgan_session_get_setting (session, name, &json, error) || json == NULL)
    return NULL;
  /* One that a later version wrote, and this one does not understand, is none. */
  mapping = qorgan_sheet_mapping_from_json (json, qorgan_sheet_n_columns (sheet), NULL);
  if (mapping != NULL)
    mapping->is_remembered = TRUE;
  return mapping;
}
