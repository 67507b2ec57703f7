/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who and what a sheet's names mean: records of the casebook, records that rows above have made, places of the
 * gazetteer. Two spellings of one name in two scripts are one; two that differ in one script, or by a letter, an
 * initial or a patronymic, are only alike. */
#pragma once

#include "qorgan-casebook.h"
#include "qorgan-similar.h"

G_BEGIN_DECLS

typedef struct _QorganSheetNames QorganSheetNames;

typedef enum
{
  QORGAN_SHEET_UNKNOWN,
  QORGAN_SHEET_ALIKE, /* may be the same */
  QORGAN_SHEET_SAME,
} QorganSheetLikeness;

typedef struct
{
  QorganSheetLikeness likeness;
  gint64 id;
  const char *title; /* as the casebook or the table writes it */
  guint n_others;    /* records that have the very same name */
  QorganSimilarReason reason; /* of QORGAN_SHEET_ALIKE */
} QorganSheetNamesake;

QorganSheetNames *qorgan_sheet_names_new (QorganCasebook *casebook, QorganSession *session, QorganChange *change)
    G_GNUC_WARN_UNUSED_RESULT;
void qorgan_sheet_names_free (QorganSheetNames *self);

gboolean qorgan_sheet_names_find (QorganSheetNames *self,
                                  const QorganKind *kind,
                                  const char *name,
                                  QorganSheetNamesake *found,
                                  GError **error);
gboolean qorgan_sheet_names_find_alike (QorganSheetNames *self,
                                        const QorganKind *kind,
                                        const char *name,
                                        QorganSheetNamesake *found,
                                        GError **error);
gint64 qorgan_sheet_names_create (QorganSheetNames *self, const QorganKind *kind, const char *name);
gboolean qorgan_sheet_names_get (QorganSheetNames *self,
                                 const guint8 *targets,
                                 const char *name,
                                 gint64 *id,
                                 GError **error);
guint qorgan_sheet_names_n_created (QorganSheetNames *self, const QorganKind *kind);
guint qorgan_sheet_names_n_linked (QorganSheetNames *self, const QorganKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganSheetNames, qorgan_sheet_names_free)

G_END_DECLS
