/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a dependant's second line, made while the page is read. */
#pragma once

#include "qorgan-dossier.h"

G_BEGIN_DECLS

gboolean qorgan_field_points_back (QorganFieldId field, const QorganKind *kind);
char *qorgan_dossier_word_summary (const QorganDossier *self,
                                   QorganSession *session,
                                   const QorganRecord *record,
                                   QorganFieldId owner) G_GNUC_WARN_UNUSED_RESULT;

char *qorgan_dossier_read_title (QorganSession *session,
                                 const QorganRecord *page,
                                 const QorganHandling *of_page,
                                 gint64 id,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
