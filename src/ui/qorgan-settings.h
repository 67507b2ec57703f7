/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program keeps or finds outside the casebook. */
#pragma once

#include <gtk/gtk.h>

#include "qorgan-language.h"

G_BEGIN_DECLS

void qorgan_settings_find_places (void);
GFile *qorgan_settings_demo_file (void) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_settings_copy_demo_async (GAsyncReadyCallback callback, gpointer data);
GFile *qorgan_settings_copy_demo_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_settings_dup_device (GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_settings_dup_person (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_settings_keep_person (const char *name, GError **error);

char *qorgan_settings_dup_language_code (void) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_settings_speak (const char *code);
void qorgan_settings_keep_language_code (const char *code);
QorganLanguage qorgan_settings_language (void);

void qorgan_settings_keep_window (GtkWindow *window);
void qorgan_settings_restore_window (GtkWindow *window);
char *qorgan_settings_dup_of_kind (const char *key, const char *kind) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_settings_keep_of_kind (const char *key, const char *kind, const char *text);
char *qorgan_settings_dup_page (void) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_settings_keep_page (const char *page);
GAction *qorgan_settings_create_map_action (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
