/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One dependant on its owner's page. Its form, and what can be done with it, are made when the row is first opened: a
 * case of three hundred steps is three hundred pairs of lines. */

#include "qorgan-dependant-row.h"

#include <glib/gi18n-lib.h>

#include "qorgan-deeds-row.h"
#include "qorgan-record-form.h"
#include "qorgan-short-title.h"

struct _QorganDependantRow
{
  AdwExpanderRow parent_instance;

  /* Owned */
  QorganCasebook *casebook;
  QorganDossier *dossier;
  QorganRecord *record;
  QorganNewborn *newborn; /* NULL: it was in the casebook when the row was made */
  guint position;         /* among the dependants of its kind */
  QorganRecordForm *form; /* NULL until the row is opened */

  /* Borrowed from the form's last row, NULL until the row is opened */
  GtkWidget *open_button;
  GtkWidget *delete_button;
};

G_DEFINE_FINAL_TYPE (QorganDependantRow, qorgan_dependant_row, ADW_TYPE_EXPANDER_ROW)

static void
show_deeds (QorganDependantRow *self)
{
  g_autofree char *title = qorgan_short_title (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  /* Translators: for screen readers: %s is the title of what is opened on a page of its own */
  g_autofree char *open_name = g_strdup_printf (_ ("Open “%s” on Its Own Page"), title);
  /* Translators: for screen readers: %s is the title of what is deleted */
  g_autofree char *delete_name = g_strdup_printf (_ ("Delete “%s”"), title);

  qorgan_deeds_row_name (self->open_button, open_name, qorgan_record_id (self->record));
  qorgan_deeds_row_name (self->delete_button, delete_name, qorgan_record_id (self->record));
  gtk_widget_set_visible (self->open_button, !qorgan_dependant_row_is_newborn (self));
  gtk_widget_set_visible (self->delete_button, !qorgan_casebook_is_read_only (self->casebook));
}

static void
make_form (QorganDependantRow *self)
{
  g_autoptr (GtkWidget) deeds = NULL;

  if (self->form != NULL || self->record == NULL)
    return;
  deeds = g_object_ref_sink (qorgan_deeds_row_new ());
  self->open_button = qorgan_deeds_row_add (QORGAN_DEEDS_ROW (deeds), _ ("Open on Its Own Page"), "editor.navigate");
  self->delete_button = qorgan_deeds_row_add (QORGAN_DEEDS_ROW (deeds), _ ("Delete"), "editor.delete");
  show_deeds (self);
  self->form = qorgan_record_form_new (self->casebook, self->dossier, self->record, self->newborn);
  qorgan_record_form_fill_row (self->form, ADW_EXPANDER_ROW (self), deeds);
}

static void
expanded_cb (QorganDependantRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    make_form (self);
}

static void
show (QorganDependantRow *self, const char *title, const char *summary)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), summary);
  if (self->form != NULL)
    show_deeds (self);
}

static void
qorgan_dependant_row_dispose (GObject *object)
{
  QorganDependantRow *self = QORGAN_DEPENDANT_ROW (object);

  g_clear_object (&self->form);
  g_clear_object (&self->casebook);
  g_clear_pointer (&self->dossier, qorgan_dossier_unref);
  g_clear_pointer (&self->record, qorgan_record_unref);
  g_clear_pointer (&self->newborn, qorgan_newborn_unref);

  G_OBJECT_CLASS (qorgan_dependant_row_parent_class)->dispose (object);
}

static void
qorgan_dependant_row_class_init (QorganDependantRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_dependant_row_dispose;
}

