/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-pieces.h. */

#include "qorgan-pieces.h"

#define SLICE_MICROSECONDS 3000

typedef struct
{
  QorganPiece make;
  guint index;
} Piece;

struct _QorganPieces
{
  gpointer owner; /* borrowed */
  GArray *pieces; /* (element-type Piece) */
  guint n_made;
  guint source; /* 0: nothing is being made */
  int priority;
};

static void
make_next (QorganPieces *self)
{
  Piece piece = g_array_index (self->pieces, Piece, self->n_made);

  if (!piece.make (self->owner, piece.index))
    self->n_made++;
}

static gboolean
make_cb (gpointer data)
{
  QorganPieces *self = data;
  guint source = self->source;
  gint64 end = g_get_monotonic_time () + SLICE_MICROSECONDS;

  /* A piece may ask for another priority, and so for another source. */
  while (!qorgan_pieces_is_done (self) && self->source == source && g_get_monotonic_time () < end)
    make_next (self);
  if (self->source != source)
    return G_SOURCE_REMOVE;
  if (!qorgan_pieces_is_done (self))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * qorgan_pieces_new:
 * @owner: what the pieces are made for
 *
 * Returns: (transfer full): no pieces
 */
QorganPieces *
qorgan_pieces_new (gpointer owner)
{
  QorganPieces *self = g_new0 (QorganPieces, 1);

  self->owner = owner;
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  return self;
}

/**
 * qorgan_pieces_free:
 *
 * What was not made yet never is.
 */
void
qorgan_pieces_free (QorganPieces *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_array_unref (self->pieces);
  g_free (self);
}

/**
 * qorgan_pieces_add:
 * @piece: what makes it
 * @index: handed to @piece
 *
 * To be made after those that were added before.
 */
void
qorgan_pieces_add (QorganPieces *self, QorganPiece piece, guint index)
{
  g_array_append_val (self->pieces, ((Piece) { piece, index }));
}

/**
 * qorgan_pieces_make:
 * @priority: of the main loop: above the next frame or below it
 *
 * Begins to make the pieces, or goes on at another priority.
 */
void
qorgan_pieces_make (QorganPieces *self, int priority)
{
  if (qorgan_pieces_is_done (self) || (self->source != 0 && self->priority == priority))
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->priority = priority;
  self->source = g_idle_add_full (priority, make_cb, self, NULL);
}

/**
 * qorgan_pieces_finish:
 *
 * Makes all the rest at once.
 */
void
qorgan_pieces_finish (QorganPieces *self)
{
  while (!qorgan_pieces_is_done (self))
    make_next (self);
  g_clear_handle_id (&self->source, g_source_remove);
}

/**
 * qorgan_pieces_is_done:
 *
 * Returns: whether all of them are made
 */
gboolean
qorgan_pieces_is_done (const QorganPieces *self)
{
  return self->n_made >= self->pieces->len;
}
