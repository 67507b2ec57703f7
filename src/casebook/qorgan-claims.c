/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sources say of the fields of a record. Two values agree when they cannot both be told apart by what they leave
 * open: "January 2022" is no contradiction of 7 January, it says less. */

#include "qorgan-claims.h"

#include "qorgan-disclosure.h"
#include "qorgan-id.h"
#include "qorgan-session-private.h"

static void
claim_free (gpointer data)
{
  QorganClaim *claim = data;

  g_clear_pointer (&claim->record, qorgan_record_unref);
  g_free (claim->words);
  g_free (claim->source_title);
  g_free (claim->who);
  g_free (claim);
}

/* Kinds that tell of the world outside; the others are how this casebook is kept. */
static const guint8 kinds_with_claims[]
    = { QORGAN_KIND_PERSON,      QORGAN_KIND_NAME,  QORGAN_KIND_ORGANISATION, QORGAN_KIND_AFFILIATION,
        QORGAN_KIND_RELATION,    QORGAN_KIND_PLACE, QORGAN_KIND_INCIDENT,     QORGAN_KIND_INVOLVEMENT,
        QORGAN_KIND_FIGURE,      QORGAN_KIND_CASE,  QORGAN_KIND_CASE_ROLE,    QORGAN_KIND_STEP,
        QORGAN_KIND_INTERVENTION };

/* Where links to nothing else stand, they say whence something is known, and how it is sorted here. */
static const guint8 targets_without_claims[] = { QORGAN_KIND_SOURCE, QORGAN_KIND_TAG };

/**
 * qorgan_field_has_claims:
 * @field: a field of any kind
 *
 * Returns: whether sources say anything of such a field
 */
gboolean
qorgan_field_has_claims (QorganFieldId field)
{
  const QorganKind *kind = qorgan_kind_by_id (QORGAN_FIELD_KIND (field));
  const QorganField *info = qorgan_field (field);

  if (memchr (kinds_with_claims, (int) kind->id, sizeof kinds_with_claims) == NULL)
    return FALSE;
  if ((info->flags & QORGAN_OWNER) != 0 || field == kind->sensitivity)
    return FALSE;
  return info->targets == NULL
         || memchr (targets_without_claims, info->targets[0], sizeof targets_without_claims) == NULL;
}

/* ---- Reading ---- */

/* The publisher is who speaks; what has none speaks for itself, and so does what is sealed, by its neutral name. */
static gboolean
read_source (QorganSession *self, QorganClaim *claim, GError **error)
{
  g_autoptr (QorganRecord) source = NULL;
  QorganHandling handling;
  gint64 speaker = 0;

  claim->source = qorgan_record_link (claim->record, QORGAN_CLAIM_SOURCE);
  if (claim->source == 0)
    return TRUE;
  source = qorgan_session_load (self, claim->source, error);
  if (source == NULL || !qorgan_session_handling (self, source, &handling, error))
    return FALSE;
  if (qorgan_may_say (&handling, QORGAN_SOURCE_PUBLISHER, &qorgan_audience_in_passing))
    speaker = qorgan_record_link (source, QORGAN_SOURCE_PUBLISHER);
  claim->source_title = qorgan_session_title (self, claim->source, self->language, error);
  if (claim->source_title == NULL)
    return FALSE;
  claim->who = qorgan_session_title (self, speaker != 0 ? speaker : claim->source, self->language, error);
  return claim->who != NULL;
}

