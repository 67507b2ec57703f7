/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which row a field gets. Sources may say anything of any field, so the row of a claim's value is that of the field it
 * speaks of. */

#include "qorgan-field-control.h"

#include "qorgan-choice-row.h"
#include "qorgan-dossier-claims.h"
#include "qorgan-link-row.h"
#include "qorgan-prose-row.h"
#include "qorgan-text-row.h"
#include "qorgan-today.h"

static GType
row_type (QorganType type)
{
  switch (type)
    {
    case QORGAN_PROSE:
      return QORGAN_TYPE_PROSE_ROW;
    case QORGAN_CODE:
    case QORGAN_CODES:
    case QORGAN_FIELD_NAME:
      return QORGAN_TYPE_CHOICE_ROW;
    case QORGAN_LINK:
    case QORGAN_LINKS:
      return QORGAN_TYPE_LINK_ROW;
    case QORGAN_TEXT:
    case QORGAN_DATE:
    case QORGAN_NUMBER:
    case QORGAN_REAL:
    default:
      return QORGAN_TYPE_TEXT_ROW;
    }
}

/**
 * qorgan_field_control_type:
 * @record: a record of the page
 * @field: one of its fields
 *
 * What a source says of a date is typed as a date, and chosen of a list as a code; what it says in words that are no
 * such value stays words.
 *
 * Returns: the field that the value of @field is a value of, mostly @field itself
 */
QorganFieldId
qorgan_field_control_type (const QorganDossier *dossier, const QorganRecord *record, QorganFieldId field)
{
  QorganFieldId stated = 0;

  if (field == qorgan_record_kind (record)->title_field)
    stated = qorgan_dossier_stated_field (dossier, record);
  return stated != 0 ? stated : field;
}

/**
 * qorgan_field_control_new:
 * @dossier: the page
 * @record: a record of it
 * @newborn: (nullable): that record when it is not in the casebook yet
 * @field: one of its fields
 * @is_quiet: see qorgan_field_row_set_quiet()
 *
 * Returns: (transfer floating): its row
 */
QorganFieldRow *
qorgan_field_control_new (QorganCasebook *casebook,
                          QorganDossier *dossier,
                          QorganRecord *record,
                          QorganNewborn *newborn,
                          QorganFieldId field,
                          gboolean is_quiet)
{
  QorganFieldId stated = qorgan_field_control_type (dossier, record, field);
  QorganFieldRow *row = g_object_new (row_type (qorgan_field (stated)->type), NULL);
  g_autoptr (QorganFieldEdit) edit = NULL;
  QorganDate today;

  qorgan_today (casebook, &today);
  edit = qorgan_field_edit_new (casebook, qorgan_record_id (record), field, stated, qorgan_record_value (record, field),
                                &today);
  if (newborn != NULL)
    qorgan_field_edit_set_newborn (edit, newborn);
  qorgan_field_row_set_quiet (row, is_quiet);
  qorgan_field_row_set_up (row, edit, dossier, record);
  return row;
}

/**
 * qorgan_field_control_swap:
 * @old: a row of a list
 * @now: (transfer floating): the row that takes its place, and the keyboard where it was there
 */
void
qorgan_field_control_swap (GtkWidget *old, GtkWidget *now)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (old));
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (list)) == old;

  gtk_list_box_insert (list, now, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (old)));
  if (had_focus)
    gtk_widget_grab_focus (now);
  gtk_list_box_remove (list, old);
}
