/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that are like one another, for a table of thousands of them: what qorgan_session_similar() does for one record,
 * out of memory. */
#pragma once

#include "qorgan-similar.h"

G_BEGIN_DECLS

typedef struct _QorganSheetLikes QorganSheetLikes;

QorganSheetLikes *qorgan_sheet_likes_new (gboolean are_people) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_sheet_likes_free (QorganSheetLikes *self);
void qorgan_sheet_likes_add (QorganSheetLikes *self, const char *name, gconstpointer what);
gconstpointer qorgan_sheet_likes_find (QorganSheetLikes *self, const char *name, QorganSimilarReason *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganSheetLikes, qorgan_sheet_likes_free)

G_END_DECLS
