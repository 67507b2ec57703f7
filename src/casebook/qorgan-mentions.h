/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a record is mentioned: what links to it without belonging to it. */
#pragma once

#include <gio/gio.h>

#include "qorgan-session.h"

G_BEGIN_DECLS

/**
 * QorganMention:
 * @id: the record that mentions it: the incident, not the involvement
 * @title: its title
 * @why: as what: a role, or the field that links
 * @date: (nullable): when that was, as a person reads it
 */
typedef struct
{
  gint64 id;
  char *title;
  char *why;
  char *date;
} QorganMention;

/**
 * QorganMentions:
 * @kind: of the records
 * @n: how many of that kind mention it
 * @first: (element-type QorganMention): the newest of them
 */
typedef struct
{
  const QorganKind *kind;
  guint n;
  GPtrArray *first;
} QorganMentions;

/**
 * QorganMentionsRequest:
 * @id: which record is mentioned
 * @limit: how many of each kind are told apart
 * @whole: (nullable): a kind of which @n_whole are told apart instead
 */
typedef struct
{
  gint64 id;
  guint limit;
  const QorganKind *whole;
  guint n_whole;
} QorganMentionsRequest;

GPtrArray *qorgan_session_mentions (QorganSession *self,
                                    const QorganMentionsRequest *request,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
