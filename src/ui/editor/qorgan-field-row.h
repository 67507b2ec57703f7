/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a form: the label of a field, its control, and what there is to say about what stands in it. Each type of
 * value has its own control (a subclass); all they share is here. */
#pragma once

#include <adwaita.h>

#include "qorgan-dossier.h"
#include "qorgan-field-edit.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_FIELD_ROW (qorgan_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (QorganFieldRow, qorgan_field_row, QORGAN, FIELD_ROW, AdwPreferencesRow)

/**
 * QorganFieldRowClass:
 * @set_up: makes the control; called once, when @edit and dossier are there
 * @show: brings the control to what the draft of the edit holds
 * @has_words: (nullable): whether words stand in the control that no value was made of
 */
struct _QorganFieldRowClass
{
  AdwPreferencesRowClass parent_class;

  void (*set_up) (QorganFieldRow *self);
  void (*show) (QorganFieldRow *self);
  gboolean (*has_words) (QorganFieldRow *self);
};

void qorgan_field_row_set_up (QorganFieldRow *self,
                              QorganFieldEdit *edit,
                              QorganDossier *dossier,
                              QorganRecord *record);

QorganFieldEdit *qorgan_field_row_get_edit (QorganFieldRow *self);
QorganDossier *qorgan_field_row_get_dossier (QorganFieldRow *self);
QorganRecord *qorgan_field_row_get_record (QorganFieldRow *self);
const char *qorgan_field_row_get_label (QorganFieldRow *self);
void qorgan_field_row_set_control (QorganFieldRow *self, GtkWidget *control, GtkWidget *focus);
void qorgan_field_row_set_focus_part (QorganFieldRow *self, GtkWidget *focus, const char *name);
void qorgan_field_row_set_hint (QorganFieldRow *self, const char *hint);
gboolean qorgan_field_row_is_editable (QorganFieldRow *self);
void qorgan_field_row_offer_cover (QorganFieldRow *self);
void qorgan_field_row_set_quiet (QorganFieldRow *self, gboolean is_quiet);
void qorgan_field_row_cover_sources (QorganFieldRow *self);
gboolean qorgan_field_row_is_saved (QorganFieldRow *self);
void qorgan_field_row_point_out (QorganFieldRow *self);

void qorgan_field_row_refresh (QorganFieldRow *self, QorganDossier *dossier, QorganRecord *record);

/* Signal ::cover-asked: the person wants the value covered again. */

G_END_DECLS
