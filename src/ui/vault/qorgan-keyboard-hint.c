/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-keyboard-hint.h. The label is hidden while there is nothing to say. */

#include "qorgan-keyboard-hint.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkEditable *entry;
  GdkDevice *keyboard; /* owned while the entry is on the screen; NULL: there is none */
  gboolean doubts;     /* what was typed before was wrong */
} Hint;

static GQuark
hint_quark (void)
{
  return g_quark_from_static_string ("qorgan-keyboard-hint");
}

static Hint *
hint_of (GtkLabel *label)
{
  return g_object_get_qdata (G_OBJECT (label), hint_quark ());
}

static void
hint_free (gpointer data)
{
  Hint *hint = data;

  g_clear_object (&hint->keyboard);
  g_free (hint);
}

/**
 * qorgan_keyboard_hint_say:
 * @label: where something is said, or nothing
 * @text: (nullable): what; %NULL: nothing
 *
 * A screen reader is told when there is something to say, and not again while it only changes.
 */
void
qorgan_keyboard_hint_say (GtkLabel *label, const char *text)
{
  gboolean is_new = text != NULL && !gtk_widget_get_visible (GTK_WIDGET (label));

  if (text != NULL)
    gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  if (is_new)
    gtk_accessible_announce (GTK_ACCESSIBLE (label), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
is_latin (gunichar letter)
{
  return !g_unichar_isalpha (letter) || g_unichar_get_script (letter) == G_UNICODE_SCRIPT_LATIN;
}

/* The letters typed, not the list of layouts, tell which keyboard it is; not every screen can name the layout. */
static gboolean
types_other_letters (const Hint *hint)
{
  const char *text = gtk_editable_get_text (hint->entry);
  glong length = g_utf8_strlen (text, -1);

  return length > 0 && !is_latin (g_utf8_get_char (g_utf8_offset_to_pointer (text, length - 1)));
}

static char *
layout_name (const Hint *hint)
{
  g_auto (GStrv) names = hint->keyboard != NULL ? gdk_device_get_layout_names (hint->keyboard) : NULL;
  int active = hint->keyboard != NULL ? gdk_device_get_active_layout_index (hint->keyboard) : -1;

  return names != NULL && active >= 0 && active < (int) g_strv_length (names) ? g_strdup (names[active]) : NULL;
}

static void
update (GtkLabel *label)
{
  const Hint *hint = hint_of (label);
  g_autofree char *layout = layout_name (hint);
  g_autofree char *words = NULL;

  if (hint->keyboard != NULL && gdk_device_get_caps_lock_state (hint->keyboard))
    words = g_strdup (_ ("Caps Lock is on."));
  else if (types_other_letters (hint))
    words = layout != NULL
                /* Translators: %s is the name of a keyboard layout, “Russian” */
                ? g_strdup_printf (_ ("You are typing letters that are not Latin: the keyboard layout is %s."), layout)
                : g_strdup (_ ("You are typing letters that are not Latin."));
  else if (hint->doubts)
    words = g_strdup (_ ("Is it another keyboard layout, or Caps Lock?"));
  qorgan_keyboard_hint_say (label, words);
}

static void
map_cb (GtkLabel *label)
{
  Hint *hint = hint_of (label);
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (hint->entry)));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  g_set_object (&hint->keyboard, keyboard);
  if (hint->keyboard == NULL)
    return;
  g_signal_connect_object (hint->keyboard, "notify::caps-lock-state", G_CALLBACK (update), label, G_CONNECT_SWAPPED);
  g_signal_connect_object (hint->keyboard, "notify::active-layout-index", G_CALLBACK (update), label,
                           G_CONNECT_SWAPPED);
  update (label);
}

static void
unmap_cb (GtkLabel *label)
{
  Hint *hint = hint_of (label);

  if (hint->keyboard != NULL)
    g_signal_handlers_disconnect_by_func (hint->keyboard, update, label);
  g_clear_object (&hint->keyboard);
  qorgan_keyboard_hint_say (label, NULL);
}

/**
 * qorgan_keyboard_hint_add:
 * @label: where it is said
 * @entry: where a passphrase is typed, in the same window
 */
void
qorgan_keyboard_hint_add (GtkLabel *label, GtkEditable *entry)
{
  Hint *hint = g_new0 (Hint, 1);

  hint->entry = entry;
  g_object_set_qdata_full (G_OBJECT (label), hint_quark (), hint, hint_free);
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), label, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "map", G_CALLBACK (map_cb), label, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "unmap", G_CALLBACK (unmap_cb), label, G_CONNECT_SWAPPED);
}

/**
 * qorgan_keyboard_hint_set_doubts:
 * @label: where it is said
 * @doubts: whether what was typed before was wrong, so that layout and Caps Lock may be why
 */
void
qorgan_keyboard_hint_set_doubts (GtkLabel *label, gboolean doubts)
{
  hint_of (label)->doubts = doubts;
  update (label);
}
