/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many of the records that a query finds have which value in a field: what a person chooses a filter from. */
#pragma once

#include "qorgan-filters.h"

G_BEGIN_DECLS

typedef struct
{
  char *value;  /* as a condition names it: a code, an id in decimal; a year or a month in EDTF */
  char *label;  /* in the session's language */
  guint count;  /* records that would be found if this were asked for */
} QorganFacetValue;

typedef struct
{
  GPtrArray *values; /* (element-type QorganFacetValue) */
  guint n_empty;     /* records of which nothing is recorded there */
  gboolean has_more; /* values that are not among them */
} QorganFacet;

QorganFacet *qorgan_session_facet (QorganSession *session,
                                   const QorganQuery *query,
                                   const QorganPath *path,
                                   const char *typed,
                                   guint limit,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_facet_free (QorganFacet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganFacet, qorgan_facet_free)

G_END_DECLS