static void
qorgan_dependant_row_init (QorganDependantRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect_object (self, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
}

/**
 * qorgan_dependant_row_new:
 * @dossier: the page of the owner
 * @item: one of its dependants
 *
 * Returns: (transfer floating): a closed row
 */
GtkWidget *
qorgan_dependant_row_new (QorganCasebook *casebook, QorganDossier *dossier, const QorganDossierItem *item)
{
  QorganDependantRow *self = g_object_new (QORGAN_TYPE_DEPENDANT_ROW, NULL);

  self->casebook = g_object_ref (casebook);
  self->dossier = qorgan_dossier_ref (dossier);
  self->record = qorgan_record_ref (item->record);
  show (self, item->title, item->summary);
  return GTK_WIDGET (self);
}

/**
 * qorgan_dependant_row_new_newborn:
 * @dossier: the page of the owner
 * @newborn: a dependant that is not in the casebook yet
 *
 * Returns: (transfer floating): a closed row
 */
GtkWidget *
qorgan_dependant_row_new_newborn (QorganCasebook *casebook, QorganDossier *dossier, QorganNewborn *newborn)
{
  QorganRecord *record = qorgan_newborn_record (newborn);
  QorganDependantRow *self = g_object_new (QORGAN_TYPE_DEPENDANT_ROW, NULL);

  self->casebook = g_object_ref (casebook);
  self->dossier = qorgan_dossier_ref (dossier);
  self->record = qorgan_record_ref (record);
  self->newborn = qorgan_newborn_ref (newborn);
  show (self, g_dgettext (GETTEXT_PACKAGE, qorgan_record_kind (record)->label),
        _ ("New: saved as soon as something is entered"));
  return GTK_WIDGET (self);
}

/**
 * qorgan_dependant_row_is_newborn:
 *
 * Returns: whether its record is not in the casebook yet
 */
gboolean
qorgan_dependant_row_is_newborn (QorganDependantRow *self)
{
  g_return_val_if_fail (QORGAN_IS_DEPENDANT_ROW (self), FALSE);

  return self->newborn != NULL && !qorgan_newborn_is_there (self->newborn);
}

/**
 * qorgan_dependant_row_is_empty:
 *
 * Returns: whether its record is not in the casebook, nor on its way there
 */
gboolean
qorgan_dependant_row_is_empty (QorganDependantRow *self)
{
  g_return_val_if_fail (QORGAN_IS_DEPENDANT_ROW (self), FALSE);

  return self->newborn != NULL && qorgan_newborn_is_awaited (self->newborn);
}

/**
 * qorgan_dependant_row_set_position:
 * @position: where it stands among the dependants of its kind
 */
void
qorgan_dependant_row_set_position (QorganDependantRow *self, guint position)
{
  g_return_if_fail (QORGAN_IS_DEPENDANT_ROW (self));

  self->position = position;
}

/**
 * qorgan_dependant_row_get_position:
 *
 * Returns: where it stands among the dependants of its kind
 */
guint
qorgan_dependant_row_get_position (QorganDependantRow *self)
{
  g_return_val_if_fail (QORGAN_IS_DEPENDANT_ROW (self), 0);

  return self->position;
}

/**
 * qorgan_dependant_row_refresh:
 * @dossier: the page of the owner as it is now
 * @item: the same dependant on it
 */
void
qorgan_dependant_row_refresh (QorganDependantRow *self, QorganDossier *dossier, const QorganDossierItem *item)
{
  g_return_if_fail (QORGAN_IS_DEPENDANT_ROW (self));

  g_clear_pointer (&self->dossier, qorgan_dossier_unref);
  g_clear_pointer (&self->record, qorgan_record_unref);
  self->dossier = qorgan_dossier_ref (dossier);
  self->record = qorgan_record_ref (item->record);
  show (self, item->title, item->summary);
  if (self->form != NULL)
    qorgan_record_form_refresh (self->form, dossier, item->record);
}

/**
 * qorgan_dependant_row_save:
 *
 * Saves what stands in its form, if that was ever opened.
 */
void
qorgan_dependant_row_save (QorganDependantRow *self)
{
  g_return_if_fail (QORGAN_IS_DEPENDANT_ROW (self));

  if (self->form != NULL)
    qorgan_record_form_save (self->form);
}

/**
 * qorgan_dependant_row_withdraw:
 *
 * Its page is left: if it was made on it and has no value any more, it goes again.
 */
void
qorgan_dependant_row_withdraw (QorganDependantRow *self)
{
  g_return_if_fail (QORGAN_IS_DEPENDANT_ROW (self));

  if (self->newborn != NULL)
    qorgan_newborn_withdraw (self->newborn, self->casebook);
}

/**
 * qorgan_dependant_row_cover:
 *
 * Covers again what is sealed in its form.
 */
void
qorgan_dependant_row_cover (QorganDependantRow *self)
{
  g_return_if_fail (QORGAN_IS_DEPENDANT_ROW (self));

  if (self->form != NULL)
    qorgan_record_form_cover (self->form);
}

/**
 * qorgan_dependant_row_give_up:
 *
 * What could not be saved in its form is not tried again.
 */
void
qorgan_dependant_row_give_up (QorganDependantRow *self)
{
  g_return_if_fail (QORGAN_IS_DEPENDANT_ROW (self));

  if (self->form != NULL)
    qorgan_record_form_give_up (self->form);
}

/**
 * qorgan_dependant_row_find_unsaved:
 *
 * Returns: (transfer none) (nullable): the first field of its form that holds what the casebook does not
 */
QorganFieldRow *
qorgan_dependant_row_find_unsaved (QorganDependantRow *self)
{
  g_return_val_if_fail (QORGAN_IS_DEPENDANT_ROW (self), NULL);

  return self->form != NULL ? qorgan_record_form_find_unsaved (self->form) : NULL;
}

/**
 * qorgan_dependant_row_edit:
 *
 * Opens it with the caret in the first field.
 */
void
qorgan_dependant_row_edit (QorganDependantRow *self)
{
  g_return_if_fail (QORGAN_IS_DEPENDANT_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  make_form (self);
  qorgan_record_form_grab_focus (self->form);
}
