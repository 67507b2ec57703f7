/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one can go to without asking the file. Commands come from the tables that they are already in: the keyboard
 * shortcuts and the main menu. */

#include "qorgan-goto-places.h"

#include <gtk/gtk.h>
#include <glib/gi18n-lib.h>

#include "qorgan-pages.h"
#include "qorgan-shortcuts.h"

static void
add_pages (GPtrArray *items)
{
  guint n;
  const QorganPage *pages = qorgan_pages (&n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, qorgan_goto_item_new (QORGAN_GOTO_PAGES, qorgan_page_label (&pages[i]), pages[i].icon,
                                                  "workspace.page", g_variant_new_string (pages[i].name)));
}

static void
add_views (GPtrArray *items, QorganViewStore *store)
{
  const GPtrArray *views = qorgan_view_store_get_views (store);

  for (guint i = 0; i < views->len; i++)
    {
      const QorganView *view = g_ptr_array_index (views, i);
      const QorganPage *page = view->query != NULL ? qorgan_pages_of_kind (view->kind) : NULL;
      g_autofree char *name = qorgan_view_store_dup_page (view->id);
      QorganGotoItem *item
          = qorgan_goto_item_new (QORGAN_GOTO_VIEWS, view->name, page != NULL ? page->icon : "dialog-error-symbolic",
                                  "workspace.page", g_variant_new_string (name));

      item->note = page != NULL ? g_strdup (qorgan_page_label (page)) : NULL;
      g_ptr_array_add (items, item);
    }
}

static gboolean
has_action (GPtrArray *items, const char *action, GVariant *target)
{
  for (guint i = 0; i < items->len; i++)
    {
      const QorganGotoItem *item = g_ptr_array_index (items, i);

      if (g_str_equal (item->action, action)
          && (item->target == target
              || (item->target != NULL && target != NULL && g_variant_equal (item->target, target))))
        return TRUE;
    }
  return FALSE;
}

/* Those that need neither a focused widget nor this dialog. */
static gboolean
is_command (const char *action)
{
  return (g_str_has_prefix (action, "workspace.") || g_str_has_prefix (action, "win.")
          || g_str_has_prefix (action, "window.") || g_str_has_prefix (action, "app.")
          || g_str_has_prefix (action, "settings."))
         && !g_str_equal (action, "workspace.page") && !g_str_equal (action, "workspace.back")
         && !g_str_equal (action, "workspace.forward") && !g_str_equal (action, "workspace.go-to-anything");
}

static QorganGotoItem *
command_new (const char *title, const char *action, GVariant *target)
{
  return qorgan_goto_item_new (QORGAN_GOTO_COMMANDS, title, "system-run-symbolic", action, target);
}

static void
add_shortcuts (GPtrArray *items)
{
  guint n;
  const QorganShortcut *shortcuts = qorgan_shortcuts (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GVariant) target
          = shortcuts[i].target != NULL ? g_variant_ref_sink (g_variant_new_string (shortcuts[i].target)) : NULL;
      QorganGotoItem *item;

      if (shortcuts[i].action == NULL || !is_command (shortcuts[i].action)
          || has_action (items, shortcuts[i].action, target))
        continue;
      item = command_new (_ (shortcuts[i].title), shortcuts[i].action, target);
      item->keys = gtk_accelerator_get_label (shortcuts[i].key, shortcuts[i].modifiers);
      g_ptr_array_add (items, item);
    }
}

/* Menus mark the letter that chooses an item with a line below it. */
static char *
dup_without_access_key (const char *label)
{
  GString *text = g_string_new (NULL);

  for (const char *c = label; *c != '\0'; c++)
    {
      if (*c == '_' && c[1] != '\0')
        c++;
      g_string_append_c (text, *c);
    }
  return g_string_free_and_steal (text);
}

static void
add_menu_item (GPtrArray *items, GMenuModel *menu, int i, const char *of)
{
  g_autofree char *label = NULL;
  g_autofree char *action = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);

  if (!g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label)
      || !g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action) || !is_command (action)
      || has_action (items, action, target))
    return;
  name = dup_without_access_key (label);
  /* Translators: a submenu and an item in it: “Language: Русский” */
  title = of != NULL ? g_strdup_printf (C_ ("menu and item", "%s: %s"), of, name) : g_strdup (name);
  g_ptr_array_add (items, command_new (title, action, target));
}

static void
add_menu (GPtrArray *items, GMenuModel *menu, const char *of)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *label = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      if (section != NULL)
        add_menu (items, section, of);
      else if (submenu != NULL)
        {
          g_autofree char *name = dup_without_access_key (label);

          add_menu (items, submenu, name);
        }
      else
        add_menu_item (items, menu, i, of);
    }
}

/**
 * qorgan_goto_places:
 * @views: the saved views
 * @menu: the main menu
 *
 * Returns: (transfer full) (element-type QorganGotoItem): every page, view and command
 */
GPtrArray *
qorgan_goto_places (QorganViewStore *views, GMenuModel *menu)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_goto_item_free);

  add_pages (items);
  add_views (items, views);
  add_shortcuts (items);
  add_menu (items, menu, NULL);
  return items;
}

/**
 * qorgan_goto_record:
 * @id: of a record
 * @kind: its kind
 * @title: its title
 *
 * Returns: (transfer full): the way to it
 */
QorganGotoItem *
qorgan_goto_record (gint64 id, const QorganKind *kind, const char *title)
{
  const QorganPage *page = qorgan_pages_of_kind (kind);
  QorganGotoItem *item = qorgan_goto_item_new (QORGAN_GOTO_RECORDS, *title != '\0' ? title : _ ("Without a title"),
                                               page != NULL ? page->icon : "text-x-generic-symbolic",
                                               "workspace.go-to-record", g_variant_new ("(sx)", kind->name, id));

  item->note = g_strdup (_ (kind->label));
  return item;
}