static gboolean
read_claim (QorganSession *self, gint64 id, const QorganHandling *about, GPtrArray *claims, GError **error)
{
  g_autoptr (QorganRecord) record = qorgan_session_load (self, id, error);
  QorganHandling handling;
  QorganFieldId field;
  QorganClaim *claim;

  if (record == NULL)
    return FALSE;
  if (qorgan_record_value (record, QORGAN_CLAIM_FIELD) == NULL
      || !qorgan_kind_find_field (about->kind, qorgan_record_value (record, QORGAN_CLAIM_FIELD), &field))
    return TRUE;
  qorgan_handling_init (&handling, record, about);
  claim = g_new0 (QorganClaim, 1);
  g_ptr_array_add (claims, claim);
  claim->field = field;
  claim->record = g_steal_pointer (&record);
  claim->is_sealed = !qorgan_may_say_record (&handling, &qorgan_audience_in_passing);
  claim->is_covered = !qorgan_may_say (&handling, QORGAN_CLAIM_VALUE, &qorgan_audience_in_passing);
  if (qorgan_record_value (claim->record, QORGAN_CLAIM_VALUE) != NULL)
    {
      claim->words = claim->is_covered ? qorgan_session_title (self, id, self->language, error)
                                       : qorgan_derive_open_title (self, claim->record, self->language, error);
      if (claim->words == NULL)
        return FALSE;
    }
  return read_source (self, claim, error);
}

/**
 * qorgan_session_claims:
 * @self: a session
 * @about: a record
 * @error: return location for an error of the file
 *
 * Returns: (transfer full) (element-type QorganClaim) (nullable): what sources say of its fields, in the order it was
 *   recorded; words and titles are in the language of the session
 */
GPtrArray *
qorgan_session_claims (QorganSession *self, const QorganRecord *about, GError **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (claim_free);
  g_autoptr (GArray) ids = NULL;
  QorganHandling handling;

  if (memchr (kinds_with_claims, (int) qorgan_record_kind (about)->id, sizeof kinds_with_claims) == NULL)
    return g_steal_pointer (&claims);
  ids = qorgan_session_dependants (self, QORGAN_CLAIM_ABOUT, qorgan_record_id (about), error);
  if (ids == NULL || !qorgan_session_handling (self, about, &handling, error))
    return NULL;
  /* Whoever reads what sources say of a sealed record has asked for the record. */
  handling.is_sealed = FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!read_claim (self, g_array_index (ids, gint64, i), &handling, claims, error))
      return NULL;
  return g_steal_pointer (&claims);
}

/* ---- Weighing ---- */

static gboolean
has_status (const QorganClaim *claim, const char *status)
{
  return g_strcmp0 (qorgan_record_value (claim->record, QORGAN_CLAIM_STATUS), status) == 0;
}

static QorganStand
compare_dates (const QorganDate *recorded, const QorganDate *stated)
{
  gint64 recorded_from, recorded_to, stated_from, stated_to;

  if (qorgan_date_equal (recorded, stated))
    return QORGAN_STAND_AGREES;
  if (!qorgan_date_overlaps (recorded, stated))
    return QORGAN_STAND_DISAGREES;
  qorgan_date_get_range (recorded, &recorded_from, &recorded_to);
  qorgan_date_get_range (stated, &stated_from, &stated_to);
  if (stated_from <= recorded_from && stated_to >= recorded_to)
    return QORGAN_STAND_LESS_PRECISE;
  if (stated_from >= recorded_from && stated_to <= recorded_to)
    return QORGAN_STAND_MORE_PRECISE;
  return QORGAN_STAND_AGREES;
}

/* The order in which several codes or records were noted says nothing. */
static gboolean
is_same_set (const char *a, const char *b)
{
  g_auto (GStrv) parts_a = qorgan_value_split (a);
  g_auto (GStrv) parts_b = qorgan_value_split (b);

  if (g_strv_length (parts_a) != g_strv_length (parts_b))
    return FALSE;
  for (guint i = 0; parts_a[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) parts_b, parts_a[i]))
      return FALSE;
  return TRUE;
}

