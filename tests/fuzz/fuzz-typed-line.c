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
  "Лукпана Ахмедьярова и Айгуль Утепову арестовали на 15 суток, оштрафованы на 58 340 тенге",
  "Amangeldy Batyrbekov sentenced to 2 years and 3 months in prison, fined 183,000 tenge",
  "Лұқпан Ахмедияров пен Асель Омарованы 10 тәулікке қамады",
  "задержаны: Асель Омарова, Ерлан Сагинтаев, Динара Егеубаева",
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

/* Every sign of the text is in a span, or one that parts words; the note is the spans of notes, word for word. */
static void
check_spans (const QorganTypedLine *line)
{
  g_autoptr (GString) note = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < line->spans->len; i++)
    {
      const QorganTypedSpan *span = &g_array_index (line->spans, QorganTypedSpan, i);

      g_assert_cmpuint (at, <=, span->start);
      g_assert_cmpuint (span->start, <, span->end);
      g_assert_cmpuint (span->end, <=, strlen (line->text));
      for (; at < span->start; at++)
        g_assert_false (g_ascii_isalnum (line->text[at]));
      at = span->end;
      if (span->part != QORGAN_TYPED_NOTE)
        continue;
      g_string_append (note, note->len > 0 ? "; " : "");
      g_string_append_len (note, line->text + span->start, (gssize) (span->end - span->start));
    }
  for (; line->text[at] != '\0'; at++)
    g_assert_false (g_ascii_isalnum (line->text[at]));
  g_assert_cmpstr (line->note != NULL ? line->note : "", ==, note->str);
}

static gboolean
has_span (const QorganTypedLine *line, QorganTypedPart part)
{
  for (guint i = 0; i < line->spans->len; i++)
    if (g_array_index (line->spans, QorganTypedSpan, i).part == part)
      return TRUE;
  return FALSE;
}

/* Nothing is understood that no span shows, and nothing is shown as understood and then dropped. */
static void
check_parts (const QorganTypedLine *line)
{
  g_assert_cmpint (line->persons->len > 0, ==, has_span (line, QORGAN_TYPED_PERSON));
  g_assert_cmpint (line->role != NULL, ==, has_span (line, QORGAN_TYPED_ROLE));
  g_assert_cmpint (line->event != NULL, ==, has_span (line, QORGAN_TYPED_EVENT));
  g_assert_cmpint (line->has_date, ==, has_span (line, QORGAN_TYPED_DATE));
  g_assert_cmpint (line->place != NULL, ==, has_span (line, QORGAN_TYPED_PLACE));
  g_assert_cmpint (line->body != NULL, ==, has_span (line, QORGAN_TYPED_BODY));
  g_assert_cmpint (line->articles != NULL, ==, has_span (line, QORGAN_TYPED_ARTICLE));
  g_assert_cmpint (line->length > 0, ==, line->length_unit != NULL);
  g_assert_cmpint (line->amount > 0, ==, line->currency != NULL);
  if (line->length > 0 || line->amount > 0)
    g_assert_true (has_span (line, QORGAN_TYPED_MEASURE));
  g_assert_cmpuint (line->persons->len, <=, QORGAN_TYPED_MAX_PERSONS);
}

static gboolean
read_line (const char *input, gsize length)
{
  g_autoptr (QorganTypedLine) line = NULL;
  QorganDate today;

  g_assert_true (qorgan_date_init_day (&today, 2022, 1, 8));
  line = qorgan_typed_line_read (input, (gssize) length, &today, is_body, NULL);
  g_assert_true (g_utf8_validate (line->text, -1, NULL));
  check_spans (line);
  check_parts (line);
  for (guint i = 0; i < line->persons->len; i++)
    for (char **name = line->persons->pdata[i]; *name != NULL; name++)
      assert_fits (QORGAN_PERSON_NAME_RU, *name);
  assert_fits (QORGAN_STEP_ARTICLES, line->articles);
  assert_fits (QORGAN_STEP_NOTE, line->note);
  return line->persons->len > 0 && line->event != NULL;
}

int
main (int argc, char **argv)
{
  return fuzz_run (argc, argv, samples, read_line);
}
