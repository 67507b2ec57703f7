/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case from one typed line. Shows, as one types, what was understood, and writes all of it as one change. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_QUICK_ENTRY (qorgan_quick_entry_get_type ())
G_DECLARE_FINAL_TYPE (QorganQuickEntry, qorgan_quick_entry, QORGAN, QUICK_ENTRY, AdwDialog)

AdwDialog *qorgan_quick_entry_new (QorganCasebook *casebook);
void qorgan_quick_entry_set_line (QorganQuickEntry *self, const char *line);

/* Signal ::added (gint64 id): the case that the line made, or went to. */

G_END_DECLS
