/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard shortcuts: one table, for the keys and for the page that lists them. With only a Russian or a Kazakh
 * layout there is no Z on the keyboard, and GTK's own shortcuts find nothing to match Ctrl+Z with; so a key that means
 * no Latin letter or digit is looked up by its place on the keyboard, as it would be on a Latin layout. */

#include <glib/gi18n-lib.h>
#include <linux/input-event-codes.h>

#include "qorgan-shortcuts.h"

#define CONTROL GDK_CONTROL_MASK
#define SHIFT GDK_SHIFT_MASK
#define ALT GDK_ALT_MASK

static const char everywhere[] = N_ ("Everywhere");
static const char records[] = N_ ("Records");
static const char lists[] = N_ ("Lists");
static const char filters[] = N_ ("Values of a Filter");
static const char map[] = N_ ("Map");
static const char casebooks[] = N_ ("Casebooks");
static const char pages[] = N_ ("Pages");

/* Those without an action are answered by what has the focus, and stand here to be listed. */
static const QorganShortcut shortcuts[] = {
  { everywhere, N_ ("New record"), GDK_KEY_n, CONTROL, "workspace.new" },
  { everywhere, N_ ("Quick entry"), GDK_KEY_n, CONTROL | SHIFT, "workspace.quick-entry" },
  { everywhere, N_ ("Log a contact"), GDK_KEY_l, CONTROL | SHIFT, "workspace.log-contact" },
  { everywhere, N_ ("Search"), GDK_KEY_f, CONTROL, "workspace.search" },
  { everywhere, N_ ("Go to anything"), GDK_KEY_k, CONTROL, "workspace.go-to-anything" },
  { everywhere, N_ ("Undo"), GDK_KEY_z, CONTROL, "workspace.undo" },
  { everywhere, N_ ("Redo"), GDK_KEY_z, CONTROL | SHIFT, "workspace.redo" },
  { everywhere, N_ ("History"), GDK_KEY_h, CONTROL, "workspace.casebook-history" },
  { everywhere, N_ ("Back"), GDK_KEY_Left, ALT, "workspace.back" },
  { everywhere, N_ ("Back"), GDK_KEY_Escape, 0, "workspace.back" },
  { everywhere, N_ ("Forward again"), GDK_KEY_Right, ALT, "workspace.forward" },
  { everywhere, N_ ("Map beside lists"), GDK_KEY_F9, 0, "settings.map-beside-lists" },
  { everywhere, N_ ("Main menu"), GDK_KEY_F10, 0, "workspace.menu" },
  { everywhere, N_ ("Keyboard shortcuts"), GDK_KEY_question, CONTROL, "win.shortcuts" },
  { everywhere, N_ ("Help"), GDK_KEY_F1, 0, "win.help" },
  /* From anywhere in an open case. */
  { records, N_ ("Add a step"), GDK_KEY_s, CONTROL | SHIFT, "editor.add", "step" },
  { records, N_ ("New record like this one"), GDK_KEY_d, CONTROL | SHIFT, "workspace.new-like" },
  { records, N_ ("Merge with another record"), GDK_KEY_m, CONTROL, "record.merge" },
  { records, N_ ("Open in a new window"), GDK_KEY_Return, CONTROL, "record.new-window" },
  { records, N_ ("Next record of the list"), GDK_KEY_Page_Down, CONTROL, NULL },
  { records, N_ ("Previous record of the list"), GDK_KEY_Page_Up, CONTROL, NULL },
  { records, N_ ("Sources of a field"), GDK_KEY_Return, ALT, "field.sources" },
  { records, N_ ("History of the field"), GDK_KEY_h, CONTROL | SHIFT, "field.history" },
  { lists, N_ ("Add a filter"), GDK_KEY_f, CONTROL | SHIFT, "workspace.add-filter" },
  { lists, N_ ("Save the view"), GDK_KEY_d, CONTROL, "workspace.save-view" },
  { lists, N_ ("Select all rows"), GDK_KEY_a, CONTROL, "list.select-all" },
  { lists, N_ ("Copy the selected rows"), GDK_KEY_c, CONTROL, "list.copy" },
  { lists, N_ ("Delete the selected rows"), GDK_KEY_Delete, 0, NULL },
  { lists, N_ ("Menu of the list: sort, choose columns"), GDK_KEY_F10, SHIFT, "heading.menu" },
  { lists, N_ ("Import a table"), GDK_KEY_i, CONTROL, "workspace.import-table" },
  { lists, N_ ("Export the list"), GDK_KEY_e, CONTROL | SHIFT, "workspace.export-list" },
  { lists, N_ ("Move a view of the sidebar up"), GDK_KEY_Up, ALT, NULL },
  { lists, N_ ("Move a view of the sidebar down"), GDK_KEY_Down, ALT, NULL },
  { filters, N_ ("Only this value"), GDK_KEY_space, 0, NULL },
  { filters, N_ ("All but this value"), GDK_KEY_minus, 0, NULL },
  { map, N_ ("Another incident (any arrow key)"), GDK_KEY_Right, 0, NULL },
  { map, N_ ("Zoom in"), GDK_KEY_plus, 0, NULL },
  { map, N_ ("Zoom out"), GDK_KEY_minus, 0, NULL },
  { map, N_ ("Show all incidents"), GDK_KEY_Home, 0, NULL },
  { casebooks, N_ ("Open a casebook"), GDK_KEY_o, CONTROL, "win.open" },
  { casebooks, N_ ("Close the window"), GDK_KEY_w, CONTROL, "window.close" },
  { casebooks, N_ ("Quit"), GDK_KEY_q, CONTROL, "app.quit" },
  { pages, N_ ("Cases"), GDK_KEY_1, ALT, "workspace.page", "case" },
  { pages, N_ ("People"), GDK_KEY_2, ALT, "workspace.page", "person" },
  { pages, N_ ("Incidents"), GDK_KEY_3, ALT, "workspace.page", "incident" },
  { pages, N_ ("Map"), GDK_KEY_4, ALT, "workspace.page", "map" },
  { pages, N_ ("Organisations"), GDK_KEY_5, ALT, "workspace.page", "organisation" },
  { pages, N_ ("Places"), GDK_KEY_6, ALT, "workspace.page", "place" },
  { pages, N_ ("Sources"), GDK_KEY_7, ALT, "workspace.page", "source" },
  { pages, N_ ("Contact Log"), GDK_KEY_8, ALT, "workspace.page", "contact" },
  { pages, N_ ("Interventions"), GDK_KEY_9, ALT, "workspace.page", "intervention" },
};

