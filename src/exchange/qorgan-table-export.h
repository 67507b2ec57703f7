/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list as a table for somebody: as a CSV file, or for the clipboard. What they may not hear of is left out, row by
 * row and cell by cell, and counted. */
#pragma once

#include "qorgan-disclosure.h"
#include "qorgan-query.h"
#include "qorgan-table-writing.h"

G_BEGIN_DECLS

/**
 * QorganTableWish:
 * @query: which records, in what order
 * @rows: (nullable) (element-type gint64): only these, in this order
 * @columns: (nullable) (array zero-terminated=1): names of columns of its kind, in their order; %NULL: all
 * @all_fields: every field of the records in place of the columns of lists
 * @audience: for whom, and where
 * @format: a CSV file has headings, the clipboard has not
 */
typedef struct
{
  const QorganQuery *query;
  const GArray *rows;
  const char *const *columns;
  gboolean all_fields;
  QorganAudience audience;
  QorganTableFormat format;
} QorganTableWish;

typedef struct _QorganTableExport QorganTableExport;

/* What was written. */
typedef struct
{
  GString *text;   /* in UTF-8; CSV with a byte order mark */
  GString *html;   /* for the clipboard: the same as a table in HTML; else %NULL */
  guint n_rows;
  guint n_left_out[QORGAN_SENSITIVITY_SEALED + 1]; /* rows, by how sensitive they are */
  guint n_emptied; /* cells of rows that were written */
} QorganTableExported;

QorganTableExport *qorgan_table_export_new (const QorganTableWish *wish) G_GNUC_WARN_UNUSED_RESULT;
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
