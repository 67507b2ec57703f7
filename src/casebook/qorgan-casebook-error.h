/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with a casebook above the file itself (see qorgan-db-error.h for that). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define QORGAN_CASEBOOK_ERROR (qorgan_casebook_error_quark ())
GQuark qorgan_casebook_error_quark (void);

typedef enum
{
  QORGAN_CASEBOOK_ERROR_NEWER,           /* made by a newer version of Qorgan */
  QORGAN_CASEBOOK_ERROR_NO_RECORD,       /* there is no record of that id (any more) */
  QORGAN_CASEBOOK_ERROR_VALUE,           /* the value does not fit its field */
  QORGAN_CASEBOOK_ERROR_KEPT,            /* cannot be deleted while others rest on it */
  QORGAN_CASEBOOK_ERROR_NO_OWNER,        /* a dependant without its owner */
  QORGAN_CASEBOOK_ERROR_NOTHING_TO_UNDO,
  QORGAN_CASEBOOK_ERROR_NOTHING_TO_REDO,
  QORGAN_CASEBOOK_ERROR_QUERY,           /* a query or filter that makes no sense */
  QORGAN_CASEBOOK_ERROR_READ_ONLY,
  QORGAN_CASEBOOK_ERROR_NOT_RESTORED,    /* what the history has cannot be brought back now */
  QORGAN_CASEBOOK_ERROR_VAULT,           /* a key could not be made */
  QORGAN_CASEBOOK_ERROR_MERGE,           /* these two cannot be one */
  QORGAN_CASEBOOK_ERROR_SEALED,          /* it may not be said there */
} QorganCasebookError;

gboolean qorgan_casebook_error_unless_gone (GError *failure, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
