/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many sources speak of a field and whether they agree, in words and with a sign, never by colour alone. */

#include "qorgan-sources-button.h"

#include <glib/gi18n-lib.h>

struct _QorganSourcesButton
{
  GtkButton parent_instance;

  /* Borrowed */
  GtkWidget *sign;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (QorganSourcesButton, qorgan_sources_button, GTK_TYPE_BUTTON)

static char *
dup_count (const QorganAgreement *agreement)
{
  g_autofree char *sources = NULL;
  g_autofree char *others = NULL;

  if (agreement->n_sources == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim set aside", "%u claims set aside",
                                         agreement->n_claims),
                            agreement->n_claims);
  sources = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u source", "%u sources", agreement->n_sources),
                             agreement->n_sources);
  if (agreement->n_disagree == 0)
    return g_steal_pointer (&sources);
  /* Translators: of several sources: one of them says something else */
  others = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u disagrees", "%u disagree", agreement->n_disagree),
                            agreement->n_disagree);
  /* Translators: “2 sources, 1 disagrees” */
  return g_strdup_printf (C_ ("sources of a field", "%s, %s"), sources, others);
}

/**
 * qorgan_sources_button_show:
 * @field: the label of the field
 * @agreement: how the sources stand to what is recorded there; of none, the button offers to add one
 */
void
qorgan_sources_button_show (QorganSourcesButton *self, const char *field, const QorganAgreement *agreement)
{
  g_autofree char *count = agreement->n_claims > 0 ? dup_count (agreement) : g_strdup (_ ("Add a Source…"));
  /* Translators: for screen readers: the label of a field, then how many sources speak of it */
  g_autofree char *name = g_strdup_printf (C_ ("field", "%s: %s"), field, count);
  const char *tooltip = agreement->n_claims > 0 ? count : NULL;
  const char *doubt = NULL;

  if (agreement->n_disagree > 0)
    doubt = agreement->n_sources > 1 ? _ ("Sources disagree") : _ ("The source disagrees");
  /* Whoever goes back through the rows is not stopped by what appears in each; Alt+Return is for the keyboard. */
  gtk_widget_set_focusable (GTK_WIDGET (self), agreement->n_claims > 0);
  gtk_widget_set_visible (self->sign, doubt != NULL);
  gtk_label_set_label (GTK_LABEL (self->label), doubt != NULL ? doubt : count);
  /* GTK asks the display where the pointer is each time, also when there was none before and is none now. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self)), tooltip) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
qorgan_sources_button_class_init (QorganSourcesButtonClass *klass)
{
}

static void
qorgan_sources_button_init (QorganSourcesButton *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_box_append (GTK_BOX (content), self->sign);
  gtk_box_append (GTK_BOX (content), self->label);
  gtk_button_set_child (GTK_BUTTON (self), content);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self), "sources");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}
