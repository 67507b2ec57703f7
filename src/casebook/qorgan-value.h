/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values in their canonical text (see QorganType): checking one against its field, taking one apart, making one. */
#pragma once

#include "qorgan-date.h"
#include "qorgan-kind.h"

G_BEGIN_DECLS

gboolean qorgan_value_check (QorganFieldId field, const char *value, GError **error);

char **qorgan_value_split (const char *value) G_GNUC_WARN_UNUSED_RESULT;
GArray *qorgan_value_dup_links (const char *value) G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_value_get_number (const char *value, gint64 *number);
gboolean qorgan_value_get_real (const char *value, double *real);
gboolean qorgan_value_get_date (const char *value, QorganDate *date);

char *qorgan_value_from_links (const gint64 *ids, gsize n) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_value_from_number (gint64 number) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_value_from_real (double real) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
