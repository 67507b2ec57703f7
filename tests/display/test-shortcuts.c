/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shortcuts mean the same on a Latin, a Russian and a Kazakh layout. What arrives is told by pairs of keyval and
 * keycode as X11 and Wayland give them. */

#include <linux/input-event-codes.h>

#include "qorgan-shortcuts.h"

#define CODE(key) ((key) + 8)

static void
assert_means (guint keyval, guint code, GdkModifierType modifiers, const char *action, const char *target)
{
  const QorganShortcut *shortcut = qorgan_shortcuts_find (keyval, code, modifiers);

  g_assert_nonnull (shortcut);
  g_assert_cmpstr (shortcut->action, ==, action);
  g_assert_cmpstr (shortcut->target, ==, target);
}

static void
test_latin (void)
{
  assert_means (GDK_KEY_z, CODE (KEY_Z), GDK_CONTROL_MASK, "workspace.undo", NULL);
  assert_means (GDK_KEY_Z, CODE (KEY_Z), GDK_CONTROL_MASK | GDK_SHIFT_MASK, "workspace.redo", NULL);
  assert_means (GDK_KEY_3, CODE (KEY_3), GDK_ALT_MASK, "workspace.page", "incident");
  assert_means (GDK_KEY_question, CODE (KEY_SLASH), GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.shortcuts", NULL);
  assert_means (GDK_KEY_Escape, CODE (KEY_ESC), 0, "workspace.back", NULL);
  assert_means (GDK_KEY_z, CODE (KEY_Z), GDK_CONTROL_MASK | GDK_LOCK_MASK, "workspace.undo", NULL);
}

/* A Latin letter is what it says, wherever the layout has it: Z on a German keyboard is where Y is elsewhere. */
static void
test_other_latin (void)
{
  assert_means (GDK_KEY_z, CODE (KEY_Y), GDK_CONTROL_MASK, "workspace.undo", NULL);
  g_assert_null (qorgan_shortcuts_find (GDK_KEY_y, CODE (KEY_Z), GDK_CONTROL_MASK));
}

static void
test_russian (void)
{
  assert_means (GDK_KEY_Cyrillic_ya, CODE (KEY_Z), GDK_CONTROL_MASK, "workspace.undo", NULL);
  assert_means (GDK_KEY_Cyrillic_YA, CODE (KEY_Z), GDK_CONTROL_MASK | GDK_SHIFT_MASK, "workspace.redo", NULL);
  assert_means (GDK_KEY_Cyrillic_a, CODE (KEY_F), GDK_CONTROL_MASK, "workspace.search", NULL);
  assert_means (GDK_KEY_Cyrillic_er, CODE (KEY_H), GDK_CONTROL_MASK, "workspace.casebook-history", NULL);
  assert_means (GDK_KEY_Cyrillic_te, CODE (KEY_N), GDK_CONTROL_MASK, "workspace.new", NULL);
  assert_means (GDK_KEY_question, CODE (KEY_7), GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.shortcuts", NULL);
}

/* The number row of the Kazakh layout has letters and signs. */
static void
test_kazakh (void)
{
  assert_means (GDK_KEY_quotedbl, CODE (KEY_1), GDK_ALT_MASK, "workspace.page", "case");
  assert_means (GDK_KEY_Cyrillic_schwa, CODE (KEY_2), GDK_ALT_MASK, "workspace.page", "person");
  assert_means (GDK_KEY_Ukrainian_i, CODE (KEY_3), GDK_ALT_MASK, "workspace.page", "incident");
  assert_means (GDK_KEY_Cyrillic_en_descender, CODE (KEY_4), GDK_ALT_MASK, "workspace.page", "map");
}

static void
test_nothing_meant (void)
{
  g_assert_null (qorgan_shortcuts_find (GDK_KEY_z, CODE (KEY_Z), 0));
  g_assert_null (qorgan_shortcuts_find (GDK_KEY_Cyrillic_ya, CODE (KEY_Z), GDK_SHIFT_MASK));
  g_assert_null (qorgan_shortcuts_find (GDK_KEY_0, CODE (KEY_0), GDK_ALT_MASK));
}

/* A key that means two things means neither. */
static void
test_no_doubles (void)
{
  guint n;
  const QorganShortcut *shortcuts = qorgan_shortcuts (&n);

  for (guint i = 0; i < n; i++)
    if (shortcuts[i].action != NULL)
      g_assert_true (qorgan_shortcuts_find (shortcuts[i].key, 0, shortcuts[i].modifiers) == &shortcuts[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shortcuts/latin", test_latin);
  g_test_add_func ("/shortcuts/other-latin", test_other_latin);
  g_test_add_func ("/shortcuts/russian", test_russian);
  g_test_add_func ("/shortcuts/kazakh", test_kazakh);
  g_test_add_func ("/shortcuts/nothing-meant", test_nothing_meant);
  g_test_add_func ("/shortcuts/no-doubles", test_no_doubles);
  return g_test_run ();
}
