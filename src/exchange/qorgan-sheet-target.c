/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of a sheet can become. The targets of one kind follow from the kind's own table; the one of several
 * kinds is written out here. */

#include "qorgan-sheet-target.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- People with a detention ---- */

static const QorganSheetConstant detention_constants[] = {
  { QORGAN_INCIDENT_TYPES, "detention" },
  { QORGAN_STEP_KIND, "detention" },
};

static const QorganSheetSlot detention_slots[] = {
  { "name", N_ ("Name"), TRUE, { QORGAN_PERSON_NAME_EN } },
  { "date", N_ ("Detained"), FALSE, { QORGAN_INCIDENT_START, QORGAN_STEP_HAPPENED } },
  { "place", N_ ("Place"), FALSE, { QORGAN_INCIDENT_PLACE, QORGAN_STEP_PLACE } },
  { "what", N_ ("What happened"), FALSE, { QORGAN_INCIDENT_TYPES, QORGAN_STEP_KIND, QORGAN_STEP_MEASURE } },
  { "outlet", N_ ("Works for"), FALSE, { QORGAN_AFFILIATION_ORGANISATION, QORGAN_INVOLVEMENT_OUTLET } },
  { "post", N_ ("Post"), FALSE, { QORGAN_AFFILIATION_POST } },
  { "roles", N_ ("Roles"), FALSE, { QORGAN_PERSON_ROLES } },
  { "body", N_ ("Body"), FALSE, { QORGAN_STEP_BODY } },
  { "held_at", N_ ("Held at"), FALSE, { QORGAN_STEP_HELD_AT } },
  { "official", N_ ("Official"), FALSE, { QORGAN_STEP_OFFICIAL } },
  { "articles", N_ ("Articles"), FALSE, { QORGAN_STEP_ARTICLES } },
  { "measure", N_ ("Measure or penalty"), FALSE, { QORGAN_STEP_MEASURE } },
  { "length", N_ ("Length"), FALSE, { QORGAN_STEP_LENGTH, QORGAN_STEP_LENGTH_UNIT } },
  { "outcome", N_ ("Outcome"), FALSE, { QORGAN_STEP_OUTCOME } },
  { "ended", N_ ("Ended"), FALSE, { QORGAN_STEP_ENDED } },
  { "document", N_ ("Document number"), FALSE, { QORGAN_STEP_DOCUMENT_NUMBER } },
  { "numbers", N_ ("Case numbers"), FALSE, { QORGAN_CASE_NUMBERS } },
  { "track", N_ ("Kind of proceeding"), FALSE, { QORGAN_CASE_TRACK } },
  { "account", N_ ("Account"), FALSE, { QORGAN_INCIDENT_ACCOUNT } },
  { "birth", N_ ("Born"), FALSE, { QORGAN_PERSON_BIRTH } },
  { "gender", N_ ("Gender"), FALSE, { QORGAN_PERSON_GENDER } },
  { "contact", N_ ("How to reach them"), FALSE, { QORGAN_PERSON_CONTACT } },
  { "note", N_ ("Note"), FALSE, { QORGAN_STEP_NOTE } },
  { "person_note", N_ ("Note about the person"), FALSE, { QORGAN_PERSON_NOTE } },
  { "sources", N_ ("Sources"), FALSE, { QORGAN_INCIDENT_SOURCES, QORGAN_STEP_SOURCES } },
  { "name_en", N_ ("Name in English"), FALSE, { QORGAN_PERSON_NAME_EN } },
  { "name_ru", N_ ("Name in Russian"), FALSE, { QORGAN_PERSON_NAME_RU } },
  { "name_kk", N_ ("Name in Kazakh"), FALSE, { QORGAN_PERSON_NAME_KK } },
};

static const QorganSheetTarget detention = {
  .name = "detention",
  .label = N_ ("People with a detention"),
  .kinds = { QORGAN_KIND_PERSON, QORGAN_KIND_AFFILIATION, QORGAN_KIND_INCIDENT, QORGAN_KIND_INVOLVEMENT,
             QORGAN_KIND_CASE, QORGAN_KIND_STEP },
  .optional = QORGAN_KIND_AFFILIATION,
  .is_event = TRUE,
  .constants = detention_constants,
  .n_constants = G_N_ELEMENTS (detention_constants),
  .slots = detention_slots,
  .n_slots = G_N_ELEMENTS (detention_slots),
};

