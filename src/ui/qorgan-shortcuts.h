/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard shortcuts, whatever layout the keyboard has. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *group; /* English, translatable; the same for those that stand together */
  const char *title; /* English, translatable */
  guint key;         /* GDK_KEY_* as on a Latin layout, lower case */
  GdkModifierType modifiers;
  const char *action; /* NULL: what has the focus answers the key by itself */
  const char *target; /* of the action, a string; NULL: none */
} QorganShortcut;

const QorganShortcut *qorgan_shortcuts (guint *n_shortcuts);
const QorganShortcut *qorgan_shortcuts_find (guint keyval, guint keycode, GdkModifierType modifiers);
gboolean qorgan_shortcuts_activate (GtkWidget *start, guint keyval, guint keycode, GdkModifierType modifiers);

G_END_DECLS
