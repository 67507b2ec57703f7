/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the records of a kind can be filtered by, and by which words each of it is called: from the kinds' tables. */
#pragma once

#include "qorgan-query.h"

G_BEGIN_DECLS

/* How a person asks for a field in which nothing is recorded. */
#define QORGAN_FILTER_EMPTY_KEY "empty"

GArray *qorgan_filters_offered (const QorganKind *kind) G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_filters_find (const QorganKind *kind, const char *typed, QorganFilter *filter);
gboolean qorgan_filters_find_for (const QorganKind *kind,
                                  const QorganPath *path,
                                  QorganFilterTest test,
                                  QorganFilter *filter);
char *qorgan_filters_nearest (const QorganKind *kind, const char *typed) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_filters_list (const QorganKind *kind) G_GNUC_WARN_UNUSED_RESULT;

QorganPath qorgan_filter_path (const QorganFilter *filter);
const char *qorgan_filter_label (const QorganFilter *filter, QorganLanguage language);

guint qorgan_filters_tolerance (const char *word);
guint qorgan_filters_distance (const char *a, const char *b);
char *qorgan_filters_normalise (const char *typed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
