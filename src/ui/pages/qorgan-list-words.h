/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of a kind says while it is empty. */
#pragma once

#include "qorgan-kind.h"

G_BEGIN_DECLS

/* English, translatable. */
typedef struct
{
  const char *title;
  const char *description;
  const char *button;
} QorganListWords;

const QorganListWords *qorgan_list_words (const QorganKind *kind);

G_END_DECLS
