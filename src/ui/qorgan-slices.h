/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on many widgets of which nobody waits for all: a little at a time, between frames. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef void (*QorganSlice) (gpointer object);

void qorgan_slices_add (gpointer object, QorganSlice work);
void qorgan_slices_let_go (gpointer object);
void qorgan_slices_finish (void);

G_END_DECLS
