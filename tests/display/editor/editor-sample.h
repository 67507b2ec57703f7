/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few records of a real case, enough to have every sort of row on an editor's page. */
#pragma once

#include "fixture.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 person;
  gint64 outlet;
  gint64 police;
  gint64 court;
  gint64 place;
  gint64 incident;
  gint64 source;
  gint64 legal_case;
  gint64 detention;
  gint64 ruling;
  gint64 appeal;
} Sample;

void editor_sample_make (Fixture *fixture, Sample *sample);
void editor_sample_add_steps (Fixture *fixture, const Sample *sample, guint n);

G_END_DECLS
