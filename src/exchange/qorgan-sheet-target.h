/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of a sheet can become: records of one kind, or several records at once (a person with the case, the
 * incident and the first step of a detention). A slot is what a column can be; it may fill several fields. */
#pragma once

#include "qorgan-kinds.h"

G_BEGIN_DECLS

#define QORGAN_SHEET_SLOT_FIELDS 4

typedef struct
{
  const char *name;  /* in saved mappings; never changes */
  const char *label; /* English, translatable */
  gboolean is_name;  /* goes into one of three fields, by its letters; @fields has the first of them */
  QorganFieldId fields[QORGAN_SHEET_SLOT_FIELDS]; /* 0 after the last */
} QorganSheetSlot;

/* What every row says without a column. */
typedef struct
{
  QorganFieldId field;
  const char *value; /* canonical */
} QorganSheetConstant;

typedef struct
{
  const char *name; /* in saved mappings and on the command line; never changes */
  const char *label; /* English, translatable */
  guint8 kinds[8];   /* a record of each in every row; 0 after the last. The first is what the row is about */
  guint8 optional;   /* of these kinds, one that is only made where a column gives it something; 0: none */
  gboolean is_event; /* its records belong together as those of one event do: qorgan-event-records.h */
  const QorganSheetConstant *constants;
  guint n_constants;
  const QorganSheetSlot *slots;
  guint n_slots;
} QorganSheetTarget;

const QorganSheetTarget *qorgan_sheet_targets (guint *n_targets);
const QorganSheetTarget *qorgan_sheet_target_by_name (const char *name);
int qorgan_sheet_target_find_slot (const QorganSheetTarget *target, const char *name);
const char *qorgan_sheet_slot_label (const QorganSheetSlot *slot);
gboolean qorgan_sheet_kind_goes_by_name (const QorganKind *kind);

G_END_DECLS
