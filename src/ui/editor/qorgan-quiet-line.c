/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says of its record in passing. Nobody edits the former numbers of a record that others were merged into,
 * but who holds an old paper looks for one. */

#include "qorgan-quiet-line.h"

#include <glib/gi18n-lib.h>

#include "qorgan-form-layout.h"

/**
 * qorgan_quiet_line_new:
 *
 * Returns: (transfer floating): a line that says nothing yet
 */
GtkWidget *
qorgan_quiet_line_new (void)
{
  GtkWidget *line = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_selectable (GTK_LABEL (line), TRUE);
  gtk_widget_add_css_class (line, "caption");
  gtk_widget_add_css_class (line, "dimmed");
  gtk_widget_set_visible (line, FALSE);
  return line;
}

/**
 * qorgan_quiet_line_show:
 * @line: from qorgan_quiet_line_new()
 * @dossier: the page as it is now
 */
void
qorgan_quiet_line_show (GtkWidget *line, const QorganDossier *dossier)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < qorgan_dossier_n_groups (dossier); i++)
    {
      const QorganDossierGroup *group = qorgan_dossier_group (dossier, i);
      QorganDependant dependant = { .kind = group->kind, .owner = group->owner };
      g_autoptr (GString) titles = g_string_new (NULL);

      if (group->items->len == 0 || qorgan_form_layout_place (&dependant) != QORGAN_FORM_PLACE_QUIET)
        continue;
      for (guint j = 0; j < group->items->len; j++)
        g_string_append_printf (titles, "%s%s", j > 0 ? ", " : "",
                                ((const QorganDossierItem *) group->items->pdata[j])->title);
      /* Translators: the plural name of a kind of record, then the titles: “Former numbers: 12, 13” */
      g_string_append_printf (words, C_ ("records", "%s: %s"), g_dgettext (GETTEXT_PACKAGE, group->kind->label_plural),
                              titles->str);
    }
  gtk_label_set_label (GTK_LABEL (line), words->str);
  gtk_widget_set_visible (line, words->len > 0);
}
