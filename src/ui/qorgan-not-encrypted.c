/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mark of a casebook without a passphrase. It stands in a header as long as the casebook is open, so that nobody
 * takes the file for safe; pressed, it says what that means. */

#include "qorgan-not-encrypted.h"

struct _QorganNotEncrypted
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (QorganNotEncrypted, qorgan_not_encrypted, ADW_TYPE_BIN)

static void
qorgan_not_encrypted_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_NOT_ENCRYPTED);
  G_OBJECT_CLASS (qorgan_not_encrypted_parent_class)->dispose (object);
}

static void
qorgan_not_encrypted_class_init (QorganNotEncryptedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_not_encrypted_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/qorgan/Qorgan/ui/qorgan-not-encrypted.ui");
}

static void
qorgan_not_encrypted_init (QorganNotEncrypted *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
