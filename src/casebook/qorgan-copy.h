/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new record like one that is there. */
#pragma once

#include "qorgan-session.h"

G_BEGIN_DECLS

gboolean qorgan_field_is_copied (QorganFieldId field);
QorganEntry *qorgan_session_copy (QorganSession *session, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
