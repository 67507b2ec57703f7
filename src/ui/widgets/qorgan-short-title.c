/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The title of a record where it is only mentioned. A translated text or a claim is titled by all its words; read out
 * for every button that says what it deletes, a paragraph hides which button it is. */

#include "qorgan-short-title.h"

/* In characters: what is taken in at one hearing, and fits a message in a narrow window. */
#define LENGTH 60

/**
 * qorgan_short_title:
 * @title: the title of a record, of any length
 *
 * Returns: (transfer full): the title in one line; when it is long its first words, and an ellipsis
 */
char *
qorgan_short_title (const char *title)
{
  g_autofree char *line = g_strdelimit (g_strdup (title), "\n", ' ');
  char *end, *space;

  if (g_utf8_strlen (line, -1) <= LENGTH)
    return g_steal_pointer (&line);
  end = g_utf8_offset_to_pointer (line, LENGTH - 1);
  space = *end == ' ' ? end : g_utf8_strrchr (line, end - line, ' ');
  if (space != NULL && g_utf8_pointer_to_offset (line, space) >= LENGTH / 2) /* else one word is most of it */
    end = space;
  *end = '\0';
  return g_strconcat (g_strchomp (line), "…", NULL);
}
