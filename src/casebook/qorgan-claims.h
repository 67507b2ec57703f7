/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sources say of the fields of a record, weighed against what is recorded: who agrees, who says less, who
 * disagrees; and the change that accepts what one of them says. */
#pragma once

#include "qorgan-session.h"

G_BEGIN_DECLS

/**
 * QorganClaim:
 * @record: of kind `claim`, as it was read
 * @field: the field it speaks of
 * @words: (nullable): the value as a person reads it; %NULL: it gives none
 * @source: id of the source; 0: none is named
 * @source_title: (nullable): the title of that source
 * @is_sealed: it is sealed itself: not even who says it is shown but in its own form
 * @is_covered: it, or the field it speaks of, is sealed: what it says is shown nowhere but in its own form
 * @who: (nullable): who speaks, as one would say it in a sentence: the publisher, or else the source itself
 */
typedef struct
{
  QorganRecord *record;
  QorganFieldId field;
  char *words;
  gint64 source;
  char *source_title;
  gboolean is_sealed;
  gboolean is_covered;
  char *who;
} QorganClaim;

/* How a claim stands to the value that is recorded. */
typedef enum
{
  QORGAN_STAND_SAYS_NOTHING,   /* no value, or words that cannot be held against a value of this type */
  QORGAN_STAND_AGREES,
  QORGAN_STAND_LESS_PRECISE,   /* a date that leaves more open, and does not exclude what is recorded */
  QORGAN_STAND_MORE_PRECISE,
  QORGAN_STAND_DISAGREES,
  QORGAN_STAND_SET_ASIDE,      /* superseded or refuted: not in conflict with anything any more */
} QorganStand;

/**
 * QorganAgreement:
 * @n_claims: all that is said of the field, also what is set aside
 * @n_sources: sources that speak of the field and are not set aside
 * @n_disagree: those of them that say something else than what is recorded
 * @is_backed: whether one of them says what is recorded, as precisely or not
 * @other: (nullable): one that says something else, the newest; for the sentence that tells it. Where nothing is
 *   recorded: one that says something
 */
typedef struct
{
  guint n_claims;
  guint n_sources;
  guint n_disagree;
  gboolean is_backed;
  const QorganClaim *other;
} QorganAgreement;

gboolean qorgan_field_has_claims (QorganFieldId field);
GPtrArray *qorgan_session_claims (QorganSession *self, const QorganRecord *about, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

QorganStand qorgan_claim_stand (const QorganClaim *claim, const char *value);
void qorgan_claims_weigh (const GPtrArray *claims, QorganFieldId field, const char *value, QorganAgreement *agreement);

gboolean qorgan_claim_can_be_accepted (const QorganClaim *claim);
gboolean qorgan_claims_replace_accepted (const GPtrArray *claims, const QorganClaim *accepted);
QorganChange *qorgan_claims_accept (const GPtrArray *claims,
                                    const QorganClaim *accepted,
                                    const char *reason,
                                    const char *former_status) G_GNUC_WARN_UNUSED_RESULT;
QorganChange *qorgan_claim_refute (const QorganClaim *claim, const char *reason) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
