/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window says that is to be closed while the casebook is still at work: that it goes by itself once that is
 * done. */
#pragma once

#include "qorgan-casebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_FINISHING (qorgan_finishing_get_type ())
G_DECLARE_FINAL_TYPE (QorganFinishing, qorgan_finishing, QORGAN, FINISHING, GObject)

QorganFinishing *qorgan_finishing_new (GtkWidget *window, QorganCasebook *casebook) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_finishing_ask_again (QorganFinishing *self);
gboolean qorgan_finishing_end (QorganFinishing *self);
void qorgan_finishing_close (QorganCasebook *casebook);

G_END_DECLS
