/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above a record's form: what it is called in other languages and otherwise, and how far it can be relied
 * on: how many sources, doubts, gaps. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-dossier.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_RECORD_HEAD (qorgan_record_head_get_type ())
G_DECLARE_FINAL_TYPE (QorganRecordHead, qorgan_record_head, QORGAN, RECORD_HEAD, GtkBox)

GtkWidget *qorgan_record_head_new (void);
void qorgan_record_head_show (QorganRecordHead *self,
                              const QorganDossier *dossier,
                              QorganCasebook *casebook,
                              gboolean is_covered);

G_END_DECLS
