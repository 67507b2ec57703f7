/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to many records at once, as one change. */
#pragma once

#include "qorgan-session.h"

G_BEGIN_DECLS

/* A tag, and how many of the records asked about have it. */
typedef struct
{
  gint64 id;
  char *name;
  guint n_having;
} QorganTagUse;

/* Copied where they are kept. */
typedef struct
{
  GArray *ids;      /* (element-type gint64): records of one kind */
  GArray *added;    /* (element-type gint64): tags they all are to have */
  GArray *removed;  /* (element-type gint64): tags none is to have */
  char *new_name;   /* of a tag that is to be made and added; NULL: none */
} QorganTagging;

void qorgan_tagging_free (QorganTagging *self);

gboolean qorgan_kind_find_tags (const QorganKind *kind, QorganFieldId *field);
/* (element-type QorganTagUse) by name */
GPtrArray *qorgan_session_tag_uses (QorganSession *session, const GArray *ids, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
QorganEntry *qorgan_session_tag (QorganSession *session, const QorganTagging *tagging, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganTagging, qorgan_tagging_free)

G_END_DECLS
