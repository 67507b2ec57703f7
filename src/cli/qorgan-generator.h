/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up casebooks of any size, for measuring and for trying things out: the same seed makes the same records. */
#pragma once

#include "qorgan-change.h"

G_BEGIN_DECLS

typedef struct _QorganGenerator QorganGenerator;

QorganGenerator *qorgan_generator_new (guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_generator_free (QorganGenerator *self);

gint64 qorgan_generator_first_id (const QorganGenerator *self);
guint qorgan_generator_n_records (const QorganGenerator *self);
QorganChange *qorgan_generator_make_ground (QorganGenerator *self) G_GNUC_WARN_UNUSED_RESULT;
QorganChange *qorgan_generator_make_cases (QorganGenerator *self, guint n_cases) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganGenerator, qorgan_generator_free)

G_END_DECLS
