/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number row as digits, by the place of the key on the keyboard. Right after a letter a key keeps its letter, and
 * with Shift always: "7 Қаңтар" has to be typed with the same keys. */

#include "qorgan-digit-keys.h"

/* Keycodes of the X keyboard map, which Wayland uses as well: the evdev code and 8. */
#define KEY_1 10
#define KEY_0 19
#define KEY_MINUS 20
#define KEY_SLASH 61

/**
 * qorgan_digit_keys_translate:
 * @keyval: what the layout makes of the key
 * @keycode: which key it is
 * @state: what is held down with it
 * @before: the character before the caret, 0 at the start
 *
 * Returns: the character to type instead, or 0: leave the key alone
 */
gunichar
qorgan_digit_keys_translate (guint keyval, guint keycode, GdkModifierType state, gunichar before)
{
  gunichar typed = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || typed == 0
      || g_unichar_isalpha (before))
    return 0;
  if (keycode >= KEY_1 && keycode <= KEY_0)
    return g_unichar_isdigit (typed) ? 0 : '0' + (keycode - KEY_1 + 1) % 10;
  if (typed < 0x80)
    return 0;
  if (keycode == KEY_MINUS)
    return '-';
  return keycode == KEY_SLASH ? '.' : 0; /* where the Russian layout has the full stop */
}

static gunichar
character_before_caret (GtkEditable *editable)
{
  int start, end;
  const char *text = gtk_editable_get_text (editable);

  if (!gtk_editable_get_selection_bounds (editable, &start, &end))
    start = gtk_editable_get_position (editable);
  return start > 0 ? g_utf8_get_char (g_utf8_offset_to_pointer (text, start - 1)) : 0;
}

static gboolean
key_pressed_cb (GtkEditable *editable,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  gunichar character = qorgan_digit_keys_translate (keyval, keycode, state, character_before_caret (editable));
  char utf8[7] = { 0 };
  int position;

  if (character == 0 || !gtk_editable_get_editable (editable))
    return GDK_EVENT_PROPAGATE;
  gtk_editable_delete_selection (editable);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, utf8, g_unichar_to_utf8 (character, utf8), &position);
  gtk_editable_set_position (editable, position);
  return GDK_EVENT_STOP;
}

/**
 * qorgan_digit_keys_add:
 * @text: a field of dates or numbers
 */
void
qorgan_digit_keys_add (GtkText *text)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), text, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (text), controller);
}
