/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why the rows of a list are there, while words are searched for. */
#pragma once

#include "qorgan-list.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_FINDINGS (qorgan_findings_get_type ())
G_DECLARE_FINAL_TYPE (QorganFindings, qorgan_findings, QORGAN, FINDINGS, GObject)

/* Signal ::changed: other words are searched for, or more is known. */
QorganFindings *qorgan_findings_of (QorganList *list);
const char *qorgan_findings_searched (QorganFindings *self);
const char *qorgan_findings_get (QorganFindings *self, gint64 id);

G_END_DECLS
