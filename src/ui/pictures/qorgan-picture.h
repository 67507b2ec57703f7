/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of one page, for `./dev picture`. */
#pragma once

#include "qorgan-window.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_PICTURE (qorgan_picture_get_type ())
G_DECLARE_FINAL_TYPE (QorganPicture, qorgan_picture, QORGAN, PICTURE, GObject)

QorganPicture *qorgan_picture_new (const char *page, const char *size, double text_scale, const char *file)
    G_GNUC_WARN_UNUSED_RESULT;
void qorgan_picture_print_subjects (void);
void qorgan_picture_start (QorganPicture *self, QorganWindow *window);

G_END_DECLS
