/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a bundle: kinds in their order, records by id, fields as their kind lists them. The same records are the same
 * bytes, so that two exports can be compared with any tool. Terms are written as well: a bundle explains its codes. */

#include "qorgan-bundle.h"

#include "qorgan-bundle-json.h"

typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *line; /* used again for every record */
} Writing;

static gboolean
write_line (Writing *self, GError **error)
{
  g_string_append_c (self->line, '\n');
  return g_output_stream_write_all (self->stream, self->line->str, self->line->len, NULL, self->cancellable, error);
}

/**
 * qorgan_bundle_append_record:
 * @json: JSON being written
 * @record: a record
 *
 * Appends @record as a bundle has it: one object, its fields in the order of its kind, without a line end.
 */
void
qorgan_bundle_append_record (GString *json, const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);

  g_string_append_printf (json, "{\"record\":\"%s\",\"id\":\"%" G_GINT64_FORMAT "\"", kind->name,
                          qorgan_record_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);
      const char *value = qorgan_record_value (record, field);

      if (value == NULL)
        continue;
      g_string_append_printf (json, ",\"%s\":", kind->fields[i].name);
      qorgan_bundle_json_append_value (json, field, value);
    }
  g_string_append_c (json, '}');
}

static gboolean
write_record (QorganRecord *record, gpointer data, GError **error)
{
  Writing *self = data;

  g_string_truncate (self->line, 0);
  qorgan_bundle_append_record (self->line, record);
  return write_line (self, error);
}

/**
 * qorgan_bundle_export_run:
 * @session: a session
 * @stream: (type GOutputStream): where to; flushed, not closed
 * @cancellable: (nullable): stops in the middle, and leaves what was written
 * @error: return location for an error of the file or of the stream
 *
 * Writes every record. A QorganJob.
 *
 * Returns: (transfer none) (nullable): @stream, or NULL on failure
 */
gpointer
qorgan_bundle_export_run (QorganSession *session, gpointer stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) buffered = g_buffered_output_stream_new_sized (stream, 64 * 1024);
  g_autoptr (GString) line = g_string_new (NULL);
  Writing writing = { buffered, cancellable, line };
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffered), FALSE);
  g_string_printf (line, "{\"qorgan\":\"bundle\",\"version\":%d}", QORGAN_BUNDLE_VERSION);
  if (!write_line (&writing, error))
    return NULL;
  for (guint i = 0; i < n_kinds; i++)
    if (!qorgan_session_each (session, kinds[i], write_record, &writing, error))
      return NULL;
  return g_output_stream_flush (buffered, cancellable, error) ? stream : NULL;
}