static QorganStand
compare (QorganFieldId field, const char *recorded, const char *stated)
{
  QorganDate recorded_date, stated_date;

  switch (qorgan_field (field)->type)
    {
    case QORGAN_DATE:
      if (!qorgan_value_get_date (recorded, &recorded_date) || !qorgan_value_get_date (stated, &stated_date))
        break;
      return compare_dates (&recorded_date, &stated_date);
    case QORGAN_CODES:
    case QORGAN_LINKS:
      return is_same_set (recorded, stated) ? QORGAN_STAND_AGREES : QORGAN_STAND_DISAGREES;
    case QORGAN_PROSE: /* one says it in these words, one in those */
      break;
    case QORGAN_TEXT:
    case QORGAN_CODE:
    case QORGAN_LINK:
    case QORGAN_NUMBER:
    case QORGAN_REAL:
    case QORGAN_FIELD_NAME:
      return g_str_equal (recorded, stated) ? QORGAN_STAND_AGREES : QORGAN_STAND_DISAGREES;
    }
  return g_str_equal (recorded, stated) ? QORGAN_STAND_AGREES : QORGAN_STAND_SAYS_NOTHING;
}

/**
 * qorgan_claim_stand:
 * @claim: what a source says
 * @value: (nullable): the canonical value that is recorded
 *
 * Returns: how the two go together; where nothing is recorded, what a source says is no contradiction
 */
QorganStand
qorgan_claim_stand (const QorganClaim *claim, const char *value)
{
  const char *stated = qorgan_record_value (claim->record, QORGAN_CLAIM_VALUE);

  if (has_status (claim, "superseded") || has_status (claim, "refuted"))
    return QORGAN_STAND_SET_ASIDE;
  if (stated == NULL || value == NULL || !qorgan_value_check (claim->field, stated, NULL))
    return QORGAN_STAND_SAYS_NOTHING;
  return compare (claim->field, value, stated);
}

/* Where nothing is recorded yet, the claims are held against the first of them. */
static const char *
first_stated (const GPtrArray *claims, QorganFieldId field)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const QorganClaim *claim = claims->pdata[i];
      const char *stated = qorgan_record_value (claim->record, QORGAN_CLAIM_VALUE);

      if (claim->field == field && stated != NULL && qorgan_claim_stand (claim, stated) == QORGAN_STAND_AGREES)
        return stated;
    }
  return NULL;
}

/* A source that says it twice is one source; a claim whose source nobody noted counts for itself. */
static gboolean
add_source (GHashTable *sources, const QorganClaim *claim)
{
  gint64 key = claim->source != 0 ? claim->source : qorgan_record_id (claim->record);

  return g_hash_table_add (sources, g_memdup2 (&key, sizeof key));
}

static void
weigh_one (QorganAgreement *agreement, const QorganClaim *claim, QorganStand stand, GHashTable *all, GHashTable *others)
{
  if (stand != QORGAN_STAND_SET_ASIDE && add_source (all, claim))
    agreement->n_sources++;
  if (stand == QORGAN_STAND_DISAGREES)
    {
      agreement->other = claim;
      if (add_source (others, claim))
        agreement->n_disagree++;
    }
  agreement->is_backed
      |= stand == QORGAN_STAND_AGREES || stand == QORGAN_STAND_LESS_PRECISE || stand == QORGAN_STAND_MORE_PRECISE;
}

/**
 * qorgan_claims_weigh:
 * @claims: (element-type QorganClaim) (nullable): of one record
 * @field: one of its fields
 * @value: (nullable): what is recorded there, or is being typed
 * @agreement: (out): how the sources stand to it
 */
void
qorgan_claims_weigh (const GPtrArray *claims, QorganFieldId field, const char *value, QorganAgreement *agreement)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) others = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, NULL);
  const char *measure = value;

  *agreement = (QorganAgreement) { 0 };
  if (claims == NULL)
    return;
  if (value == NULL)
    measure = first_stated (claims, field);
  for (guint i = 0; i < claims->len; i++)
    {
      const QorganClaim *claim = claims->pdata[i];

      if (claim->field != field)
        continue;
      agreement->n_claims++;
      weigh_one (agreement, claim, qorgan_claim_stand (claim, measure), all, others);
      if (value == NULL && qorgan_claim_stand (claim, measure) == QORGAN_STAND_AGREES)
        agreement->other = claim;
    }
  agreement->is_backed &= value != NULL;
}

