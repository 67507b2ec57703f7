/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a long list, before the rest of it has been read. */
#pragma once

#include "qorgan-list-job.h"

G_BEGIN_DECLS

gboolean qorgan_list_first_applies (const QorganListJob *job);
QorganListState *qorgan_list_first_read (QorganSession *session, const QorganQuery *query, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
