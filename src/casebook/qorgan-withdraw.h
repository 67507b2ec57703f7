/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record that was created by a first value which was taken out again. */
#pragma once

#include "qorgan-session.h"

G_BEGIN_DECLS

QorganEntry *qorgan_session_withdraw (QorganSession *session, QorganRecord *born, gint64 visit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
