/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-program-menu.h. The main menu ends with it; where no casebook is open it is all of the menu, because who
 * starts the program in a language they do not read has to find another before anything else. */

#include "qorgan-program-menu.h"

#include <glib/gi18n-lib.h>

#include "qorgan-late-menu.h"

/* Each by its own name, for those who read no other. */
static const struct
{
  const char *code;
  const char *name;
} languages[] = { { "en", "English" }, { "ru", "Русский" }, { "kk", "Қазақша" } };

static void
add_item (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (key != NULL)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static GMenuModel *
language_menu_new (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (languages[i].name, NULL);

      g_menu_item_set_action_and_target (item, "app.language", "s", languages[i].code);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/**
 * qorgan_program_menu_new:
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
qorgan_program_menu_new (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) language_menu = language_menu_new ();

  g_menu_append_submenu (menu, _ ("Lan_guage"), language_menu);
  add_item (menu, _ ("_Keyboard Shortcuts"), "win.shortcuts", "<Control>question");
  add_item (menu, _ ("_Help"), "win.help", "F1");
  add_item (menu, _ ("_About Qorgan"), "win.about", NULL);
  return G_MENU_MODEL (menu);
}

/**
 * qorgan_program_menu_add_to:
 * @header_bar: of a page without a casebook
 *
 * Adds a button that opens the menu, as F10 does.
 */
void
qorgan_program_menu_add_to (AdwHeaderBar *header_bar)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = qorgan_program_menu_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Main Menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Main Menu"), -1);
  qorgan_late_menu_set (GTK_MENU_BUTTON (button), menu);
  adw_header_bar_pack_end (header_bar, button);
}
