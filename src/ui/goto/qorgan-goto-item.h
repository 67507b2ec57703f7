/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something one can go to: a page, a view, a record, a command. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In the order the groups stand where nothing is better than something else. */
typedef enum
{
  QORGAN_GOTO_RECENT,
  QORGAN_GOTO_PAGES,
  QORGAN_GOTO_VIEWS,
  QORGAN_GOTO_RECORDS,
  QORGAN_GOTO_COMMANDS,
  QORGAN_GOTO_N_GROUPS,
} QorganGotoGroup;

typedef struct
{
  QorganGotoGroup group;
  char *title;
  char *note;      /* what it is, and why it was found; NULL: the group says it */
  char *keys;      /* its shortcut as people read it; NULL: none */
  const char *icon;
  char *action;    /* of the workspace or its window: goes there */
  GVariant *target;
  guint score;     /* how well it was matched; see qorgan_goto_score() */
} QorganGotoItem;

QorganGotoItem *qorgan_goto_item_new (QorganGotoGroup group,
                                      const char *title,
                                      const char *icon,
                                      const char *action,
                                      GVariant *target) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_goto_item_free (QorganGotoItem *self);
guint qorgan_goto_score (const char *title, const char *typed);
void qorgan_goto_sort (GPtrArray *items);
const char *qorgan_goto_group_heading (QorganGotoGroup group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganGotoItem, qorgan_goto_item_free)

G_END_DECLS
