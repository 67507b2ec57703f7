/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a bundle into the casebook. The whole file is read and judged before anything is written, and what is then
 * written is one change: one step to undo. A record that is there already is changed field by field; a field the line
 * leaves out stays as it is, so that a partner's shorter record takes nothing away; null empties a field. */

#include "qorgan-bundle.h"

#include <glib/gi18n-lib.h>

#include "qorgan-bundle-json.h"
#include "qorgan-bundle-lines.h"
#include "qorgan-bundle-reading.h"
#include "qorgan-casebook-error.h"
#include "qorgan-id.h"
#include "qorgan-kinds.h"

#define LINES_PER_PROGRESS 2000

struct _QorganBundleImport
{
  GInputStream *stream; /* owned */
  QorganBundleProgress progress;
  gpointer progress_data;
};

/* The line being read. Fields have eight bits. */
typedef struct
{
  guint number;
  const QorganKind *kind;
  gint64 id;
  QorganRecord *there; /* owned: the record as the casebook has it, or NULL */
  gboolean is_merged;  /* @there is the one that it was merged into */
  gboolean given[256];
  char *values[256];   /* owned: of the fields that are given */
} Line;

/**
 * qorgan_bundle_import_new:
 * @stream: where the bundle is read from, once
 *
 * Returns: (transfer full): the data of a qorgan_bundle_import_run()
 */
QorganBundleImport *
qorgan_bundle_import_new (GInputStream *stream)
{
  QorganBundleImport *self = g_new0 (QorganBundleImport, 1);

  self->stream = g_object_ref (stream);
  return self;
}

/**
 * qorgan_bundle_import_free:
 * @self: (transfer full): an import
 */
void
qorgan_bundle_import_free (QorganBundleImport *self)
{
  g_object_unref (self->stream);
  g_free (self);
}

/**
 * qorgan_bundle_import_set_progress:
 * @self: an import that does not run yet
 * @progress: (scope forever): told how far reading has come
 * @data: for @progress
 */
void
qorgan_bundle_import_set_progress (QorganBundleImport *self, QorganBundleProgress progress, gpointer data)
{
  self->progress = progress;
  self->progress_data = data;
}

/**
 * qorgan_bundle_import_result_free:
 * @self: (transfer full): a result
 */
void
qorgan_bundle_import_result_free (QorganBundleImportResult *self)
{
  qorgan_bundle_problems_free (self->problems);
  g_free (self);
}

