/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On the page of a record with little in it: records that may be the same. Quiet: not there while there are none. */
#pragma once

#include <adwaita.h>

#include "qorgan-record-form.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_SIMILAR_GROUP (qorgan_similar_group_get_type ())
G_DECLARE_FINAL_TYPE (QorganSimilarGroup, qorgan_similar_group, QORGAN, SIMILAR_GROUP, AdwBin)

GtkWidget *qorgan_similar_group_new (QorganCasebook *casebook, QorganRecordForm *form);
void qorgan_similar_group_look (QorganSimilarGroup *self);

G_END_DECLS
