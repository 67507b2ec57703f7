/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In a line of words the same key is a digit and a letter: 9 and the first letter of «ұсталды». So the number row types
 * its letters, and what was typed with nothing but the number row becomes digits when the word ends; right after them
 * the keys are digits at once, as in a field of dates. A field of dates itself needs none of this: see
 * qorgan-digit-keys.h. */

#include "qorgan-digit-words.h"

#include "qorgan-digit-keys.h"

/* What a Kazakh layout has where 1, 2 … 9, 0 are; no other has all of it, and a French "&" stays what it is. */
static const char *const kazakh_row[] = { "\"", "ә", "і", "ң", "ғ", ",", ".", "ү", "ұ", "қ" };

/* What was typed by the number row since the word began. */
typedef struct
{
  GString *typed;
  GString *digits;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_string_free (row->typed, TRUE);
  g_string_free (row->digits, TRUE);
  g_free (row);
}

static GQuark
row_quark (void)
{
  return g_quark_from_static_string ("qorgan-digit-words");
}

static void
forget (Row *row)
{
  g_string_truncate (row->typed, 0);
  g_string_truncate (row->digits, 0);
}

/* Returns: (transfer full): what stands before the caret, or before what is selected */
static char *
dup_before (GtkEditable *editable)
{
  int start, end;

  if (!gtk_editable_get_selection_bounds (editable, &start, &end))
    start = gtk_editable_get_position (editable);
  return gtk_editable_get_chars (editable, 0, start);
}

static gunichar
last_of (const char *text, gsize length)
{
  const char *last = g_utf8_find_prev_char (text, text + length);

  return last != NULL ? g_utf8_get_char (last) : 0;
}

/* "2022", "18:", "07." */
static gboolean
follows_digit (const char *before)
{
  gsize length = strlen (before);

  if (length > 1 && strchr (":.-/", before[length - 1]) != NULL)
    length--;
  return g_unichar_isdigit (last_of (before, length));
}

static void
insert (GtkEditable *editable, const char *text)
{
  int position;

  gtk_editable_delete_selection (editable);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, text, -1, &position);
  gtk_editable_set_position (editable, position);
}

/* Returns: whether there was something to make digits of */
static gboolean
make_digits (GtkEditable *editable, Row *row, const char *before)
{
  int end = (int) g_utf8_strlen (before, -1);
  gboolean is_there = row->typed->len > 0 && g_str_has_suffix (before, row->typed->str);

  if (is_there)
    {
      gtk_editable_delete_text (editable, end - (int) g_utf8_strlen (row->typed->str, -1), end);
      insert (editable, row->digits->str);
    }
  forget (row);
  return is_there;
}

/* Returns: what the key is after a digit: a digit, "-" or "."; 0: what it always is */
static gunichar
sign_of (guint keyval, guint keycode, GdkModifierType state)
{
  gunichar sign = qorgan_digit_keys_translate (keyval, keycode, state, 0);

  if (g_unichar_isdigit (sign) && gdk_keyval_to_unicode (keyval) != g_utf8_get_char (kazakh_row[(sign - '0' + 9) % 10]))
    return 0;
  return sign;
}

static gboolean
begins_word (const char *before)
{
  gunichar last = last_of (before, strlen (before));

  return last == 0 || last == ':' || g_unichar_isspace (last); /* "since:2022" */
}

/* Returns: whether the digit is one more of a word that is typed with nothing but the number row */
static gboolean
take (Row *row, gunichar digit, gunichar typed, const char *before)
{
  gboolean goes_on = row->typed->len > 0 && g_str_has_suffix (before, row->typed->str);

  if (!g_unichar_isdigit (digit) || follows_digit (before) || (!goes_on && !begins_word (before)))
    return FALSE;
  if (!goes_on)
    forget (row);
  g_string_append_unichar (row->typed, typed);
  g_string_append_unichar (row->digits, digit);
  return TRUE;
}

/* A slip of the finger is taken back, and the word goes on. */
static void
take_back (Row *row)
{
  const char *last = g_utf8_find_prev_char (row->typed->str, row->typed->str + row->typed->len);

  if (last == NULL)
    return;
  g_string_truncate (row->typed, (gsize) (last - row->typed->str));
  g_string_truncate (row->digits, row->digits->len - 1);
}

static gboolean
key_pressed_cb (GtkEditable *editable, guint keyval, guint keycode, GdkModifierType state)
{
  Row *row = g_object_get_qdata (G_OBJECT (editable), row_quark ());
  g_autofree char *before = dup_before (editable);
  gunichar typed = gdk_keyval_to_unicode (keyval), sign = sign_of (keyval, keycode, state);
  char utf8[7] = { 0 };

  if (typed == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || take (row, sign, typed, before))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_BackSpace)
    take_back (row);
  else if (g_unichar_isalpha (typed) && sign == 0)
    forget (row);
  else if ((make_digits (editable, row, before) || follows_digit (before)) && sign != 0)
    {
      g_unichar_to_utf8 (sign, utf8);
      insert (editable, utf8);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/**
 * qorgan_digit_words_add:
 * @text: a line of words in which there may be dates
 */
void
qorgan_digit_words_add (GtkText *text)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  Row *row = g_new (Row, 1);

  *row = (Row) { g_string_new (NULL), g_string_new (NULL) };
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_object_set_qdata_full (G_OBJECT (text), row_quark (), row, row_free);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), text, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (text), controller);
}
