/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the records of one event hang together: see the header. Titles are put together without inflecting anything:
 * “Detention: Lukpan Akhmedyarov, Oral, 7 Jan 2022”. */
#include "qorgan-event-records.h"

#include "qorgan-id.h"

/* A link between two of the records. */
static const struct
{
  QorganFieldId field;
  guint8 kind; /* that it points to */
} bonds[] = {
  { QORGAN_AFFILIATION_PERSON, QORGAN_KIND_PERSON }, { QORGAN_INVOLVEMENT_INCIDENT, QORGAN_KIND_INCIDENT },
  { QORGAN_INVOLVEMENT_PERSON, QORGAN_KIND_PERSON }, { QORGAN_CASE_CLIENT, QORGAN_KIND_PERSON },
  { QORGAN_CASE_INCIDENTS, QORGAN_KIND_INCIDENT },   { QORGAN_STEP_CASE, QORGAN_KIND_CASE },
};

/* What every one of them says. */
static const struct
{
  QorganFieldId field;
  const char *value; /* canonical */
} constants[] = {
  { QORGAN_INCIDENT_NATURE, "incident" },
  { QORGAN_INVOLVEMENT_ROLE, "target" },
  { QORGAN_CASE_STATE, "open" },
};

/**
 * qorgan_event_records_link:
 * @ids: (array length=QORGAN_N_KINDS+1): the record of each kind, 0: there is none
 * @are_new: (array length=QORGAN_N_KINDS+1): whether it is made by @change; what was there before is not written to
 *
 * Links the records with one another, and says of them what is true of all such records.
 */
void
qorgan_event_records_link (QorganChange *change, const gint64 *ids, const gboolean *are_new)
{
  for (guint i = 0; i < G_N_ELEMENTS (constants); i++)
    {
      guint kind = QORGAN_FIELD_KIND (constants[i].field);

      if (ids[kind] != 0 && are_new[kind])
        qorgan_change_set (change, ids[kind], constants[i].field, constants[i].value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bonds); i++)
    {
      guint kind = QORGAN_FIELD_KIND (bonds[i].field);
      g_autofree char *target = NULL;

      if (ids[kind] == 0 || !are_new[kind] || ids[bonds[i].kind] == 0)
        continue;
      target = qorgan_id_to_string (ids[bonds[i].kind]);
      qorgan_change_set (change, ids[kind], bonds[i].field, target);
    }
}

/* "@head: a, b"; without a head the parts alone. */
static char *
join (const char *head, const char *const *parts, guint n_parts)
{
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL)
      g_string_append_printf (title, "%s%s", title->len > 0 ? ", " : "", parts[i]);
  if (head != NULL && title->len > 0)
    g_string_prepend (title, ": ");
  if (head != NULL)
    g_string_prepend (title, head);
  return g_string_free_and_steal (g_steal_pointer (&title));
}

static char *
dup_when (const QorganEventWords *self, QorganLanguage language)
{
  return self->when != NULL ? qorgan_date_format (self->when, language, QORGAN_DATE_SHORT) : NULL;
}

/**
 * qorgan_event_words_dup_case_title:
 *
 * Returns: (transfer full): “Lukpan Akhmedyarov: Detention, 7 Jan 2022”; what it is without somebody, as the incident
 */
char *
qorgan_event_words_dup_case_title (const QorganEventWords *self, QorganLanguage language)
{
  g_autofree char *when = dup_when (self, language);
  const char *parts[] = { self->what, when };

  if (self->who == NULL)
    return qorgan_event_words_dup_incident_title (self, language);
  return join (self->who, parts, G_N_ELEMENTS (parts));
}

/**
 * qorgan_event_words_dup_incident_title:
 *
 * Returns: (transfer full): “Detention: Lukpan Akhmedyarov, Oral, 7 Jan 2022”
 */
char *
qorgan_event_words_dup_incident_title (const QorganEventWords *self, QorganLanguage language)
{
  g_autofree char *when = dup_when (self, language);
  const char *parts[] = { self->who, self->where, when };

  return join (self->what, parts, G_N_ELEMENTS (parts));
}
