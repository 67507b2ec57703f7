/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where on a record's page, and what is tucked away: rules over the tables of the kinds. */
#pragma once

#include "qorgan-record.h"

G_BEGIN_DECLS

/**
 * QorganFormPlace:
 * @QORGAN_FORM_PLACE_LEAD: above the fields: what one opens such a record for
 * @QORGAN_FORM_PLACE_MIDDLE: between its main fields and the others
 * @QORGAN_FORM_PLACE_END: below everything: what can be said of any record
 * @QORGAN_FORM_PLACE_QUIET: in the line at the very end, which only tells
 */
typedef enum
{
  QORGAN_FORM_PLACE_LEAD,
  QORGAN_FORM_PLACE_MIDDLE,
  QORGAN_FORM_PLACE_END,
  QORGAN_FORM_PLACE_QUIET,
} QorganFormPlace;

const char *qorgan_form_layout_section_title (const QorganKind *kind, const char *section);
QorganFormPlace qorgan_form_layout_place (const QorganDependant *dependant);
gboolean qorgan_form_layout_is_shown (const QorganRecord *record, guint index);
gboolean qorgan_form_layout_is_first_of_section (const QorganKind *kind, guint index);

G_END_DECLS
