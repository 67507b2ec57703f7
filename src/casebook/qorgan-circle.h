/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links that may not lead back to where they began: a place within itself, a step that follows itself. */
#pragma once

#include "qorgan-session.h"

G_BEGIN_DECLS

gboolean qorgan_circle_check (QorganSession *session,
                              const QorganChange *change,
                              gint64 id,
                              QorganFieldId field,
                              const char *value,
                              GError **error);

G_END_DECLS
