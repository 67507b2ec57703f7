/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help, inside the program: no other program has to be there to show it, and none is told what was looked up. F1
 * opens the page of what has the focus; every widget that a page is about says so with qorgan_help_set_topic(). */

#include <glib/gi18n-lib.h>

#include "qorgan-help-dialog.h"
#include "qorgan-help-text.h"
#include "qorgan-settings.h"

/* In the order of the table of contents. A file of each language under data/help/. */
static const char *const topics[]
    = { "start", "entry", "record", "sources", "find", "tables", "merge", "map", "history", "safety", "keyboard" };

struct _QorganHelpDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *pages;
  AdwPreferencesGroup *contents;
};

G_DEFINE_FINAL_TYPE (QorganHelpDialog, qorgan_help_dialog, ADW_TYPE_DIALOG)

static GQuark
topic_quark (void)
{
  return g_quark_from_static_string ("qorgan-help-topic");
}

static gboolean
key_pressed_cb (GtkWidget *dialog, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_F1 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (dialog, "win.help", NULL);
  return GDK_EVENT_STOP;
}

/* A window hears of no key that is pressed in a dialog. */
static void
listen_for_help (GtkWidget *dialog)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), dialog, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (dialog, keys);
}

/**
 * qorgan_help_set_topic:
 * @widget: a page or a dialog
 * @topic: (transfer none): a string that stays: the page of the help about it
 */
void
qorgan_help_set_topic (GtkWidget *widget, const char *topic)
{
  g_object_set_qdata (G_OBJECT (widget), topic_quark (), (gpointer) topic);
  if (ADW_IS_DIALOG (widget))
    listen_for_help (widget);
}

static const char *
find_topic (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *topic = g_object_get_qdata (G_OBJECT (widget), topic_quark ());

      if (topic != NULL)
        return topic;
    }
  return NULL;
}

static GtkWidget *
read_page (const char *topic, char **title)
{
  g_autofree char *path
      = g_strdup_printf ("/org/qorgan/Qorgan/help/%s/%s.md", qorgan_language_code (qorgan_settings_language ()), topic);
  g_autoptr (GBytes) page = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize length;
  const char *markdown;

  g_assert (page != NULL); /* a test looks for every page in every language */
  markdown = g_bytes_get_data (page, &length);
  return qorgan_help_text_new (markdown, length, title);
}

static gboolean
follow_cb (QorganHelpDialog *self, const char *address)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "help.page", "s", address);
  return GDK_EVENT_STOP;
}

static void
connect_links (QorganHelpDialog *self, GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    g_signal_connect_object (widget, "activate-link", G_CALLBACK (follow_cb), self, G_CONNECT_SWAPPED);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    connect_links (self, child);
}

static AdwNavigationPage *
page_new (QorganHelpDialog *self, const char *topic)
{
  g_autofree char *title = NULL;
  GtkWidget *text = read_page (topic, &title);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *clamp = adw_clamp_new ();

  connect_links (self, text);
  gtk_widget_set_margin_start (text, 18);
  gtk_widget_set_margin_end (text, 18);
  gtk_widget_set_margin_top (text, 12);
  gtk_widget_set_margin_bottom (text, 24);
  adw_clamp_set_child (ADW_CLAMP (clamp), text);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  /* So that the keyboard scrolls a page that has nothing else to go to. */
  gtk_widget_set_focusable (scrolled, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  return adw_navigation_page_new (view, title);
}

static void
page_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganHelpDialog *self = QORGAN_HELP_DIALOG (widget);

  adw_navigation_view_push (self->pages, page_new (self, g_variant_get_string (target, NULL)));
}

static void
add_to_contents (QorganHelpDialog *self, const char *topic)
{
  g_autofree char *title = NULL;
  g_autoptr (GtkWidget) text = g_object_ref_sink (read_page (topic, &title));
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "help.page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", topic);
  adw_preferences_group_add (self->contents, row);
}

static void
qorgan_help_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_HELP_DIALOG);
  G_OBJECT_CLASS (qorgan_help_dialog_parent_class)->dispose (object);
}

static void
qorgan_help_dialog_class_init (QorganHelpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_help_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-help-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganHelpDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, QorganHelpDialog, contents);
  gtk_widget_class_install_action (widget_class, "help.page", "s", page_action);
}

static void
qorgan_help_dialog_init (QorganHelpDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    add_to_contents (self, topics[i]);
}

/**
 * qorgan_help_dialog_new:
 * @asked_from: (nullable): what had the focus
 *
 * Returns: (transfer floating): the help, at the page about @asked_from or else at its table of contents
 */
AdwDialog *
qorgan_help_dialog_new (GtkWidget *asked_from)
{
  QorganHelpDialog *self = g_object_new (QORGAN_TYPE_HELP_DIALOG, NULL);
  const char *topic = find_topic (asked_from);

  if (topic != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "help.page", "s", topic);
  return ADW_DIALOG (self);
}
