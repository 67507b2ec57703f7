/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large casebook to measure with: made through qorgan_session_apply(), the same from the same size every time. */
#pragma once

#include "qorgan-casebook.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  QorganCasebook *casebook;
  guint n_cases;
} BenchCasebook;

/* Ten steps a case, an incident for every second, a person for every third. @passphrase: (nullable): encrypts it */
BenchCasebook *bench_casebook_new (guint n_cases, const char *passphrase) G_GNUC_WARN_UNUSED_RESULT;
void bench_casebook_free (BenchCasebook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchCasebook, bench_casebook_free)

/* Names that occur, in the scripts they are typed in; ends with NULL. */
const char *const *bench_casebook_typed (void);

G_END_DECLS