/* What a text field does by itself on a Latin layout. */
static const QorganShortcut text_shortcuts[] = {
  { NULL, NULL, GDK_KEY_z, CONTROL, "text.undo" },       { NULL, NULL, GDK_KEY_z, CONTROL | SHIFT, "text.redo" },
  { NULL, NULL, GDK_KEY_x, CONTROL, "clipboard.cut" },   { NULL, NULL, GDK_KEY_c, CONTROL, "clipboard.copy" },
  { NULL, NULL, GDK_KEY_v, CONTROL, "clipboard.paste" }, { NULL, NULL, GDK_KEY_a, CONTROL, "selection.select-all" },
};

/* The keys by their place, as the kernel numbers them. */
static const struct
{
  guint16 code;
  guint16 key;
} places[] = {
  { KEY_1, GDK_KEY_1 }, { KEY_2, GDK_KEY_2 }, { KEY_3, GDK_KEY_3 }, { KEY_4, GDK_KEY_4 },
  { KEY_5, GDK_KEY_5 }, { KEY_6, GDK_KEY_6 }, { KEY_7, GDK_KEY_7 }, { KEY_8, GDK_KEY_8 },
  { KEY_9, GDK_KEY_9 }, { KEY_A, GDK_KEY_a }, { KEY_C, GDK_KEY_c }, { KEY_D, GDK_KEY_d },
  { KEY_E, GDK_KEY_e }, { KEY_F, GDK_KEY_f }, { KEY_H, GDK_KEY_h }, { KEY_I, GDK_KEY_i },
  { KEY_K, GDK_KEY_k }, { KEY_L, GDK_KEY_l }, { KEY_M, GDK_KEY_m }, { KEY_N, GDK_KEY_n },
  { KEY_O, GDK_KEY_o }, { KEY_Q, GDK_KEY_q }, { KEY_S, GDK_KEY_s }, { KEY_V, GDK_KEY_v },
  { KEY_W, GDK_KEY_w }, { KEY_X, GDK_KEY_x }, { KEY_Z, GDK_KEY_z }, { KEY_SLASH, GDK_KEY_question },
};

