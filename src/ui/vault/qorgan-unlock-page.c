/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way into a casebook that opens with a passphrase. A wrong one is said to be wrong, with what may be the reason,
 * and after each the next try waits longer: whoever types at this keyboard has few guesses. (Whoever has the file
 * guesses elsewhere; against them stands what one guess costs.) */

#include <glib/gi18n-lib.h>

#include "qorgan-unlock-page.h"
#include "qorgan-help-dialog.h"
#include "qorgan-keyboard-hint.h"
#include "qorgan-message.h"
#include "qorgan-program-menu.h"
#include "qorgan-vault.h"

#define LONGEST_WAIT 30 /* seconds */

struct _QorganUnlockPage
{
  AdwBin parent_instance;

  /* Template */
  AdwHeaderBar *header_bar;
  AdwStatusPage *status;
  GtkEditable *entry;
  GtkLabel *wrong_label;
  GtkLabel *keyboard_label;
  GtkWidget *unlock_button;
  GtkStack *button_stack;

  gboolean trying;        /* a passphrase is being tried */
  guint n_wrong;          /* in a row */
  guint wait;             /* seconds until the next try */
  guint countdown;        /* source */
};

G_DEFINE_FINAL_TYPE (QorganUnlockPage, qorgan_unlock_page, ADW_TYPE_BIN)

enum
{
  UNLOCK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_sensitive (QorganUnlockPage *self)
{
  gboolean may_type = !self->trying && self->wait == 0;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* A text field that is switched off under the caret would keep the keyboard. */
  if (!may_type && root != NULL && gtk_widget_is_sensitive (GTK_WIDGET (self->entry)))
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), may_type);
  gtk_widget_set_sensitive (self->unlock_button, may_type && *gtk_editable_get_text (self->entry) != '\0');
  gtk_stack_set_visible_child_name (self->button_stack, self->trying ? "work" : "words");
}

static void
unlock_cb (QorganUnlockPage *self)
{
  if (self->trying || self->wait > 0 || *gtk_editable_get_text (self->entry) == '\0')
    return;
  self->trying = TRUE;
  qorgan_keyboard_hint_say (self->wrong_label, NULL);
  update_sensitive (self);
  g_signal_emit (self, signals[UNLOCK], 0);
}

static void
say_wrong (QorganUnlockPage *self)
{
  g_autofree char *words = NULL;

  if (self->wait > 0)
    words
        = g_strdup_printf (ngettext ("This is not the passphrase. The next try is possible in %u second.",
                                     "This is not the passphrase. The next try is possible in %u seconds.", self->wait),
                           self->wait);
  qorgan_keyboard_hint_say (self->wrong_label, words != NULL ? words : _ ("This is not the passphrase. Try again."));
}

static gboolean
count_down_cb (gpointer data)
{
  QorganUnlockPage *self = data;

  self->wait--;
  say_wrong (self);
  if (self->wait > 0)
    return G_SOURCE_CONTINUE;
  self->countdown = 0;
  update_sensitive (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return G_SOURCE_REMOVE;
}

static void
stop_waiting (QorganUnlockPage *self)
{
  g_clear_handle_id (&self->countdown, g_source_remove);
  self->wait = 0;
}

static gboolean
qorgan_unlock_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (QORGAN_UNLOCK_PAGE (widget)->entry));
}

static void
qorgan_unlock_page_dispose (GObject *object)
{
  QorganUnlockPage *self = QORGAN_UNLOCK_PAGE (object);

  stop_waiting (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_UNLOCK_PAGE);
  G_OBJECT_CLASS (qorgan_unlock_page_parent_class)->dispose (object);
}

static void
qorgan_unlock_page_class_init (QorganUnlockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_unlock_page_dispose;
  widget_class->grab_focus = qorgan_unlock_page_grab_focus;
  signals[UNLOCK]
      = g_signal_new ("unlock", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganUnlockPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, QorganUnlockPage, status);
  gtk_widget_class_bind_template_child (widget_class, QorganUnlockPage, entry);
  gtk_widget_class_bind_template_child (widget_class, QorganUnlockPage, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, QorganUnlockPage, keyboard_label);
  gtk_widget_class_bind_template_child (widget_class, QorganUnlockPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, QorganUnlockPage, button_stack);
  gtk_widget_class_bind_template_callback (widget_class, update_sensitive);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
}

static void
qorgan_unlock_page_init (QorganUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "safety");
  qorgan_program_menu_add_to (self->header_bar);
  qorgan_keyboard_hint_add (self->keyboard_label, self->entry);
}

/**
 * qorgan_unlock_page_begin:
 * @self: the page
 * @name: the casebook's file, as a person knows it
 *
 * Begins anew, for another casebook.
 */
void
qorgan_unlock_page_begin (QorganUnlockPage *self, const char *name)
{
  g_return_if_fail (QORGAN_IS_UNLOCK_PAGE (self));

  stop_waiting (self);
  self->trying = FALSE;
  self->n_wrong = 0;
  adw_status_page_set_title (self->status, name);
  qorgan_message_describe (self->status, _ ("This casebook opens with a passphrase."));
  gtk_editable_set_text (self->entry, "");
  qorgan_keyboard_hint_say (self->wrong_label, NULL);
  qorgan_keyboard_hint_set_doubts (self->keyboard_label, FALSE);
  update_sensitive (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * qorgan_unlock_page_show_table:
 * @self: the page
 * @name: a table that is to be imported, as a person knows it
 *
 * Says that it waits for the casebook.
 */
void
qorgan_unlock_page_show_table (QorganUnlockPage *self, const char *name)
{
  g_autofree char *text = NULL;

  g_return_if_fail (QORGAN_IS_UNLOCK_PAGE (self));

  /* Translators: %s is the name of a file with a table */
  text
      = g_strdup_printf (_ ("This casebook opens with a passphrase. Then you see what would be imported from “%s”, and "
                            "nothing is until you say so."),
                         name);
  qorgan_message_describe (self->status, text);
}

/**
 * qorgan_unlock_page_dup_passphrase:
 * @self: the page, while it sounds ::unlock
 *
 * Returns: (transfer full): what was typed, for qorgan_vault_free_secret()
 */
char *
qorgan_unlock_page_dup_passphrase (QorganUnlockPage *self)
{
  g_return_val_if_fail (QORGAN_IS_UNLOCK_PAGE (self), NULL);

  return qorgan_vault_dup_secret (gtk_editable_get_text (self->entry));
}

/**
 * qorgan_unlock_page_end_try:
 * @self: the page, after ::unlock
 * @wrong: whether it was not the passphrase, so that the page goes on
 */
void
qorgan_unlock_page_end_try (QorganUnlockPage *self, gboolean wrong)
{
  g_return_if_fail (QORGAN_IS_UNLOCK_PAGE (self));

  self->trying = FALSE;
  gtk_editable_set_text (self->entry, "");
  if (wrong)
    {
      self->wait = MIN (1u << MIN (self->n_wrong, 5u), LONGEST_WAIT);
      self->n_wrong++;
      self->countdown = g_timeout_add_seconds (1, count_down_cb, self);
      say_wrong (self);
    }
  qorgan_keyboard_hint_set_doubts (self->keyboard_label, self->n_wrong > 0);
  update_sensitive (self);
}
