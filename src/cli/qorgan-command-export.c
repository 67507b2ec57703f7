/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `export`: writes the casebook as a bundle. */

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "qorgan-bundle.h"
#include "qorgan-cli.h"

static gboolean force;

static GOutputStream *
open_output (GFile *file, GError **error)
{
  /* What comes out is readable to anyone who gets the file, so at least only its owner does at first. */
  GFileCreateFlags flags = G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION;
  GFileOutputStream *stream = force ? g_file_replace (file, NULL, FALSE, flags, NULL, error)
                                    : g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, error);

  if (error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_clear_error (error);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("“%s” is there already. With --force it is replaced."),
                   g_file_peek_path (file));
    }
  return G_OUTPUT_STREAM (stream);
}

/* A file half written looks like a whole one, so none is left behind; one that was to be replaced stays as it was. */
static void
give_up (GFile *file, GOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
  if (!force)
    g_file_delete (file, NULL, NULL);
}

/* With --force a slip of the hand would replace the casebook by its own copy, which has no history. */
static gboolean
is_the_casebook (QorganCasebook *casebook, const char *name)
{
  GStatBuf casebook_info, info;

  return g_stat (qorgan_casebook_get_path (casebook), &casebook_info) == 0 && g_stat (name, &info) == 0
         && casebook_info.st_dev == info.st_dev && casebook_info.st_ino == info.st_ino;
}

static QorganExit
export_to_file (QorganCasebook *casebook, const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = open_output (file, &error);

  if (stream == NULL)
    {
      qorgan_cli_complain (error->message);
      return QORGAN_EXIT_NOT_OPENED;
    }
  if (qorgan_casebook_run_sync (casebook, qorgan_bundle_export_run, stream, &error) != NULL
      && g_output_stream_close (stream, NULL, &error))
    return QORGAN_EXIT_OK;
  give_up (file, stream);
  qorgan_cli_complain (error->message);
  return QORGAN_EXIT_REFUSED;
}

static QorganExit
export_to_standard_output (QorganCasebook *casebook)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (GError) error = NULL;

  if (qorgan_casebook_run_sync (casebook, qorgan_bundle_export_run, stream, &error) != NULL)
    return QORGAN_EXIT_OK;
  qorgan_cli_complain (error->message);
  return QORGAN_EXIT_REFUSED;
}

static QorganExit
run (const char *path, char **arguments)
{
  QorganExit failure;
  g_autoptr (QorganCasebook) casebook = qorgan_cli_open (path, &failure);

  if (casebook == NULL)
    return failure;
  if (is_the_casebook (casebook, arguments[0]))
    {
      qorgan_cli_complain (_ ("A casebook cannot be exported onto itself."));
      return QORGAN_EXIT_NOT_OPENED;
    }
  return g_str_equal (arguments[0], "-") ? export_to_standard_output (casebook)
                                         : export_to_file (casebook, arguments[0]);
}

static const GOptionEntry options[] = {
  { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Replace FILE if it is there"), NULL },
  { NULL },
};

const QorganCommand qorgan_command_export = {
  .name = "export",
  .arguments = N_ ("FILE|-"),
  .summary = N_ ("Write all records as a bundle"),
  .help = N_ ("Writes every record to FILE, or to standard output, as JSON Lines: one record a line. Only you can read "
              "FILE, but it is not encrypted. The same records are always the same bytes. The history is not "
              "exported."),
  .options = options,
  .n_arguments = 1,
  .run = run,
};
