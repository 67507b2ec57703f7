/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The translations of a field, each a line below its control that leads to where it is edited. */

#include "qorgan-field-translations.h"

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

static void
add_translation (GtkBox *box, QorganCasebook *casebook, const QorganRecord *text)
{
  const char *language = qorgan_record_value (text, QORGAN_TEXT_LANGUAGE);
  const char *words = qorgan_record_value (text, QORGAN_TEXT_TEXT);
  g_autofree char *name
      = qorgan_vocabularies_word_value (qorgan_casebook_get_vocabularies (casebook), QORGAN_TEXT_LANGUAGE, language,
                                        qorgan_casebook_get_language (casebook));
  /* Translators: a language, then the text in it */
  g_autofree char *line
      = g_strdup_printf (C_ ("translation", "%s: %s"), name != NULL ? name : "?", words != NULL ? words : "");
  GtkWidget *label = gtk_label_new (g_strdelimit (line, "\n", ' '));
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "value");
  gtk_widget_set_tooltip_text (button, _ ("Open this translation"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "editor.navigate");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", qorgan_record_id (text));
  gtk_box_append (box, button);
}

/**
 * qorgan_field_translations_show:
 * @box: where they stand
 * @edit: the field
 * @dossier: the page it stands on
 * @record: the record of the page that the field belongs to
 */
void
qorgan_field_translations_show (GtkBox *box,
                                QorganFieldEdit *edit,
                                const QorganDossier *dossier,
                                const QorganRecord *record)
{
  const QorganField *field = qorgan_field (qorgan_field_edit_get_place (edit));
  GtkWidget *child;

  if ((field->flags & QORGAN_TRANSLATABLE) == 0 || qorgan_dossier_record (dossier) != record)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < qorgan_dossier_n_groups (dossier); i++)
    {
      const QorganDossierGroup *group = qorgan_dossier_group (dossier, i);

      for (guint j = 0; group->kind->id == QORGAN_KIND_TEXT && j < group->items->len; j++)
        {
          const QorganDossierItem *item = g_ptr_array_index (group->items, j);

          if (g_strcmp0 (qorgan_record_value (item->record, QORGAN_TEXT_FIELD), field->name) == 0)
            add_translation (box, qorgan_field_edit_get_casebook (edit), item->record);
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (box), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}
