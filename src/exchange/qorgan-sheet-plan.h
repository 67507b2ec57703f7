/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet on its way into the casebook. The first run is dry: it says what would be made and everything that is wrong,
 * by line and column. Once each fault is decided upon, the second does the same and applies it, as one change. */
#pragma once

#include "qorgan-casebook.h"
#include "qorgan-sheet-mapping.h"

G_BEGIN_DECLS

/* More remarks than this nobody reads; the rest is counted. */
#define QORGAN_SHEET_MAX_REMARKS 500

/* What to do about a remark. */
typedef enum
{
  QORGAN_SHEET_UNDECIDED = 0,
  QORGAN_SHEET_LEAVE_EMPTY = 1 << 0,
  QORGAN_SHEET_KEEP_TEXT = 1 << 1, /* of a date: as text, marked */
  QORGAN_SHEET_SKIP_ROW = 1 << 2,
  QORGAN_SHEET_LINK = 1 << 3,      /* it is the record that is there */
  QORGAN_SHEET_MAKE_NEW = 1 << 4,  /* it is another of that name */
} QorganSheetDecision;

/* One thing to know of one cell. */
typedef struct
{
  guint row;
  guint column;
  guint line;        /* of the file, from 1 */
  gboolean is_error; /* nothing is imported before it is decided upon */
  char *where;       /* the column, as the sheet calls it */
  char *cell;
  char *message;     /* completes "line 14, Detained: …" */
  guint choices;     /* QorganSheetDecision that make sense */
  QorganSheetDecision decision; /* that holds */
} QorganSheetRemark;

char *qorgan_sheet_remark_to_text (const QorganSheetRemark *self) G_GNUC_WARN_UNUSED_RESULT;

/* What came of a run. */
typedef struct
{
  GPtrArray *remarks;   /* (element-type QorganSheetRemark) in the order of the rows */
  guint n_remarks;      /* those that are not listed too */
  guint n_errors;       /* undecided */
  guint n_rows;         /* that become records */
  guint n_left_out;
  guint created[QORGAN_N_KINDS + 1]; /* by id of the kind */
  guint linked[QORGAN_N_KINDS + 1];
  gboolean applied;
} QorganSheetPlan;

void qorgan_sheet_plan_free (QorganSheetPlan *self);

typedef struct _QorganSheetImport QorganSheetImport;

/* What the casebook knows afterwards of tables with the same headings. */
typedef enum
{
  QORGAN_SHEET_LEAVE, /* what it knew before */
  QORGAN_SHEET_REMEMBER, /* what this one means */
  QORGAN_SHEET_FORGET, /* nothing */
} QorganSheetMemory;

QorganSheetImport *qorgan_sheet_import_new (QorganCasebook *casebook,
                                            QorganSheet *sheet,
                                            const QorganSheetMapping *mapping,
                                            const QorganDate *today) G_GNUC_WARN_UNUSED_RESULT;
QorganSheetImport *qorgan_sheet_import_copy (const QorganSheetImport *self) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_sheet_import_free (QorganSheetImport *self);
void qorgan_sheet_import_decide (QorganSheetImport *self, guint row, guint column, QorganSheetDecision decision);
void qorgan_sheet_import_decide_all (QorganSheetImport *self, QorganSheetDecision decision);
void qorgan_sheet_import_correct (QorganSheetImport *self, guint row, guint column, const char *cell);
void qorgan_sheet_import_set_apply (QorganSheetImport *self, QorganSheetMemory memory);

/* A QorganJob: data is the QorganSheetImport, the result a QorganSheetPlan. */
gpointer qorgan_sheet_import_run (QorganSession *session, gpointer import, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganSheetPlan, qorgan_sheet_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganSheetImport, qorgan_sheet_import_free)

G_END_DECLS
