/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in columns that stand under each other, whatever the script. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _QorganCliTable QorganCliTable;

QorganCliTable *qorgan_cli_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_cli_table_free (QorganCliTable *self);
void qorgan_cli_table_take_row (QorganCliTable *self, GStrv taken);
char *qorgan_cli_table_to_text (const QorganCliTable *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganCliTable, qorgan_cli_table_free)

G_END_DECLS
