/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page made piece by piece, between the keys of whoever uses it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QorganPiece:
 * @owner: whose page it is
 * @index: which of its kind
 *
 * Makes a piece that takes a millisecond or two.
 *
 * Returns: whether it is to be called again for more of it
 */
typedef gboolean (*QorganPiece) (gpointer owner, guint index);

typedef struct _QorganPieces QorganPieces;

QorganPieces *qorgan_pieces_new (gpointer owner) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_pieces_free (QorganPieces *self);
void qorgan_pieces_add (QorganPieces *self, QorganPiece piece, guint index);
void qorgan_pieces_make (QorganPieces *self, int priority);
void qorgan_pieces_finish (QorganPieces *self);
gboolean qorgan_pieces_is_done (const QorganPieces *self);

G_END_DECLS
