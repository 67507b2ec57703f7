/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two versions of a text as one, by words: removed ones struck through, added ones underlined and bold, so that it is
 * seen without colour; what stayed the same is shortened to what stands beside a change. */

#include "qorgan-history-diff.h"

#include <glib/gi18n-lib.h>

/* A table of so many words squared is filled; longer texts differ as a whole. */
#define MAX_WORDS 600

/* Of what stayed the same, so many words are left beside a change. */
#define CONTEXT 6

typedef struct
{
  char **was, **now;
  guint n_was, n_now;
  guint16 *common; /* of what is left of both texts from word i and j on: how many words they share */
  GString *text, *spoken;
  PangoAttrList *attributes;
} Diff;

static guint16 *
cell (Diff *self, guint i, guint j)
{
  return &self->common[(gsize) i * (self->n_now + 1) + j];
}

static void
fill (Diff *self)
{
  self->common = g_new0 (guint16, (gsize) (self->n_was + 1) * (self->n_now + 1));
  for (guint i = self->n_was; i > 0; i--)
    for (guint j = self->n_now; j > 0; j--)
      *cell (self, i - 1, j - 1) = g_str_equal (self->was[i - 1], self->now[j - 1])
                                       ? *cell (self, i, j) + 1
                                       : MAX (*cell (self, i, j - 1), *cell (self, i - 1, j));
}

static void
add_words (Diff *self, char **words, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (self->text, "%s%s", self->text->len > 0 ? " " : "", words[i]);
}

static void
add_same (Diff *self, char **words, guint n, gboolean first, gboolean last)
{
  guint head = first ? 0 : CONTEXT;
  guint tail = last ? 0 : CONTEXT;

  if (n <= head + tail + 1)
    {
      add_words (self, words, n);
      return;
    }
  add_words (self, words, head);
  g_string_append (self->text, self->text->len > 0 ? " …" : "…");
  add_words (self, words + n - tail, tail);
}

static void
add_attribute (Diff *self, PangoAttribute *taken, guint start)
{
  taken->start_index = start;
  taken->end_index = self->text->len;
  pango_attr_list_insert (self->attributes, taken);
}

static void
speak (Diff *self, const char *words, gboolean added)
{
  if (self->spoken->len > 0)
    g_string_append (self->spoken, "; ");
  /* Translators: read out by a screen reader: words that were added to a text */
  g_string_append_printf (self->spoken,
                          added ? _ ("added: %s")
                                /* Translators: words that were taken out of a text */
                                : _ ("removed: %s"),
                          words);
}

static void
add_different (Diff *self, char **words, guint n, gboolean added)
{
  guint start;

  if (n == 0)
    return;
  if (self->text->len > 0)
    g_string_append_c (self->text, ' ');
  start = self->text->len;
  for (guint i = 0; i < n; i++)
    g_string_append_printf (self->text, "%s%s", i > 0 ? " " : "", words[i]);
  if (added)
    {
      add_attribute (self, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start);
      add_attribute (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
    }
  else
    add_attribute (self, pango_attr_strikethrough_new (TRUE), start);
  speak (self, self->text->str + start, added);
}

static void
walk (Diff *self)
{
  guint i = 0, j = 0;

  while (i < self->n_was || j < self->n_now)
    {
      guint same = 0, removed = 0, added = 0;

      while (i + same < self->n_was && j + same < self->n_now && g_str_equal (self->was[i + same], self->now[j + same]))
        same++;
      add_same (self, self->was + i, same, i == 0 && j == 0, i + same == self->n_was && j + same == self->n_now);
      i += same;
      j += same;
      while (i + removed < self->n_was
             && (j == self->n_now || *cell (self, i + removed + 1, j) >= *cell (self, i + removed, j + 1))
             && (j == self->n_now || !g_str_equal (self->was[i + removed], self->now[j])))
        removed++;
      add_different (self, self->was + i, removed, FALSE);
      i += removed;
      while (j + added < self->n_now
             && (i == self->n_was
                 || (!g_str_equal (self->was[i], self->now[j + added])
                     && *cell (self, i, j + added + 1) >= *cell (self, i + 1, j + added))))
        added++;
      add_different (self, self->now + j, added, TRUE);
      j += added;
    }
}

static char **
split (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, " \t\n", -1);
  GStrvBuilder *words = g_strv_builder_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_strv_builder_add (words, pieces[i]);
  return g_strv_builder_unref_to_strv (words);
}

/**
 * qorgan_history_diff:
 * @was: a text
 * @now: what became of it
 * @text: empty; gets both as one
 * @attributes: gets what tells the removed and the added of @text from the rest
 * @spoken: empty; gets what was removed and added, for who does not see it
 */
void
qorgan_history_diff (const char *was, const char *now, GString *text, PangoAttrList *attributes, GString *spoken)
{
  g_auto (GStrv) old = split (was);
  g_auto (GStrv) new = split (now);
  Diff diff = { .was = old, .now = new, .text = text, .spoken = spoken, .attributes = attributes };

  diff.n_was = g_strv_length (old);
  diff.n_now = g_strv_length (new);
  if (diff.n_was > MAX_WORDS || diff.n_now > MAX_WORDS)
    {
      add_different (&diff, old, diff.n_was, FALSE);
      add_different (&diff, new, diff.n_now, TRUE);
      return;
    }
  fill (&diff);
  walk (&diff);
  g_free (diff.common);
}
