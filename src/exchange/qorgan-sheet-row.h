/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of an import, for the two files that are it: qorgan-sheet-plan.c walks the rows and keeps what was
 * decided, qorgan-sheet-row.c makes one row into records. */
#pragma once

#include "qorgan-sheet-names.h"
#include "qorgan-sheet-plan.h"

G_BEGIN_DECLS

struct _QorganSheetImport
{
  QorganCasebook *casebook;
  QorganSheet *sheet;
  QorganSheetMapping *mapping;
  QorganDate today;
  GHashTable *decisions;   /* (element-type gint64 gpointer): row and column → QorganSheetDecision */
  GHashTable *corrections; /* (element-type gint64 utf8): row and column → what shall stand there */
  QorganSheetDecision all; /* of every error that nothing else was decided of */
  gboolean apply;
  QorganSheetMemory memory;
};

/* A run. */
typedef struct
{
  const QorganSheetImport *import;
  QorganSession *session;
  QorganChange *change;
  QorganSheetNames *names;
  QorganSheetPlan *plan;
  GHashTable *said;   /* (element-type gint64 GHashTable): what rows say of each record that goes by its name */
  GHashTable *lines;  /* (element-type gint64 gpointer): the line of the first row that says something of it */
  gboolean *serials;  /* a column each: holds a spreadsheet's numbers of days */
  guint row;
} QorganSheetRun;

/* What the row says of one field. */
typedef struct
{
  QorganFieldId field;
  guint column;
  char *value; /* canonical; of links, while they are not looked for yet, the cell */
} QorganSheetSaying;

typedef struct
{
  QorganSheetRun *run;
  GArray *sayings; /* (element-type QorganSheetSaying) */
  const char *name; /* of what the row is about */
  guint name_column;
  gint64 ids[QORGAN_N_KINDS + 1]; /* the row's record of each kind */
  gboolean are_new[QORGAN_N_KINDS + 1]; /* made for the row */
  QorganRecord *there; /* owned: what the row is about, as the casebook has it */
  GHashTable *said;    /* borrowed: what rows above say of it; NULL: nothing */
  gboolean skipped;
} QorganSheetRow;

/* qorgan-sheet-plan.c */
const char *qorgan_sheet_run_cell (const QorganSheetRun *self, guint column);
QorganSheetDecision qorgan_sheet_run_remark (QorganSheetRun *self,
                                             guint column,
                                             gboolean is_error,
                                             guint choices,
                                             QorganSheetDecision usual,
                                             char *message);
/* qorgan-sheet-row.c */
gboolean qorgan_sheet_run_row (QorganSheetRun *self, GError **error);

/* qorgan-sheet-cells.c */
void qorgan_sheet_row_read (QorganSheetRow *self);
gboolean qorgan_sheet_is_link (QorganFieldId field);
const QorganKind *qorgan_sheet_row_kind (const QorganSheetRow *self);

G_END_DECLS
