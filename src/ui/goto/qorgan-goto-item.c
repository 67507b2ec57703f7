/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something one can go to, and what makes it come before others. Without widgets, so that the order is tested. */

#include "qorgan-goto-item.h"

#include <glib/gi18n-lib.h>

#include "qorgan-fold.h"

/* How well words match a title. */
enum
{
  SCORE_NONE,
  SCORE_WORDS = 2, /* each begins a word of it */
  SCORE_START = 4, /* and the first begins the title */
};

/**
 * qorgan_goto_item_new:
 * @group: what it is
 * @title: what it is called
 * @icon: (transfer none): name of a symbolic icon, static
 * @action: activated to go there
 * @target: (nullable): of the action; a floating one is taken
 *
 * Returns: (transfer full): an item
 */
QorganGotoItem *
qorgan_goto_item_new (QorganGotoGroup group, const char *title, const char *icon, const char *action, GVariant *target)
{
  QorganGotoItem *self = g_new0 (QorganGotoItem, 1);

  self->group = group;
  self->title = g_strdup (title);
  self->icon = icon;
  self->action = g_strdup (action);
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  return self;
}

/**
 * qorgan_goto_item_free:
 * @self: (transfer full): an item
 */
void
qorgan_goto_item_free (QorganGotoItem *self)
{
  g_free (self->title);
  g_free (self->note);
  g_free (self->keys);
  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self);
}

static guint
score_words (const char *title, const char *typed)
{
  g_auto (GStrv) words = g_str_tokenize_and_fold (typed, NULL, NULL);
  guint score = words[0] != NULL ? SCORE_WORDS : SCORE_NONE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GArray) matches = qorgan_fold_matches (title, words[i]);

      if (matches->len == 0)
        return SCORE_NONE;
      if (i == 0 && g_array_index (matches, QorganFoldMatch, 0).start == 0)
        score = SCORE_START;
    }
  return score;
}

/**
 * qorgan_goto_score:
 * @title: what something is called
 * @typed: words as they are being typed, perhaps on another keyboard layout
 *
 * Returns: how well they match: 0: not at all
 */
guint
qorgan_goto_score (const char *title, const char *typed)
{
  g_autofree char *other = qorgan_fold_other_layout (typed);
  guint score = score_words (title, typed);

  return score == SCORE_NONE && other != NULL ? score_words (title, other) : score;
}

/* Groups by the best in them; in a group by score; what is equal stays as it was. */
void
qorgan_goto_sort (GPtrArray *items)
{
  guint best[QORGAN_GOTO_N_GROUPS] = { 0 };
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (items->len);
  guint highest = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const QorganGotoItem *item = g_ptr_array_index (items, i);

      best[item->group] = MAX (best[item->group], item->score);
      highest = MAX (highest, item->score);
    }
  for (guint of_group = highest + 1; of_group-- > 0;)
    for (guint group = 0; group < QORGAN_GOTO_N_GROUPS; group++)
      for (guint score = best[group] == of_group ? of_group + 1 : 0; score-- > 0;)
        for (guint i = 0; i < items->len; i++)
          {
            QorganGotoItem *item = g_ptr_array_index (items, i);

            if (item->group == group && item->score == score)
              g_ptr_array_add (sorted, item);
          }
  for (guint i = 0; i < sorted->len; i++)
    items->pdata[i] = sorted->pdata[i];
}

/**
 * qorgan_goto_group_heading:
 * @group: a group
 *
 * Returns: (transfer none): what stands above it
 */
const char *
qorgan_goto_group_heading (QorganGotoGroup group)
{
  switch (group)
    {
    case QORGAN_GOTO_RECENT:
      /* Translators: heading above pages and records that one was at before */
      return C_ ("heading", "Recent");
    case QORGAN_GOTO_PAGES:
      return C_ ("heading", "Pages");
    case QORGAN_GOTO_VIEWS:
      return C_ ("heading", "Views");
    case QORGAN_GOTO_RECORDS:
      return C_ ("heading", "Records");
    case QORGAN_GOTO_COMMANDS:
    case QORGAN_GOTO_N_GROUPS:
    default:
      /* Translators: heading above things the program can do */
      return C_ ("heading", "Commands");
    }
}
