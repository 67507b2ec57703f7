/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page that lists the keyboard shortcuts, made from their table. (GtkShortcutsWindow is deprecated, and
 * libadwaita's successor came after 1.7.) */

#include <glib/gi18n-lib.h>

#include "qorgan-shortcuts-dialog.h"
#include "qorgan-help-dialog.h"
#include "qorgan-shortcuts.h"

struct _QorganShortcutsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (QorganShortcutsDialog, qorgan_shortcuts_dialog, ADW_TYPE_DIALOG)

static void
qorgan_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_SHORTCUTS_DIALOG);
  G_OBJECT_CLASS (qorgan_shortcuts_dialog_parent_class)->dispose (object);
}

static void
qorgan_shortcuts_dialog_class_init (QorganShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_shortcuts_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganShortcutsDialog, page);
}

static GtkWidget *
shortcut_row_new (const QorganShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *keys = gtk_accelerator_get_label (shortcut->key, shortcut->modifiers);
  GtkWidget *label = gtk_label_new (keys);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  gtk_widget_add_css_class (label, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, keys, -1);
  return row;
}

static void
qorgan_shortcuts_dialog_init (QorganShortcutsDialog *self)
{
  const char *name = NULL;
  AdwPreferencesGroup *group = NULL;
  const QorganShortcut *shortcuts;
  guint n;

  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "keyboard");
  shortcuts = qorgan_shortcuts (&n);
  for (guint i = 0; i < n; i++)
    {
      if (name == NULL || !g_str_equal (name, shortcuts[i].group))
        {
          name = shortcuts[i].group;
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ (name));
          adw_preferences_page_add (self->page, group);
        }
      adw_preferences_group_add (group, shortcut_row_new (&shortcuts[i]));
    }
}

/**
 * qorgan_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): the page, to be presented
 */
AdwDialog *
qorgan_shortcuts_dialog_new (void)
{
  return g_object_new (QORGAN_TYPE_SHORTCUTS_DIALOG, NULL);
}
