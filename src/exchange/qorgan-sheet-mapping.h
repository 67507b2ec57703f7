/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sheet means: what its rows become, whether its first row is headings, which slot each column is. A plain
 * value; its JSON is the command line's --map, and what the casebook remembers for the next table with the same
 * headings:
 * {"target":"detention","headings":true,"columns":["name","date",null,"place"]} */
#pragma once

#include <json-glib/json-glib.h>

#include "qorgan-session.h"
#include "qorgan-sheet-target.h"
#include "qorgan-sheet.h"

G_BEGIN_DECLS

typedef struct
{
  const QorganSheetTarget *target;
  gboolean has_headings;
  gboolean is_remembered; /* from an earlier table with the same headings */
  GArray *slots; /* (element-type int) a column each: index of a slot of @target, or -1 */
} QorganSheetMapping;

QorganSheetMapping *qorgan_sheet_mapping_new (const QorganSheetTarget *target, guint n_columns)
    G_GNUC_WARN_UNUSED_RESULT;
QorganSheetMapping *qorgan_sheet_mapping_copy (const QorganSheetMapping *self) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_sheet_mapping_free (QorganSheetMapping *self);
int qorgan_sheet_mapping_slot (const QorganSheetMapping *self, guint column);
void qorgan_sheet_mapping_set_slot (QorganSheetMapping *self, guint column, int slot);
int qorgan_sheet_mapping_column (const QorganSheetMapping *self, int slot);

char *qorgan_sheet_mapping_to_json (const QorganSheetMapping *self) G_GNUC_WARN_UNUSED_RESULT;
QorganSheetMapping *qorgan_sheet_mapping_from_json (const char *json, guint n_columns, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* qorgan-sheet-guess.c */
QorganSheetMapping *qorgan_sheet_guess_mapping (const QorganSheet *sheet, const QorganSheetTarget *target)
    G_GNUC_WARN_UNUSED_RESULT;

/* On the database thread. */
gboolean qorgan_sheet_mapping_remember (const QorganSheetMapping *self,
                                        const QorganSheet *sheet,
                                        QorganSession *session,
                                        GError **error);
gboolean qorgan_sheet_mapping_forget (const QorganSheet *sheet, QorganSession *session, GError **error);
QorganSheetMapping *qorgan_sheet_mapping_recall (const QorganSheet *sheet, QorganSession *session, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganSheetMapping, qorgan_sheet_mapping_free)

G_END_DECLS
