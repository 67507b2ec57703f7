/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads our translations for a language of the caller's choice. gettext speaks one language per process; briefings,
 * derivations and the demo choose theirs, so our own .mo files travel inside the program and are read here. */
#pragma once

#include "qorgan-language.h"

G_BEGIN_DECLS

typedef struct _QorganCatalog QorganCatalog;

QorganCatalog *qorgan_catalog_new_from_bytes (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_catalog_free (QorganCatalog *catalog);
const char *qorgan_catalog_lookup (const QorganCatalog *catalog, const char *context, const char *msgid);
const char *qorgan_catalog_lookup_plural (const QorganCatalog *catalog, const char *msgid, guint form);

const char *qorgan_catalog_text (QorganLanguage language, const char *context, const char *msgid);
const char *qorgan_catalog_plural (QorganLanguage language, const char *msgid, const char *msgid_plural, gulong n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganCatalog, qorgan_catalog_free)

G_END_DECLS
