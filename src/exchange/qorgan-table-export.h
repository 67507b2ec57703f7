/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list as a CSV file for somebody: what they may not see is left out, row by row and cell by cell, and counted. */
#pragma once

#include "qorgan-query.h"

G_BEGIN_DECLS

typedef struct _QorganTableExport QorganTableExport;

/* What was written. */
typedef struct
{
  GString *text;   /* in UTF-8 with a byte order mark */
  guint n_rows;
  guint n_left_out[QORGAN_SENSITIVITY_SEALED + 1]; /* rows, by how sensitive they are */
  guint n_emptied; /* cells of rows that were written */
} QorganTableExported;

QorganTableExport *qorgan_table_export_new (const QorganQuery *query,
                                            const char *const *columns,
                                            QorganSensitivity audience) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_table_export_free (QorganTableExport *self);
void qorgan_table_exported_free (QorganTableExported *self);
char *qorgan_table_exported_to_message (const QorganTableExported *self,
                                        QorganVocabularies *vocabularies,
                                        QorganLanguage language) G_GNUC_WARN_UNUSED_RESULT;

/* A QorganJob: data is the QorganTableExport, the result a QorganTableExported. */
gpointer qorgan_table_export_run (QorganSession *session, gpointer export, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganTableExport, qorgan_table_export_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganTableExported, qorgan_table_exported_free)

G_END_DECLS
