/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a made-up case goes: which steps follow each other, and after how many days. */
#pragma once

#include "qorgan-language.h"

G_BEGIN_DECLS

#define QORGAN_PLAN_STEPS 10

typedef struct
{
  const char *kind;
  guint8 days_after; /* at most, after the step before it */
  gboolean in_court; /* else the police */
  const char *outcome;
  const char *measure;
  const char *length_unit;
  guint8 max_length;
} QorganPlannedStep;

typedef struct
{
  const char *track;
  const char *state;                     /* in the end */
  const char *words[QORGAN_N_LANGUAGES]; /* after the name, in the title of the case */
  const char *deeds[QORGAN_N_LANGUAGES]; /* after the name, in the title of the incident */
  const char *types;                     /* of the incident */
  const char *harm;
  QorganPlannedStep steps[QORGAN_PLAN_STEPS];
} QorganPlan;

const QorganPlan *qorgan_plan_pick (GRand *random);

G_END_DECLS
