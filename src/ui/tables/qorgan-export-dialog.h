/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that writes a list into a CSV file. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"
#include "qorgan-table-export.h"

G_BEGIN_DECLS

void qorgan_export_dialog_present (QorganCasebook *casebook, const QorganTableWish *wish, GtkWidget *parent);

G_END_DECLS
