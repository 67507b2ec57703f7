/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be imported, read on another thread: a file or pasted text, and the sheet that came of it. */
#pragma once

#include <gio/gio.h>

#include "qorgan-sheet-text.h"
#include "qorgan-sheet.h"

G_BEGIN_DECLS

typedef struct
{
  GBytes *bytes;                 /* NULL: pasted */
  char *text;                    /* pasted, or decoded */
  QorganSheetEncoding encoding;  /* of a file */
  char separator;                /* '\0': one column */
  QorganSheet *sheet;
} QorganImportSource;

void qorgan_import_source_free (QorganImportSource *self);

void qorgan_import_source_read_file_async (GFile *file,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
void qorgan_import_source_read_text_async (const char *text,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
void qorgan_import_source_read_again_async (const QorganImportSource *source,
                                            QorganSheetEncoding encoding,
                                            char separator,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
QorganImportSource *qorgan_import_source_read_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganImportSource, qorgan_import_source_free)

G_END_DECLS
