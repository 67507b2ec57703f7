/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking things up in the kind tables. There are some twenty kinds of at most thirty fields, so a walk through
 * them is as fast as an index and needs no state. */

#include "qorgan-kinds.h"

static const QorganKind *const kinds[] = {
  &qorgan_kind_person,       &qorgan_kind_name,    &qorgan_kind_organisation, &qorgan_kind_affiliation,
  &qorgan_kind_relation,     &qorgan_kind_place,   &qorgan_kind_incident,     &qorgan_kind_involvement,
  &qorgan_kind_figure,       &qorgan_kind_case,    &qorgan_kind_case_role,    &qorgan_kind_step,
  &qorgan_kind_intervention, &qorgan_kind_source,  &qorgan_kind_claim,        &qorgan_kind_text,
  &qorgan_kind_term,         &qorgan_kind_contact, &qorgan_kind_tag,          &qorgan_kind_view,
  &qorgan_kind_alias,
};

/**
 * qorgan_kinds:
 * @n_kinds: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_kinds): every kind, in the order of their ids
 */
const QorganKind *const *
qorgan_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * qorgan_kind_by_id:
 * @id: one of the QORGAN_KIND_… numbers
 *
 * Returns: (transfer none) (nullable): the kind
 */
const QorganKind *
qorgan_kind_by_id (guint id)
{
  /* The kinds stand in the order of their ids, which begin at 1; a test holds them to it. */
  return id >= 1 && id <= G_N_ELEMENTS (kinds) ? kinds[id - 1] : NULL;
}

/**
 * qorgan_kind_by_name:
 * @name: a word such as "case_role"
 *
 * Returns: (transfer none) (nullable): the kind of that name
 */
const QorganKind *
qorgan_kind_by_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i]->name, name))
      return kinds[i];
  return NULL;
}

/**
 * qorgan_field:
 * @id: a field of one of the kinds
 *
 * Returns: (transfer none): its description; a wrong id is a slip of the programmer and stops the program
 */
const QorganField *
qorgan_field (QorganFieldId id)
{
  const QorganKind *kind = qorgan_kind_by_id (QORGAN_FIELD_KIND (id));

  g_assert (kind != NULL && QORGAN_FIELD_INDEX (id) < kind->n_fields);
  return &kind->fields[QORGAN_FIELD_INDEX (id)];
}

/**
 * qorgan_kind_field_id:
 * @kind: a kind
 * @index: position in its table, from 0
 *
 * Returns: the id of that field
 */
QorganFieldId
qorgan_kind_field_id (const QorganKind *kind, guint index)
{
  g_assert (index < kind->n_fields);
  return kind->id << 8 | index;
}

/**
 * qorgan_kind_find_field:
 * @kind: a kind
 * @name: the name of a field in files and JSON
 * @id: (out) (optional): its id
 *
 * Returns: whether @kind has a field of that name
 */
gboolean
qorgan_kind_find_field (const QorganKind *kind, const char *name, QorganFieldId *id)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (g_str_equal (kind->fields[i].name, name))
      {
        if (id != NULL)
          *id = qorgan_kind_field_id (kind, i);
        return TRUE;
      }
  return FALSE;
}

/**
 * qorgan_kind_find_column:
 * @kind: a kind
 * @name: the name of a column in queries
 *
 * Returns: (transfer none) (nullable): the column
 */
const QorganColumn *
qorgan_kind_find_column (const QorganKind *kind, const char *name)
{
  for (guint i = 0; i < kind->n_columns; i++)
    if (g_str_equal (kind->columns[i].name, name))
      return &kind->columns[i];
  return NULL;
}

/**
 * qorgan_field_may_link:
 * @field: a field of links
 * @target: the kind of a record
 *
 * Returns: whether @field may point to a record of kind @target
 */
gboolean
qorgan_field_may_link (const QorganField *field, const QorganKind *target)
{
  if (field->targets == NULL)
    return TRUE;
  for (const guint8 *id = field->targets; *id != 0; id++)
    if (*id == target->id)
      return TRUE;
  return FALSE;
}

/**
 * qorgan_kind_owner:
 * @kind: a kind
 *
 * Returns: its field that says whose a record of it is; 0: such records belong to nobody
 */
QorganFieldId
qorgan_kind_owner (const QorganKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & QORGAN_OWNER)
      return qorgan_kind_field_id (kind, i);
  return 0;
}

/**
 * qorgan_kind_dup_dependants:
 * @kind: a kind of owner
 *
 * Which kinds have an owner link that may point to @kind: the steps of a case, the people of an incident.
 *
 * Returns: (transfer full) (element-type QorganDependant): in the order of the kinds
 */
GArray *
qorgan_kind_dup_dependants (const QorganKind *kind)
{
  GArray *dependants = g_array_new (FALSE, FALSE, sizeof (QorganDependant));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const QorganField *field = &kinds[i]->fields[j];
        QorganDependant dependant = { kinds[i], qorgan_kind_field_id (kinds[i], j) };

        if (field->type == QORGAN_LINK && (field->flags & QORGAN_OWNER) && qorgan_field_may_link (field, kind))
          g_array_append_val (dependants, dependant);
      }
  return dependants;
}
