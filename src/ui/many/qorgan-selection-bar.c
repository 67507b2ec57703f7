/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar below a list in which several records are selected: how many, and what can be done to all of them. Only what
 * the kind of record allows is there. */

#include "qorgan-selection-bar.h"

#include <glib/gi18n-lib.h>

#include "qorgan-each-dialog.h"
#include "qorgan-many.h"

struct _QorganSelectionBar
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkLabel *words;
  GtkButton *each_button;
  GtkWidget *tag_button;
  GtkWidget *delete_button;

  QorganSelection *selection;
};

G_DEFINE_FINAL_TYPE (QorganSelectionBar, qorgan_selection_bar, ADW_TYPE_BIN)

static void
update (QorganSelectionBar *self)
{
  guint n = qorgan_selection_get_n_selected (self->selection);
  g_autofree char *words = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  if (g_str_equal (words, gtk_label_get_label (self->words)) && gtk_widget_get_visible (self->box) == (n > 1))
    return;
  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (self->box, n > 1);
  if (n > 1 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
qorgan_selection_bar_dispose (GObject *object)
{
  QorganSelectionBar *self = QORGAN_SELECTION_BAR (object);

  /* The template would unparent its own child behind the back of the class above, which would do it again. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_SELECTION_BAR);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (qorgan_selection_bar_parent_class)->dispose (object);
}

static void
qorgan_selection_bar_class_init (QorganSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_selection_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganSelectionBar, box);
  gtk_widget_class_bind_template_child (widget_class, QorganSelectionBar, words);
  gtk_widget_class_bind_template_child (widget_class, QorganSelectionBar, each_button);
  gtk_widget_class_bind_template_child (widget_class, QorganSelectionBar, tag_button);
  gtk_widget_class_bind_template_child (widget_class, QorganSelectionBar, delete_button);
}

static void
qorgan_selection_bar_init (QorganSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qorgan_selection_bar_set_selection:
 * @self: a bar
 * @selection: (transfer none): what is selected in the list above it
 */
void
qorgan_selection_bar_set_selection (QorganSelectionBar *self, QorganSelection *selection)
{
  const QorganKind *kind = qorgan_list_get_kind (qorgan_selection_get_list (selection));
  gboolean can_write = !qorgan_casebook_is_read_only (qorgan_list_get_casebook (qorgan_selection_get_list (selection)));
  QorganDependant dependant;
  QorganFieldId tags;
  gboolean has_each = qorgan_each_dialog_find (kind, &dependant);

  g_return_if_fail (QORGAN_IS_SELECTION_BAR (self));

  self->selection = g_object_ref (selection);
  if (has_each)
    {
      /* Translators: %s is a kind of record, as in “Add Step…” */
      g_autofree char *label = g_strdup_printf (_ ("Add %s…"), _ (dependant.kind->label));

      gtk_button_set_label (self->each_button, label);
      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->each_button)), TRUE); /* a long word in large text */
    }
  gtk_widget_set_visible (GTK_WIDGET (self->each_button), has_each && can_write);
  gtk_widget_set_visible (self->tag_button, qorgan_kind_find_tags (kind, &tags) && can_write);
  gtk_widget_set_visible (self->delete_button, can_write);
  g_signal_connect_object (selection, "notify::n-selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