/* X11 and Wayland both number keys 8 above the kernel. */
#define KEYCODE_OFFSET 8

static guint
key_by_place (guint keycode)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if ((guint) places[i].code + KEYCODE_OFFSET == keycode)
      return places[i].key;
  return GDK_KEY_VoidSymbol;
}

static const QorganShortcut *
find (const QorganShortcut *table, guint n, guint key, GdkModifierType modifiers)
{
  for (guint i = 0; i < n; i++)
    {
      /* The question mark needs Shift on some layouts and not on others. */
      GdkModifierType ignored = table[i].key == GDK_KEY_question ? SHIFT : 0;

      if (table[i].action != NULL && table[i].key == key && table[i].modifiers == (modifiers & ~ignored))
        return &table[i];
    }
  return NULL;
}

/* The key as on a Latin layout; @keycode 0: its place is unknown. */
static guint
latin_key (guint keyval, guint keycode)
{
  guint32 character = gdk_keyval_to_unicode (keyval);
  gboolean is_latin = character < 0x80 && g_ascii_isalnum ((char) character);
  guint by_place = key_by_place (keycode);

  if (character == 0 || is_latin || keyval == GDK_KEY_question || by_place == GDK_KEY_VoidSymbol)
    return gdk_keyval_to_lower (keyval);
  return by_place;
}

/**
 * qorgan_shortcuts:
 * @n_shortcuts: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_shortcuts): the shortcuts, those of a group together
 */
const QorganShortcut *
qorgan_shortcuts (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

/**
 * qorgan_shortcuts_find:
 * @keyval: the key as the layout in use has it
 * @keycode: its hardware code
 * @modifiers: held with it
 *
 * Returns: (transfer none) (nullable): the shortcut that is meant
 */
const QorganShortcut *
qorgan_shortcuts_find (guint keyval, guint keycode, GdkModifierType modifiers)
{
  return find (shortcuts, G_N_ELEMENTS (shortcuts), latin_key (keyval, keycode),
               modifiers & gtk_accelerator_get_default_mod_mask ());
}

static gboolean
activate (GtkWidget *widget, const QorganShortcut *shortcut)
{
  GVariant *target = shortcut->target != NULL ? g_variant_new_string (shortcut->target) : NULL;

  return gtk_widget_activate_action_variant (widget, shortcut->action, target);
}

/**
 * qorgan_shortcuts_activate:
 * @start: the focused widget, or where its window would look for actions without one
 * @keyval: the key as the layout in use has it
 * @keycode: its hardware code
 * @modifiers: held with it
 *
 * To be called for a key that the focused widget has had and not used, so that a text field has undone its own typing
 * before the casebook is asked to undo.
 *
 * Returns: whether a shortcut was meant and could be followed
 */
gboolean
qorgan_shortcuts_activate (GtkWidget *start, guint keyval, guint keycode, GdkModifierType modifiers)
{
  const QorganShortcut *shortcut;

  if (latin_key (keyval, keycode) != gdk_keyval_to_lower (keyval))
    {
      shortcut = find (text_shortcuts, G_N_ELEMENTS (text_shortcuts), latin_key (keyval, keycode),
                       modifiers & gtk_accelerator_get_default_mod_mask ());
      if (shortcut != NULL && activate (start, shortcut))
        return TRUE;
    }
  shortcut = qorgan_shortcuts_find (keyval, keycode, modifiers);
  return shortcut != NULL && activate (start, shortcut);
}
