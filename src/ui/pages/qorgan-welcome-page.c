/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows while no casebook is open: the three ways to begin. After a file could not be opened the same
 * page says why, and the ways on stand below. */

#include <glib/gi18n-lib.h>

#include "qorgan-welcome-page.h"

#include "qorgan-help-dialog.h"
#include "qorgan-message.h"
#include "qorgan-program-menu.h"

struct _QorganWelcomePage
{
  AdwBin parent_instance;

  AdwHeaderBar *header_bar;
  AdwStatusPage *status;
  GtkWidget *demo_button;
};

G_DEFINE_FINAL_TYPE (QorganWelcomePage, qorgan_welcome_page, ADW_TYPE_BIN)

static void
qorgan_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (qorgan_welcome_page_parent_class)->dispose (object);
}

static void
qorgan_welcome_page_class_init (QorganWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganWelcomePage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, QorganWelcomePage, status);
  gtk_widget_class_bind_template_child (widget_class, QorganWelcomePage, demo_button);
}

static void
qorgan_welcome_page_init (QorganWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "start");
  qorgan_program_menu_add_to (self->header_bar);
}

/**
 * qorgan_welcome_page_set_has_demo:
 * @self: the page
 * @has_demo: whether there is a demo to explore
 */
void
qorgan_welcome_page_set_has_demo (QorganWelcomePage *self, gboolean has_demo)
{
  g_return_if_fail (QORGAN_IS_WELCOME_PAGE (self));

  gtk_widget_set_visible (self->demo_button, has_demo);
}

/**
 * qorgan_welcome_page_show_table:
 * @self: the page
 * @name: a table that is to be imported, as a person knows it
 *
 * Says that it waits for a casebook.
 */
void
qorgan_welcome_page_show_table (QorganWelcomePage *self, const char *name)
{
  g_autofree char *title = NULL;

  g_return_if_fail (QORGAN_IS_WELCOME_PAGE (self));

  /* Translators: %s is the name of a file with a table */
  title = g_strdup_printf (_ ("“%s” Waits for a Casebook"), name);
  adw_status_page_set_icon_name (self->status, "x-office-spreadsheet-symbolic");
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status,
                                   _ ("A table is imported into a casebook. Open yours, or start a new one; then you "
                                      "see what would be imported, and nothing is until you say so."));
}

/**
 * qorgan_welcome_page_show_error:
 * @self: the page
 * @name: the file that could not be opened, as a person knows it
 * @error: why, with what to do about it
 */
void
qorgan_welcome_page_show_error (QorganWelcomePage *self, const char *name, const GError *error)
{
  g_autofree char *title = NULL;

  g_return_if_fail (QORGAN_IS_WELCOME_PAGE (self));

  /* Translators: %s is the name of a file */
  title = g_strdup_printf (_ ("“%s” Could Not Be Opened"), name);
  adw_status_page_set_icon_name (self->status, "dialog-error-symbolic");
  adw_status_page_set_title (self->status, title);
  qorgan_message_describe (self->status, error->message);
}
