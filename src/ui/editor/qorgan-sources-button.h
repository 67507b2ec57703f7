/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many sources speak of a field and whether they agree: a small button beside it, which opens what they say. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-claims.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_SOURCES_BUTTON (qorgan_sources_button_get_type ())
G_DECLARE_FINAL_TYPE (QorganSourcesButton, qorgan_sources_button, QORGAN, SOURCES_BUTTON, GtkButton)

void qorgan_sources_button_show (QorganSourcesButton *self, const char *field, const QorganAgreement *agreement);

G_END_DECLS
