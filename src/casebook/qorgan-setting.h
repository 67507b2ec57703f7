/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small things a casebook remembers about itself: in the file, under its passphrase, but neither journaled nor
 * exported, because they are not about anybody. */
#pragma once

#include "qorgan-session.h"

G_BEGIN_DECLS

gboolean qorgan_session_get_setting (QorganSession *self, const char *name, char **value, GError **error);
gboolean qorgan_session_set_setting (QorganSession *self, const char *name, const char *value, GError **error);

G_END_DECLS