/* ---- Accepting ---- */

/**
 * qorgan_claim_can_be_accepted:
 *
 * Returns: whether what the source says is a value that the field can hold, rather than words about it
 */
gboolean
qorgan_claim_can_be_accepted (const QorganClaim *claim)
{
  const char *stated = qorgan_record_value (claim->record, QORGAN_CLAIM_VALUE);

  return stated != NULL && qorgan_value_check (claim->field, stated, NULL)
         && (qorgan_field (claim->field)->type != QORGAN_DATE || qorgan_date_kept_text (stated) == NULL);
}

/* Whether @claim was accepted and says something else than @accepted does. */
static gboolean
is_replaced (const QorganClaim *claim, const QorganClaim *accepted)
{
  const char *stated = qorgan_record_value (accepted->record, QORGAN_CLAIM_VALUE);

  return claim != accepted && claim->field == accepted->field && has_status (claim, "accepted")
         && g_strcmp0 (qorgan_record_value (claim->record, QORGAN_CLAIM_VALUE), stated) != 0;
}

/**
 * qorgan_claims_replace_accepted:
 * @claims: (element-type QorganClaim): of one record
 * @accepted: the one of them that is going to be accepted
 *
 * Returns: whether another one was accepted until now and says something else
 */
gboolean
qorgan_claims_replace_accepted (const GPtrArray *claims, const QorganClaim *accepted)
{
  for (guint i = 0; i < claims->len; i++)
    if (is_replaced (claims->pdata[i], accepted))
      return TRUE;
  return FALSE;
}

/**
 * qorgan_claims_accept:
 * @claims: (element-type QorganClaim): of one record
 * @accepted: the one of them to accept, see qorgan_claim_can_be_accepted()
 * @reason: (nullable): why; %NULL leaves the reason it has
 * @former_status: a code of the vocabulary `claim_status`: what those become that were accepted and say something else
 *
 * Returns: (transfer full): one change: the field takes the value, the claims their statuses
 */
QorganChange *
qorgan_claims_accept (const GPtrArray *claims,
                      const QorganClaim *accepted,
                      const char *reason,
                      const char *former_status)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);
  gint64 id = qorgan_record_id (accepted->record);

  qorgan_change_set (change, qorgan_record_link (accepted->record, QORGAN_CLAIM_ABOUT), accepted->field,
                     qorgan_record_value (accepted->record, QORGAN_CLAIM_VALUE));
  qorgan_change_set (change, id, QORGAN_CLAIM_STATUS, "accepted");
  if (reason != NULL && *reason != '\0')
    qorgan_change_set (change, id, QORGAN_CLAIM_REASON, reason);
  for (guint i = 0; i < claims->len; i++)
    {
      const QorganClaim *claim = claims->pdata[i];

      if (is_replaced (claim, accepted))
        qorgan_change_set (change, qorgan_record_id (claim->record), QORGAN_CLAIM_STATUS, former_status);
    }
  return change;
}

/**
 * qorgan_claim_refute:
 * @claim: what a source says
 * @reason: (nullable): why it is wrong; %NULL leaves the reason it has
 *
 * Returns: (transfer full): the change that marks it so
 */
QorganChange *
qorgan_claim_refute (const QorganClaim *claim, const char *reason)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);

  qorgan_change_set (change, qorgan_record_id (claim->record), QORGAN_CLAIM_STATUS, "refuted");
  if (reason != NULL && *reason != '\0')
    qorgan_change_set (change, qorgan_record_id (claim->record), QORGAN_CLAIM_REASON, reason);
  return change;
}
