/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mark of a casebook without a passphrase. It stands in a header as long as the casebook is open, so that nobody
 * takes the file for safe; pressed, it says what that means and offers to set a passphrase. */

#include "qorgan-not-encrypted.h"
#include "qorgan-workspace.h"

struct _QorganNotEncrypted
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (QorganNotEncrypted, qorgan_not_encrypted, ADW_TYPE_BIN)

static void
set_clicked_cb (QorganNotEncrypted *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (self))));
}

static void
update (QorganNotEncrypted *self, GParamSpec *spec, QorganCasebook *casebook)
{
  gtk_widget_set_visible (adw_bin_get_child (ADW_BIN (self)), !qorgan_casebook_is_encrypted (casebook));
}

static void
qorgan_not_encrypted_root (GtkWidget *widget)
{
  GtkWidget *workspace = gtk_widget_get_ancestor (widget, QORGAN_TYPE_WORKSPACE);
  QorganCasebook *casebook;

  GTK_WIDGET_CLASS (qorgan_not_encrypted_parent_class)->root (widget);
  if (workspace == NULL)
    return;
  casebook = qorgan_workspace_get_casebook (QORGAN_WORKSPACE (workspace));
  g_signal_connect_object (casebook, "notify::encrypted", G_CALLBACK (update), widget, G_CONNECT_SWAPPED);
  update (QORGAN_NOT_ENCRYPTED (widget), NULL, casebook);
}

static void
qorgan_not_encrypted_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_NOT_ENCRYPTED);
  G_OBJECT_CLASS (qorgan_not_encrypted_parent_class)->dispose (object);
}

static void
qorgan_not_encrypted_class_init (QorganNotEncryptedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_not_encrypted_dispose;
  widget_class->root = qorgan_not_encrypted_root;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-not-encrypted.ui");
  gtk_widget_class_bind_template_callback (widget_class, set_clicked_cb);
}

static void
qorgan_not_encrypted_init (QorganNotEncrypted *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
