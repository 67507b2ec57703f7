/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See menu-keys.h. Who translates a menu sees one item at a time, and cannot see that its letter is taken: here it is
 * found. Of two items with one letter GTK only goes from the one to the other. */

#include "menu-keys.h"

/* Returns: the letter behind the first single underscore, as a key means it; 0: none */
static gunichar
key_of (const char *label)
{
  for (const char *at = strchr (label, '_'); at != NULL; at = strchr (at + 2, '_'))
    if (at[1] != '_')
      return g_unichar_tolower (g_utf8_get_char (at + 1));
  return 0;
}

/* @labels: (element-type gunichar utf8): of the items of one menu so far */
static char *
look_at (GMenuModel *menu, GHashTable *labels)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *label = NULL;
      char *fault = section != NULL   ? look_at (section, labels)
                    : submenu != NULL ? menu_keys_find_fault (submenu)
                                      : NULL;
      gpointer key;

      if (fault != NULL)
        return fault;
      if (section != NULL || !g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        continue;
      key = GUINT_TO_POINTER (key_of (label));
      if (key != NULL && g_hash_table_contains (labels, key))
        return g_strdup_printf ("the items “%s” and “%s” of one menu have the same access key",
                                (const char *) g_hash_table_lookup (labels, key), label);
      if (key != NULL)
        g_hash_table_insert (labels, key, g_steal_pointer (&label));
    }
  return NULL;
}

/**
 * menu_keys_find_fault:
 * @menu: what a button opens
 *
 * Returns: (transfer full) (nullable): which two items have one access key; %NULL: no two
 */
char *
menu_keys_find_fault (GMenuModel *menu)
{
  g_autoptr (GHashTable) labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return look_at (menu, labels);
}
