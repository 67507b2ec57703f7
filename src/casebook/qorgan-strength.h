/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How hard a passphrase is to guess, in words. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  QORGAN_STRENGTH_VERY_WEAK, /* not accepted for a casebook */
  QORGAN_STRENGTH_WEAK,
  QORGAN_STRENGTH_FAIR,
  QORGAN_STRENGTH_STRONG,
  QORGAN_STRENGTH_VERY_STRONG,
} QorganStrength;

QorganStrength qorgan_strength_of (const char *passphrase);
const char *qorgan_strength_in_words (QorganStrength strength);
const char *qorgan_strength_advice (QorganStrength strength);

G_END_DECLS
