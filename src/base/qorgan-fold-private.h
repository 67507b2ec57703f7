/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of folding share: spelling to sounds, sounds to a stem. Sounds are written in lower-case ASCII, where
 * j is ж, x is ш and щ, c is ч, k is every к, қ, х and h, and i is every и, й, ы and і. */
#pragma once

#include "qorgan-fold.h"

void qorgan_fold_append_letter (GString *spelling, gunichar letter);
void qorgan_fold_append_sounds (GString *sounds, const char *spelling);
void qorgan_fold_strip_endings (GString *text, gsize start);
void qorgan_fold_collapse (GString *text, gsize start);
