/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line that says where something can be read. */
#pragma once

#include "qorgan-session.h"

G_BEGIN_DECLS

char *qorgan_session_cite (QorganSession *session, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
