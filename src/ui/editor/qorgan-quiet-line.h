/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says of its record in passing, below everything: the numbers it once had. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-dossier.h"

G_BEGIN_DECLS

GtkWidget *qorgan_quiet_line_new (void);
void qorgan_quiet_line_show (GtkWidget *line, const QorganDossier *dossier);

G_END_DECLS
