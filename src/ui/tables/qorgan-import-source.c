/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be imported, read on another thread: a table of 60 MB takes a second to take apart. */

#include "qorgan-import-source.h"

typedef struct
{
  GFile *file;   /* owned; NULL: read already, or pasted */
  GBytes *bytes; /* owned */
  char *text;    /* owned; pasted */
  gboolean again; /* encoding and separator are given */
  QorganSheetEncoding encoding;
  char separator;
} Errand;

/**
 * qorgan_import_source_free:
 * @self: (transfer full): a source
 */
void
qorgan_import_source_free (QorganImportSource *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->sheet, qorgan_sheet_unref);
  g_free (self->text);
  g_free (self);
}

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_clear_object (&errand->file);
  g_clear_pointer (&errand->bytes, g_bytes_unref);
  g_free (errand->text);
  g_free (errand);
}

static QorganImportSource *
read_source (Errand *errand, GCancellable *cancellable, GError **error)
{
  g_autoptr (QorganImportSource) source = g_new0 (QorganImportSource, 1);

  source->encoding = errand->encoding;
  if (errand->file != NULL)
    {
      source->bytes = qorgan_sheet_read_file (errand->file, cancellable, error);
      if (source->bytes == NULL || !qorgan_sheet_guess_encoding (source->bytes, &source->encoding, error))
        return NULL;
    }
  else if (errand->bytes != NULL)
    source->bytes = g_bytes_ref (errand->bytes);
  if (source->bytes != NULL)
    source->text = qorgan_sheet_decode (source->bytes, source->encoding);
  else
    {
      g_autoptr (GBytes) pasted = g_bytes_new (errand->text, strlen (errand->text));

      source->text = qorgan_sheet_decode (pasted, QORGAN_SHEET_UTF_8);
    }
  source->separator = errand->again ? errand->separator : qorgan_sheet_guess_separator (source->text);
  source->sheet = qorgan_sheet_new (source->text, source->separator, error);
  return source->sheet != NULL ? g_steal_pointer (&source) : NULL;
}

static void
read_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  QorganImportSource *source = read_source (data, cancellable, &error);

  if (source != NULL)
    g_task_return_pointer (task, source, (GDestroyNotify) qorgan_import_source_free);
  else
    g_task_return_error (task, error);
}

static void
start (Errand *taken, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, taken, errand_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * qorgan_import_source_read_file_async:
 * @file: a table
 * @callback: called with the result of qorgan_import_source_read_finish()
 */
void
qorgan_import_source_read_file_async (GFile *file,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->file = g_object_ref (file);
  start (errand, cancellable, callback, user_data);
}

/**
 * qorgan_import_source_read_text_async:
 * @text: a table, or a list of names
 * @callback: called with the result of qorgan_import_source_read_finish()
 */
void
qorgan_import_source_read_text_async (const char *text,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->text = g_strdup (text);
  start (errand, cancellable, callback, user_data);
}

/**
 * qorgan_import_source_read_again_async:
 * @source: what was read
 * @encoding: how it is encoded, says the person
 * @separator: what parts its columns; '\0': it has one
 * @callback: called with the result of qorgan_import_source_read_finish()
 */
void
qorgan_import_source_read_again_async (const QorganImportSource *source,
                                       QorganSheetEncoding encoding,
                                       char separator,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  Errand *errand = g_new0 (Errand, 1);

  if (source->bytes != NULL)
    errand->bytes = g_bytes_ref (source->bytes);
  else
    errand->text = g_strdup (source->text);
  errand->again = TRUE;
  errand->encoding = encoding;
  errand->separator = separator;
  start (errand, cancellable, callback, user_data);
}

/**
 * qorgan_import_source_read_finish:
 *
 * Returns: (transfer full) (nullable): what was read; %NULL with @error set
 */
QorganImportSource *
qorgan_import_source_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
