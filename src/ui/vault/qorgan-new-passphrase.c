/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a passphrase: words drawn by lot are offered first, since what people think of is what guessers try; or
 * one's own, with its strength in words; or none, where that is offered. */

#include <glib/gi18n-lib.h>

#include "qorgan-keyboard-hint.h"
#include "qorgan-new-passphrase.h"
#include "qorgan-settings.h"
#include "qorgan-strength.h"
#include "qorgan-vault.h"
#include "qorgan-words.h"

struct _QorganNewPassphrase
{
  AdwBin parent_instance;

  /* Template */
  GtkCheckButton *words_check;
  GtkCheckButton *own_check;
  GtkCheckButton *none_check;
  GtkCheckButton *kept_check;
  AdwPreferencesRow *none_row;
  GtkLabel *words_label;
  GtkEditable *own_row;
  GtkEditable *again_row;
  GtkLabel *remark_label;
  GtkLabel *keyboard_label;

  char *words;         /* owned, wiped; NULL: none could be drawn */
  char *none_warning;  /* owned */
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (QorganNewPassphrase, qorgan_new_passphrase, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_READY,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
remark (QorganNewPassphrase *self, const char *text, const char *style)
{
  static const char *const styles[] = { "warning", "error", "success", NULL };

  for (guint i = 0; styles[i] != NULL; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->remark_label), styles[i]);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->remark_label), style);
  if (g_strcmp0 (gtk_label_get_label (self->remark_label), text) != 0)
    {
      gtk_label_set_label (self->remark_label, text);
      gtk_accessible_announce (GTK_ACCESSIBLE (self->remark_label), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->remark_label), *text != '\0');
}

/* Says how good it is, and returns whether it can be taken. */
static gboolean
judge_own (QorganNewPassphrase *self)
{
  static const char *const styles[] = { "error", "warning", "warning", "success", "success" };
  const char *own = gtk_editable_get_text (self->own_row), *again = gtk_editable_get_text (self->again_row);
  QorganStrength strength = qorgan_strength_of (own);
  g_autofree char *text = NULL;

  if (*own == '\0')
    {
      remark (self, _ ("Several words that do not belong together make a good one."), NULL);
      return FALSE;
    }
  /* Translators: how strong a passphrase is (“Weak”), and a sentence that says what that means */
  text = g_strdup_printf (C_ ("strength and advice", "%s. %s"), qorgan_strength_in_words (strength),
                          qorgan_strength_advice (strength));
  if (*again != '\0' && !g_str_has_prefix (own, again))
    remark (self, _ ("The two are not the same."), "error");
  else
    remark (self, text, styles[strength]);
  return strength > QORGAN_STRENGTH_VERY_WEAK && g_str_equal (own, again);
}

static void
changed_cb (QorganNewPassphrase *self)
{
  gboolean ready;

  if (gtk_check_button_get_active (self->own_check))
    ready = judge_own (self);
  else if (gtk_check_button_get_active (self->words_check))
    {
      if (self->words != NULL)
        remark (self, "", NULL);
      ready = self->words != NULL && gtk_check_button_get_active (self->kept_check);
    }
  else
    {
      remark (self, self->none_warning, "warning");
      ready = TRUE;
    }
  if (ready == self->ready)
    return;
  self->ready = ready;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

/* Both the button that goes off and the one that comes on sound it. */
static void
choice_changed_cb (QorganNewPassphrase *self, GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    changed_cb (self);
}

static void
draw_words_cb (QorganNewPassphrase *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->words, qorgan_vault_free_secret);
  self->words = qorgan_vault_new_words (qorgan_settings_language (), QORGAN_WORDS_OFFERED, &error);
  gtk_label_set_label (self->words_label, self->words != NULL ? self->words : "");
  gtk_check_button_set_active (self->kept_check, FALSE);
  changed_cb (self);
  if (error != NULL)
    remark (self, error->message, "error");
}

static void
qorgan_new_passphrase_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, QORGAN_NEW_PASSPHRASE (object)->ready);
}

static void
qorgan_new_passphrase_dispose (GObject *object)
{
  QorganNewPassphrase *self = QORGAN_NEW_PASSPHRASE (object);

  g_clear_pointer (&self->words, qorgan_vault_free_secret);
  g_clear_pointer (&self->none_warning, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_NEW_PASSPHRASE);
  G_OBJECT_CLASS (qorgan_new_passphrase_parent_class)->dispose (object);
}

static void
qorgan_new_passphrase_class_init (QorganNewPassphraseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qorgan_new_passphrase_dispose;
  object_class->get_property = qorgan_new_passphrase_get_property;
  /* Whether what is chosen can be taken. */
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-new-passphrase.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganNewPassphrase, words_check);
  gtk_widget_class_bind_template_child (widget_class, QorganNewPassphrase, own_check);
  gtk_widget_class_bind_template_child (widget_class, QorganNewPassphrase, none_check);
  gtk_widget_class_bind_template_child (widget_class, QorganNewPassphrase, kept_check);
  gtk_widget_class_bind_template_child (widget_class, QorganNewPassphrase, none_row);
  gtk_widget_class_bind_template_child (widget_class, QorganNewPassphrase, words_label);
  gtk_widget_class_bind_template_child (widget_class, QorganNewPassphrase, own_row);
  gtk_widget_class_bind_template_child (widget_class, QorganNewPassphrase, again_row);
  gtk_widget_class_bind_template_child (widget_class, QorganNewPassphrase, remark_label);
  gtk_widget_class_bind_template_child (widget_class, QorganNewPassphrase, keyboard_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, draw_words_cb);
}

static void
qorgan_new_passphrase_init (QorganNewPassphrase *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->none_row), FALSE);
  qorgan_keyboard_hint_add (self->keyboard_label, self->own_row);
  draw_words_cb (self);
}

/**
 * qorgan_new_passphrase_offer_none:
 * @self: the choice
 * @title: what having none is called here
 * @subtitle: a few words more
 * @warning: what it means, said before it is chosen
 */
void
qorgan_new_passphrase_offer_none (QorganNewPassphrase *self,
                                  const char *title,
                                  const char *subtitle,
                                  const char *warning)
{
  g_return_if_fail (QORGAN_IS_NEW_PASSPHRASE (self));

  adw_preferences_row_set_title (self->none_row, title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->none_row), subtitle);
  g_set_str (&self->none_warning, warning);
  gtk_widget_set_visible (GTK_WIDGET (self->none_row), TRUE);
}

/**
 * qorgan_new_passphrase_dup:
 * @self: the choice, ready
 *
 * Returns: (transfer full) (nullable): the passphrase, for qorgan_vault_free_secret(); %NULL: none is wanted
 */
char *
qorgan_new_passphrase_dup (QorganNewPassphrase *self)
{
  g_return_val_if_fail (QORGAN_IS_NEW_PASSPHRASE (self), NULL);

  if (gtk_check_button_get_active (self->none_check))
    return NULL;
  return qorgan_vault_dup_secret (gtk_check_button_get_active (self->own_check) ? gtk_editable_get_text (self->own_row)
                                                                                : self->words);
}

/**
 * qorgan_new_passphrase_wipe:
 * @self: the choice, no longer needed
 *
 * Takes everything that was typed or drawn off the screen.
 */
void
qorgan_new_passphrase_wipe (QorganNewPassphrase *self)
{
  g_return_if_fail (QORGAN_IS_NEW_PASSPHRASE (self));

  gtk_editable_set_text (self->own_row, "");
  gtk_editable_set_text (self->again_row, "");
  gtk_label_set_label (self->words_label, "");
  g_clear_pointer (&self->words, qorgan_vault_free_secret);
}
