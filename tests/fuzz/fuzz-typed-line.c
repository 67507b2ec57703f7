/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed lines: whatever bytes come, each sign is in a span or parts words, the note is verbatim, and what was
 * understood is what a field can hold. */

#include "fuzz.h"

#include <string.h>

#include "qorgan-kinds.h"
#include "qorgan-typed-line.h"
#include "qorgan-value.h"

static const char *const samples[] = {
  "Lukpan Akhmedyarov, detained 7 Jan 2022 Uralsk",
  "задержан Лукпан Ахмедьяров 07.01.2022 18:40 Уральск",
  "Лұқпан Ахмедияров 7 қаңтар 2022 Орал ұсталды",
  "вчера Абай Кунанбаев вызван на допрос в Алматы по ч. 1 ст. 174 УК РК",
  "Raul Uporov detained by Abai district police, Almaty, article 274(4) Criminal Code",
  "Айгүл Өтепова үйқамаққа алынды, 405-бап ҚК бойынша, 2020 жылғы 17 қыркүйек",
  "Л.К. Ахмедьяров арестован; 15 суток?! +7 701 123 45 67",
  "Uralsk, West Kazakhstan Region: camera broken between 5 and 7 January 2022",
  "",
  NULL,
};

static gboolean
is_body (const char *name, gpointer data)
{
  return strstr (name, "police") != NULL && strlen (name) < 30;
}

static void
assert_fits (QorganFieldId field, const char *value)
{
  if (value != NULL)
    g_assert_true (qorgan_value_check (field, value, NULL));
}

static void
read_line (const char *input, gsize length)
{
  g_autoptr (QorganTypedLine) line = NULL;
  gsize at = 0, covered = 0;
  QorganDate today;

  g_assert_true (qorgan_date_init_day (&today, 2022, 1, 8));
  line = qorgan_typed_line_read (input, (gssize) length, &today, is_body, NULL);
  g_assert_true (g_utf8_validate (line->text, -1, NULL));
  for (guint i = 0; i < line->spans->len; i++)
    {
      const QorganTypedSpan *span = &g_array_index (line->spans, QorganTypedSpan, i);

      g_assert_cmpuint (at, <=, span->start);
      g_assert_cmpuint (span->start, <, span->end);
      for (; at < span->start; at++)
        g_assert_false (g_ascii_isalnum (line->text[at]));
      at = span->end;
      if (span->part == QORGAN_TYPED_NOTE)
        covered += span->end - span->start;
    }
  for (; line->text[at] != '\0'; at++)
    g_assert_false (g_ascii_isalnum (line->text[at]));
  g_assert_cmpuint (line->note != NULL ? strlen (line->note) : 0, >=, covered);
  for (guint i = 0; i < line->persons->len; i++)
    for (char **name = line->persons->pdata[i]; *name != NULL; name++)
      assert_fits (QORGAN_PERSON_NAME_RU, *name);
  assert_fits (QORGAN_STEP_ARTICLES, line->articles);
  assert_fits (QORGAN_STEP_NOTE, line->note);
}

int
main (int argc, char **argv)
{
  return fuzz_run (argc, argv, samples, read_line);
}
