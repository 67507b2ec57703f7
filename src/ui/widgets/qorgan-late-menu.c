/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK 4.18 makes the widgets of a menu at once, and whenever the part of the window they are in finds another place (a
 * breakpoint is passed) tells each of its items anew which label names it, without forgetting that it did. With a menu
 * of all fields the window stands still for seconds. So a menu is made when it is opened, and goes when it is closed.
 */

#include "qorgan-late-menu.h"

static GQuark
menu_quark (void)
{
  return g_quark_from_static_string ("qorgan-late-menu");
}

static void
open_cb (GtkMenuButton *button, gpointer unused)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, qorgan_late_menu_get (button));
}

/* What was chosen in it is done before it goes. */
static void
drop_cb (gpointer data)
{
  g_autoptr (GtkMenuButton) button = data;

  if (!gtk_menu_button_get_active (button))
    gtk_menu_button_set_menu_model (button, NULL);
}

static void
active_cb (GtkMenuButton *button)
{
  if (!gtk_menu_button_get_active (button))
    g_idle_add_once (drop_cb, g_object_ref (button));
}

/**
 * qorgan_late_menu_set:
 * @button: a button that has no menu yet, or one of this kind
 * @menu: (transfer none): what it opens
 */
void
qorgan_late_menu_set (GtkMenuButton *button, GMenuModel *menu)
{
  gboolean is_new = qorgan_late_menu_get (button) == NULL;

  g_object_set_qdata_full (G_OBJECT (button), menu_quark (), g_object_ref (menu), g_object_unref);
  if (gtk_menu_button_get_active (button))
    {
      gtk_menu_button_set_menu_model (button, menu);
      return;
    }
  gtk_menu_button_set_menu_model (button, NULL);
  if (!is_new)
    return;
  gtk_menu_button_set_create_popup_func (button, open_cb, NULL, NULL);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (active_cb), button, 0);
}

/**
 * qorgan_late_menu_get:
 * @button: a button
 *
 * Returns: (transfer none) (nullable): what it opens
 */
GMenuModel *
qorgan_late_menu_get (GtkMenuButton *button)
{
  return g_object_get_qdata (G_OBJECT (button), menu_quark ());
}
