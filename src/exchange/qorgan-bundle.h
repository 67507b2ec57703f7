/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bundles: records as JSON Lines, for backups, for partners and for other people's programs. The first line says what
 * the file is, each further line is one record with its fields by name; data/bundle.schema.json describes the lines.
 * Reading checks the whole file first and changes nothing where anything is wrong. */
#pragma once

#include <gio/gio.h>

#include "qorgan-bundle-problem.h"
#include "qorgan-session.h"

G_BEGIN_DECLS

#define QORGAN_BUNDLE_VERSION 1

/**
 * QorganBundleProgress:
 * @n_lines: lines read so far
 * @data: what was given with the function
 *
 * Called on the database thread, every few thousand lines.
 */
typedef void (*QorganBundleProgress) (guint n_lines, gpointer data);

typedef struct _QorganBundleImport QorganBundleImport;

QorganBundleImport *qorgan_bundle_import_new (GInputStream *stream) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_bundle_import_free (QorganBundleImport *self);
void qorgan_bundle_import_set_progress (QorganBundleImport *self, QorganBundleProgress progress, gpointer data);

/**
 * QorganBundleImportResult:
 * @n_created: records that were new
 * @n_changed: records that were there and now say something else
 * @n_unchanged: records that said the same already
 * @n_merged: of those counted above: records that were merged into another here, which took from them what it did not
 *   say yet
 * @entry: the journal's line of it; 0: nothing was changed
 * @problems: what is wrong with the file; where there is anything, nothing was changed
 */
typedef struct
{
  guint n_created;
  guint n_changed;
  guint n_unchanged;
  guint n_merged;
  gint64 entry;
  QorganBundleProblems *problems;
} QorganBundleImportResult;

/* A QorganJob: data is the QorganBundleImport, the result a QorganBundleImportResult. */
gpointer qorgan_bundle_import_run (QorganSession *session, gpointer import, GCancellable *cancellable, GError **error);
void qorgan_bundle_import_result_free (QorganBundleImportResult *self);

/* A QorganJob: data is the GOutputStream to write to; any result but NULL means that everything was written. */
gpointer qorgan_bundle_export_run (QorganSession *session, gpointer stream, GCancellable *cancellable, GError **error);

void qorgan_bundle_append_record (GString *json, const QorganRecord *record);

char *qorgan_bundle_dup_schema (void) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganBundleImport, qorgan_bundle_import_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganBundleImportResult, qorgan_bundle_import_result_free)

G_END_DECLS
