/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody of sequence.h writes: records to do it to, and values that fit their fields, or hardly. */
#pragma once

#include "sequence.h"

G_BEGIN_DECLS

/* A number that is less than @n. */
guint writer_below (Writer *self, guint n);

void writer_note (Writer *self, gint64 id, const QorganKind *kind);
gint64 writer_some_record (Writer *self, const QorganKind **kind);
gint64 writer_some_of_kind (Writer *self, const QorganKind *kind, gint64 not_this);
char *writer_some_text (Writer *self, QorganFieldId id) G_GNUC_WARN_UNUSED_RESULT;
char *writer_some_value (Writer *self, QorganFieldId id, gint64 record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
