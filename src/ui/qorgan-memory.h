/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the C library does with memory that was freed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void qorgan_memory_tidy (void);

G_END_DECLS
