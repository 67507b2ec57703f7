/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where on a record's page. A page shows what is recorded and what is wanted; the rest waits under “More
 * fields”, so that a page is no long void. */

#include "qorgan-form-layout.h"

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"

/* With fewer values than this a record has only just been made: it is also asked for what the lists show, and for what
 * whoever makes such a record has at hand. */
#define YOUNG 3

static const struct
{
  const char *section;
  const char *title;
} sections[] = {
  { "dates", N_ ("Dates") },
  { "when", N_ ("When") },
  { "where", N_ ("Where") },
  { "act", N_ ("Act") },
  { "result", N_ ("Result") },
  { "account", N_ ("Account") },
  { "details", N_ ("Details") },
  { "position", N_ ("Position") },
  { "reply", N_ ("Reply") },
  { "reach", N_ ("How to Reach It") },
  { "consent", N_ ("Naming and Consent") },
  { "sealed", N_ ("Sealed") },
  { "lawyer", N_ ("As a Lawyer") },
  { "next", N_ ("Next") },
  { "handling", N_ ("Tags and Sensitivity") },
  { "sources", N_ ("Sources") },
};

/* The kinds whose records are the story of their owner. */
static const guint8 lead[] = { QORGAN_KIND_STEP };

/* The kinds whose records nobody enters or edits. */
static const guint8 quiet[] = { QORGAN_KIND_ALIAS };

/**
 * qorgan_form_layout_section_title:
 *
 * Returns: the heading of a section, in the language of the interface; that of the main one is the kind's own name
 */
const char *
qorgan_form_layout_section_title (const QorganKind *kind, const char *section)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].section, section))
      return g_dgettext (GETTEXT_PACKAGE, sections[i].title);
  return g_dgettext (GETTEXT_PACKAGE, kind->label);
}

/**
 * qorgan_form_layout_place:
 *
 * Returns: where on the page of the owner its dependants of one kind stand
 */
QorganFormPlace
qorgan_form_layout_place (const QorganDependant *dependant)
{
  for (guint i = 0; i < G_N_ELEMENTS (quiet); i++)
    if (quiet[i] == dependant->kind->id)
      return QORGAN_FORM_PLACE_QUIET;
  if (qorgan_field (dependant->owner)->targets == NULL)
    return QORGAN_FORM_PLACE_END;
  for (guint i = 0; i < G_N_ELEMENTS (lead); i++)
    if (lead[i] == dependant->kind->id)
      return QORGAN_FORM_PLACE_LEAD;
  return QORGAN_FORM_PLACE_MIDDLE;
}

static gboolean
is_title (const QorganKind *kind, QorganFieldId field)
{
  if (kind->title_rule == QORGAN_TITLE_NAMES)
    return field >= kind->title_field && field < kind->title_field + QORGAN_N_LANGUAGES;
  return field == kind->title_field;
}

static gboolean
is_column (const QorganKind *kind, QorganFieldId field)
{
  for (guint i = 0; i < kind->n_columns; i++)
    if (kind->columns[i].source == QORGAN_COLUMN_FIELD && kind->columns[i].field == field)
      return TRUE;
  return FALSE;
}

static gboolean
is_young (const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);
  guint n_values = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    if (qorgan_record_value (record, qorgan_kind_field_id (kind, i)) != NULL)
      n_values++;
  return n_values < YOUNG;
}

/**
 * qorgan_form_layout_is_shown:
 * @index: of a field of the record's kind
 *
 * Returns: whether the field stands in its section, rather than under “More Fields”
 */
gboolean
qorgan_form_layout_is_shown (const QorganRecord *record, guint index)
{
  const QorganKind *kind = qorgan_record_kind (record);
  QorganFieldId field = qorgan_kind_field_id (kind, index);

  if ((kind->fields[index].flags & QORGAN_FOR_PROGRAMS) != 0)
    return FALSE;
  return qorgan_record_value (record, field) != NULL || (kind->fields[index].flags & QORGAN_WANTED) != 0
         || is_title (kind, field)
         || ((is_column (kind, field) || (kind->fields[index].flags & QORGAN_ASKED) != 0) && is_young (record));
}

/**
 * qorgan_form_layout_is_first_of_section:
 * @index: of a field of @kind
 *
 * Returns: whether its section begins with it
 */
gboolean
qorgan_form_layout_is_first_of_section (const QorganKind *kind, guint index)
{
  for (guint i = 0; i < index; i++)
    if (g_str_equal (kind->fields[i].section, kind->fields[index].section))
      return FALSE;
  return TRUE;
}
