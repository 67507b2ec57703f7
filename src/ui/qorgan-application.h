/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: its windows, its command line, its language. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QORGAN_TYPE_APPLICATION (qorgan_application_get_type ())
G_DECLARE_FINAL_TYPE (QorganApplication, qorgan_application, QORGAN, APPLICATION, AdwApplication)

QorganApplication *qorgan_application_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_application_present_file (QorganApplication *self, GFile *file);
gboolean qorgan_application_present_other (QorganApplication *self, GtkWindow *window, GFile *file);
void qorgan_application_stay (QorganApplication *self);
gboolean qorgan_application_starts_again (QorganApplication *self, GPtrArray **files);

G_END_DECLS
