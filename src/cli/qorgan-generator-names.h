/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up people and outlets, with their names in the three languages. */
#pragma once

#include "qorgan-language.h"

G_BEGIN_DECLS

typedef struct
{
  char *names[QORGAN_N_LANGUAGES]; /* owned */
  gboolean female;
} QorganMadeName;

void qorgan_made_name_init_person (QorganMadeName *self, GRand *random);
void qorgan_made_name_init_outlet (QorganMadeName *self, GRand *random, const char *const *place);
void qorgan_made_name_clear (QorganMadeName *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QorganMadeName, qorgan_made_name_clear)

G_END_DECLS