/* ---- Records of one kind ---- */

static const guint8 listed[]
    = { QORGAN_KIND_PERSON,       QORGAN_KIND_CASE,   QORGAN_KIND_INCIDENT, QORGAN_KIND_STEP,
        QORGAN_KIND_ORGANISATION, QORGAN_KIND_SOURCE, QORGAN_KIND_PLACE,    QORGAN_KIND_CONTACT };

#define N_TARGETS (1 + G_N_ELEMENTS (listed))

/**
 * qorgan_sheet_kind_goes_by_name:
 * @kind: a kind
 *
 * Returns: whether records of one name are one record: true of people and places, not of two incidents of one title
 */
gboolean
qorgan_sheet_kind_goes_by_name (const QorganKind *kind)
{
  return kind->title_rule == QORGAN_TITLE_NAMES || kind->id == QORGAN_KIND_TAG;
}

/* A cell can name what it links to: something with a title one can type, that stands by itself. */
static gboolean
can_be_named (const QorganField *field)
{
  if (field->targets == NULL)
    return FALSE;
  for (const guint8 *id = field->targets; *id != 0; id++)
    {
      const QorganKind *kind = qorgan_kind_by_id (*id);

      if (kind->title_rule != QORGAN_TITLE_NAMES && kind->title_rule != QORGAN_TITLE_TEXT)
        return FALSE;
    }
  return TRUE;
}

static gboolean
can_be_column (const QorganField *field)
{
  return field->type != QORGAN_FIELD_NAME
         && ((field->type != QORGAN_LINK && field->type != QORGAN_LINKS) || can_be_named (field));
}

static void
init_target (QorganSheetTarget *target, const QorganKind *kind)
{
  QorganSheetSlot *slots = g_new0 (QorganSheetSlot, kind->n_fields + 1);
  guint n = 0;

  if (kind->title_rule == QORGAN_TITLE_NAMES)
    slots[n++] = (QorganSheetSlot) { "name", N_ ("Name"), TRUE, { kind->title_field } };
  for (guint i = 0; i < kind->n_fields; i++)
    if (can_be_column (&kind->fields[i]))
      slots[n++] = (QorganSheetSlot) {
        kind->fields[i].name, kind->fields[i].label, FALSE, { qorgan_kind_field_id (kind, i) }
      };
  *target = (QorganSheetTarget) {
    .name = kind->name, .label = kind->label_plural, .kinds = { kind->id }, .slots = slots, .n_slots = n
  };
}

static gpointer
make_targets (gpointer data)
{
  QorganSheetTarget *targets = data;

  targets[0] = detention;
  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    init_target (&targets[i + 1], qorgan_kind_by_id (listed[i]));
  return targets;
}

/**
 * qorgan_sheet_targets:
 * @n_targets: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_targets): what rows can become
 */
const QorganSheetTarget *
qorgan_sheet_targets (guint *n_targets)
{
  static QorganSheetTarget targets[N_TARGETS];
  static GOnce once = G_ONCE_INIT;

  g_once (&once, make_targets, targets);
  *n_targets = N_TARGETS;
  return targets;
}

/**
 * qorgan_sheet_target_by_name:
 * @name: (nullable): the name of a target
 *
 * Returns: (transfer none) (nullable): the target
 */
const QorganSheetTarget *
qorgan_sheet_target_by_name (const char *name)
{
  guint n_targets;
  const QorganSheetTarget *targets = qorgan_sheet_targets (&n_targets);

  for (guint i = 0; i < n_targets; i++)
    if (g_strcmp0 (targets[i].name, name) == 0)
      return &targets[i];
  return NULL;
}

/**
 * qorgan_sheet_target_find_slot:
 * @name: the name of a slot
 *
 * Returns: its index, or -1
 */
int
qorgan_sheet_target_find_slot (const QorganSheetTarget *target, const char *name)
{
  for (guint i = 0; i < target->n_slots; i++)
    if (strcmp (target->slots[i].name, name) == 0)
      return (int) i;
  return -1;
}

/**
 * qorgan_sheet_slot_label:
 *
 * Returns: what it is called, in the language of the process
 */
const char *
qorgan_sheet_slot_label (const QorganSheetSlot *slot)
{
  return g_dgettext (GETTEXT_PACKAGE, slot->label);
}
