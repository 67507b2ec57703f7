/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four ways a made-up case may go, each in ten steps whose order and distances are those of real proceedings. */

#include "qorgan-generator-plans.h"

static const QorganPlan plans[] = {
  {
      "administrative_offence",
      "enforcement",
      { "administrative arrest", "административный арест", "әкімшілік қамақ" },
      { "detention after a rally", "задержание после митинга", "митингіден кейін ұстау" },
      "detention administrative_arrest",
      "administrative_arrest",
      {
          { "summons", 0 },
          { "detention", 3 },
          { "protocol", 0 },
          { "first_counsel", 0 },
          { "hearing_held", 1, TRUE },
          { "ruling", 0, TRUE, "penalty_imposed", "administrative_arrest", "days", 20 },
          { "sentence_start", 0 },
          { "appeal_filed", 3, TRUE, "pending" },
          { "appeal_decision", 4, TRUE, "left_unchanged" },
          { "release", 12 },
      },
  },
  {
      "criminal_public",
      "enforcement",
      { "criminal case", "уголовное дело", "қылмыстық іс" },
      { "search and house arrest", "обыск и домашний арест", "тінту және үйқамақ" },
      "search device_seizure house_arrest",
      "house_arrest",
      {
          { "search", 0 },
          { "seizure", 0 },
          { "questioning_witness_defence", 5 },
          { "suspect_named", 30 },
          { "detention", 2 },
          { "measure_imposed", 2, TRUE, "granted", "house_arrest", "months", 2 },
          { "linguistic_examination", 40 },
          { "case_to_court", 60, TRUE },
          { "trial_opened", 20, TRUE },
          { "verdict", 40, TRUE, "convicted", "restricted_liberty", "years", 3 },
      },
  },
  {
      "criminal_private",
      "closed",
      { "private complaint of libel", "жалоба частного обвинения о клевете", "жала жабу туралы жекеше шағым" },
      { "charge of libel", "обвинение в клевете", "жала жабу айыбы" },
      "criminal_charge",
      "charged",
      {
          { "private_complaint_filed", 0, TRUE },
          { "case_to_court", 15, TRUE },
          { "hearing_scheduled", 10, TRUE },
          { "hearing_postponed", 14, TRUE, "postponed" },
          { "hearing_held", 14, TRUE },
          { "verdict", 20, TRUE, "acquitted" },
          { "appeal_filed", 14, TRUE, "pending" },
          { "appeal_hearing", 30, TRUE },
          { "appeal_decision", 2, TRUE, "verdict_left_unchanged" },
          { "decision_in_force", 1, TRUE },
      },
  },
  {
      "civil",
      "on_appeal",
      { "claim of honour and dignity", "иск о защите чести и достоинства", "ар-намысты қорғау туралы талап" },
      { "claim for damages", "иск о возмещении", "өтем туралы талап" },
      "civil_suit",
      "none",
      {
          { "notice", 0, TRUE },
          { "case_to_court", 10, TRUE },
          { "hearing_scheduled", 10, TRUE },
          { "hearing_held", 20, TRUE },
          { "linguistic_examination", 30, TRUE },
          { "hearing_held", 40, TRUE },
          { "judgment", 5, TRUE, "partly_granted", "damages" },
          { "appeal_filed", 28, TRUE, "pending" },
          { "appeal_hearing", 40, TRUE },
          { "appeal_decision", 1, TRUE, "changed_softer" },
      },
  },
};

/**
 * qorgan_plan_pick:
 * @random: where the choice comes from
 *
 * Returns: (transfer none): one of the ways a case may go
 */
const QorganPlan *
qorgan_plan_pick (GRand *random)
{
  return &plans[g_rand_int_range (random, 0, G_N_ELEMENTS (plans))];
}