static void
line_clear (Line *self)
{
  for (guint i = 0; self->kind != NULL && i < self->kind->n_fields; i++)
    g_free (self->values[i]);
  g_clear_pointer (&self->there, qorgan_record_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

static const char *
line_value (const Line *self, QorganFieldId field)
{
  guint index = QORGAN_FIELD_INDEX (field);

  if (self->given[index])
    return self->values[index];
  return self->there != NULL ? qorgan_record_value (self->there, field) : NULL;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* Which record the line is about: its kind and an id that no other line has. */
static gboolean
read_identity (QorganBundleReading *self, Line *line, JsonObject *object)
{
  const char *kind = get_text (object, "record");
  QorganBundleRecord *record;
  char *fault = NULL;

  line->kind = kind != NULL ? qorgan_kind_by_name (kind) : NULL;
  if (!qorgan_id_from_string (get_text (object, "id"), &line->id))
    fault = g_strdup (_ ("“id” has to be there and be the number of the record, in quotation marks"));
  else if ((record = g_hash_table_lookup (self->records, &line->id)) != NULL)
    fault = g_strdup_printf (_ ("line %u has the same id"), record->line);
  else
    {
      record = g_new0 (QorganBundleRecord, 1);
      *record = (QorganBundleRecord) { line->id, line->kind, line->number };
      g_hash_table_insert (self->records, &record->id, record);
    }
  if (fault != NULL)
    qorgan_bundle_problems_take (self->problems, line->number, kind, line->id, "id", fault);
  if (line->kind == NULL)
    qorgan_bundle_problems_take (self->problems, line->number, NULL, 0, NULL,
                                 kind != NULL ? g_strdup_printf (_ ("there is no kind of record “%s”"), kind)
                                              : g_strdup (_ ("“record” has to be there and name a kind of record")));
  return fault == NULL && line->kind != NULL;
}

/* Of the record that has this number, or that was merged away with it. Most lines of an import are new. */
static gboolean
find_kind (QorganBundleReading *self, gint64 id, const QorganKind **kind, GError **error)
{
  gint64 live = id;

  if (!qorgan_session_find_kind (self->session, id, kind, error))
    return FALSE;
  if (*kind != NULL || !self->has_merged)
    return TRUE;
  return qorgan_session_resolve (self->session, &live, error)
         && (live == id || qorgan_session_find_kind (self->session, live, kind, error));
}

/* The record as the casebook has it, if it does. FALSE without an error: it has another kind there. A record that was
 * merged into another here is that other one, which then is only told what it does not say yet. */
static gboolean
find_record (QorganBundleReading *self, Line *line, GError **error)
{
  const QorganKind *kind;

  if (!find_kind (self, line->id, &kind, error))
    return FALSE;
  if (kind == NULL)
    return TRUE;
  if (kind != line->kind)
    {
      qorgan_bundle_problems_take (self->problems, line->number, line->kind->name, line->id, "id",
                                   g_strdup_printf (_ ("the casebook has a record of this id, of the kind “%s”"),
                                                    kind->name));
      return FALSE;
    }
  line->there = qorgan_session_load (self->session, line->id, error);
  line->is_merged = line->there != NULL && qorgan_record_id (line->there) != line->id;
  return line->there != NULL;
}

static void
read_field (QorganBundleReading *self, Line *line, const char *name, JsonNode *node)
{
  QorganFieldId field;
  g_autofree char *value = NULL;
  g_autoptr (GError) failure = NULL;
  char *fault = NULL;

  if (!qorgan_kind_find_field (line->kind, name, &field))
    fault = g_strdup_printf (_ ("a record of the kind “%s” has no such field"), line->kind->name);
  else if (qorgan_bundle_json_get_value (field, node, &value, &fault) && !qorgan_value_check (field, value, &failure))
    fault = g_strdup (failure->message);
  if (fault != NULL)
    {
      qorgan_bundle_problems_take (self->problems, line->number, line->kind->name, line->id, name, fault);
      return;
    }
  line->given[QORGAN_FIELD_INDEX (field)] = TRUE;
  line->values[QORGAN_FIELD_INDEX (field)] = g_steal_pointer (&value);
}

static void
read_fields (QorganBundleReading *self, Line *line, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!g_str_equal (name, "record") && !g_str_equal (name, "id"))
      read_field (self, line, name, node);
  for (guint i = 0; i < line->kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (line->kind, i);
      g_autoptr (GError) failure = NULL;

      /* Only an owner may not be missing; where it is given and wrong, that has been said. */
      if (!json_object_has_member (object, line->kind->fields[i].name) && line_value (line, field) == NULL
          && !qorgan_value_check (field, NULL, &failure))
        qorgan_bundle_problems_take (self->problems, line->number, line->kind->name, line->id,
                                     line->kind->fields[i].name, g_strdup (failure->message));
    }
}

static gint64
owner_of (const Line *line)
{
  QorganFieldId field = qorgan_kind_owner (line->kind);
  const char *value = field != 0 ? line_value (line, field) : NULL;
  gint64 owner = 0;

  if (value != NULL)
    qorgan_id_from_string (value, &owner);
  return owner;
}

/* Whether the casebook knows already that a record had the number, from here or from another casebook that merged the
 * same two. */
static gboolean
is_known_number (QorganBundleReading *self, const Line *line, gboolean *known, GError **error)
{
  const char *former = line->kind == &qorgan_kind_alias ? line_value (line, QORGAN_ALIAS_FORMER) : NULL;
  gint64 alias = 0;

  *known = FALSE;
  if (former == NULL)
    return TRUE;
  if (!g_hash_table_add (self->formers, g_strdup (former)))
    *known = TRUE;
  else if (!qorgan_session_find_alias (self->session, former, &alias, NULL, error))
    return FALSE;
  *known |= alias != 0 && alias != line->id;
  return TRUE;
}

/* Of a record that was merged into another: whether the other may take @field from the line. It may have been decided
 * against this very value, consent is nobody's to widen, and a line of the other record's own knows better. */
static gboolean
may_fill (QorganBundleReading *self, const Line *line, QorganFieldId field)
{
  gint64 id = qorgan_record_id (line->there);

  return qorgan_record_value (line->there, field) == NULL && !(qorgan_field (field)->flags & QORGAN_CONSENT)
         && field != line->kind->sensitivity && !g_hash_table_contains (self->records, &id);
}

/* Puts into the change what the line says and the casebook does not say yet. */
static void
take_line (QorganBundleReading *self, const Line *line, QorganBundleImportResult *result)
{
  gint64 owner = owner_of (line);
  gint64 id = line->is_merged ? qorgan_record_id (line->there) : line->id;
  guint n_set = 0;

  if (line->there == NULL)
    qorgan_change_create (self->change, line->kind, line->id);
  for (guint i = 0; i < line->kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (line->kind, i);
      const char *value = line->values[i];

      if (!line->given[i]
          || g_strcmp0 (value, line->there != NULL ? qorgan_record_value (line->there, field) : NULL) == 0
          || (line->is_merged && !may_fill (self, line, field)))
        continue;
      qorgan_change_set (self->change, id, field, value);
      if (value != NULL)
        qorgan_bundle_reading_refer (self, line->number, id, field, value, owner);
      n_set++;
    }
  if (line->kind == &qorgan_kind_term && line_value (line, QORGAN_TERM_VOCABULARY) != NULL
      && line_value (line, QORGAN_TERM_CODE) != NULL)
    g_hash_table_add (self->terms, g_strconcat (line_value (line, QORGAN_TERM_VOCABULARY), " ",
                                                line_value (line, QORGAN_TERM_CODE), NULL));
  if (line->is_merged)
    result->n_merged++;
  if (line->there == NULL)
    result->n_created++;
  else if (n_set > 0)
    result->n_changed++;
  else
    result->n_unchanged++;
}

static gboolean
read_line (QorganBundleReading *self,
           JsonParser *parser,
           const QorganBundleLine *text,
           QorganBundleImportResult *result,
           GError **error)
{
  g_auto (Line) line = { .number = text->number };
  g_autoptr (GError) failure = NULL;
  JsonObject *object = NULL;
  char *fault = NULL;
  gboolean is_known;

  if (text->text == NULL)
    fault = g_strdup_printf (_ ("the line is longer than %d bytes"), QORGAN_BUNDLE_MAX_LINE);
  else if (strspn (text->text, " \t") == text->length)
    return TRUE;
  else
    object = qorgan_bundle_json_parse (parser, text->text, text->length, &fault);
  if (fault != NULL)
    qorgan_bundle_problems_take (self->problems, text->number, NULL, 0, NULL, fault);
  if (object == NULL || !read_identity (self, &line, object))
    return TRUE;
  if (!find_record (self, &line, &failure))
    {
      if (failure == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  read_fields (self, &line, object);
  if (!is_known_number (self, &line, &is_known, error))
    return FALSE;
  if (is_known)
    result->n_unchanged++;
  else
    take_line (self, &line, result);
  return TRUE;
}

/* FALSE: the rest of the file is not worth looking at. */
static gboolean
read_heading (QorganBundleReading *self, JsonParser *parser, const QorganBundleLine *line)
{
  g_autofree char *fault = NULL;
  JsonObject *object = line->text != NULL ? qorgan_bundle_json_parse (parser, line->text, line->length, &fault) : NULL;
  JsonNode *version = object != NULL ? json_object_get_member (object, "version") : NULL;
  char *message = NULL;

  if (object == NULL || g_strcmp0 (get_text (object, "qorgan"), "bundle") != 0 || version == NULL
      || !JSON_NODE_HOLDS_VALUE (version) || json_node_get_value_type (version) != G_TYPE_INT64
      || json_node_get_int (version) < 1)
    message = g_strdup_printf (_ ("this is not a bundle of Qorgan, whose first line is %s"),
                               "{\"qorgan\":\"bundle\",\"version\":1}");
  else if (json_node_get_int (version) > QORGAN_BUNDLE_VERSION)
    message = g_strdup_printf (_ ("the bundle was made by a newer version of Qorgan: it has the version "
                                  "%lld of the format, and this program knows %d"),
                               (long long) json_node_get_int (version), QORGAN_BUNDLE_VERSION);
  if (message != NULL)
    qorgan_bundle_problems_take (self->problems, line->number, NULL, 0, NULL, message);
  return message == NULL;
}

static gboolean
read_lines (QorganBundleReading *self,
            const QorganBundleImport *import,
            QorganBundleImportResult *result,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (QorganBundleLines) lines = qorgan_bundle_lines_new (import->stream);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  QorganBundleLine line = { 0 };
  gboolean has_line;

  json_parser_set_strict (parser, TRUE);
  if (!qorgan_bundle_lines_next (lines, &line, &has_line, cancellable, error))
    return FALSE;
  if (!has_line)
    qorgan_bundle_problems_take (self->problems, 1, NULL, 0, NULL, g_strdup (_ ("the file is empty")));
  if (!has_line || !read_heading (self, parser, &line))
    return TRUE;
  for (;;)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !qorgan_bundle_lines_next (lines, &line, &has_line, cancellable, error))
        return FALSE;
      if (!has_line)
        return qorgan_bundle_reading_check_references (self, error);
      if (!read_line (self, parser, &line, result, error))
        return FALSE;
      if (import->progress != NULL && line.number % LINES_PER_PROGRESS == 0)
        import->progress (line.number, import->progress_data);
    }
}

/**
 * qorgan_bundle_import_run:
 * @session: a session
 * @import: (type QorganBundleImport): what to read
 * @cancellable: (nullable): stops reading, and writing too; nothing is changed then
 * @error: return location for an error of the stream or the casebook's file; what is wrong with the bundle is no error
 *   but a result
 *
 * A QorganJob.
 *
 * Returns: (transfer full) (type QorganBundleImportResult) (nullable): what was done, or what is wrong
 */
gpointer
qorgan_bundle_import_run (QorganSession *session, gpointer import, GCancellable *cancellable, GError **error)
{
  g_autoptr (QorganBundleImportResult) result = g_new0 (QorganBundleImportResult, 1);
  g_autoptr (QorganChange) change = qorgan_change_new (QORGAN_VERB_IMPORT);
  g_autoptr (GHashTable) records = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GHashTable) terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) references = g_array_new (FALSE, FALSE, sizeof (QorganBundleReference));
  g_autoptr (GStringChunk) words = g_string_chunk_new (4096);
  g_autoptr (GHashTable) formers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  QorganBundleReading reading = { session, NULL, change, records, references, terms, formers, words };
  g_autoptr (QorganEntry) entry = NULL;

  result->problems = reading.problems = qorgan_bundle_problems_new ();
  if (!qorgan_session_has_merged (session, &reading.has_merged, error)
      || !read_lines (&reading, import, result, cancellable, error))
    return NULL;
  if (qorgan_bundle_problems_count (result->problems) == 0 && result->n_created + result->n_changed > 0)
    {
      entry = qorgan_session_apply (session, change, error);
      if (entry == NULL)
        return NULL;
      result->entry = entry->id;
    }
  return g_steal_pointer (&result);
}
