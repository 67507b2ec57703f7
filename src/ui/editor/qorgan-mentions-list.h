/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of a record's page: where else it is mentioned. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_MENTIONS_LIST (qorgan_mentions_list_get_type ())
G_DECLARE_FINAL_TYPE (QorganMentionsList, qorgan_mentions_list, QORGAN, MENTIONS_LIST, GtkBox)

GtkWidget *qorgan_mentions_list_new (QorganCasebook *casebook, gint64 id);
void qorgan_mentions_list_set_covered (QorganMentionsList *self, gboolean is_covered);

G_END_DECLS
