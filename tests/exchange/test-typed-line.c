/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed lines: what is understood of them, in three languages and in any order; and that no sign of a line is ever
 * lost. Today is Saturday 8 January 2022. */

#include <string.h>

#include "qorgan-typed-line.h"

typedef struct
{
  const char *line;
  const char *person;
  const char *event; /* type of the incident; of what is none, the kind of step */
  const char *date;
  const char *place; /* code in the gazetteer */
  const char *articles;
  const char *note;
} Expected;

static const Expected lines[] = {
  /* The line of the brief, in three languages and several orders. */
  { "Lukpan Akhmedyarov, detained 7 Jan 2022 Uralsk", "Lukpan Akhmedyarov", "detention", "2022-01-07", "oral" },
  { "задержан Лукпан Ахмедьяров 07.01.2022 18:40 Уральск", "Лукпан Ахмедьяров", "detention", "2022-01-07T18:40",
    "oral" },
  { "Лұқпан Ахмедияров 7 қаңтар 2022 Орал ұсталды", "Лұқпан Ахмедияров", "detention", "2022-01-07", "oral" },
  { "7 Jan 2022 Uralsk detained Lukpan Akhmedyarov", "Lukpan Akhmedyarov", "detention", "2022-01-07", "oral" },
  { "Uralsk: Lukpan Akhmedyarov was detained on 7 January 2022 at 18:40", "Lukpan Akhmedyarov", "detention",
    "2022-01-07T18:40", "oral" },
  { "2022-01-07 Лукпан Ахмедьяров Уральск задержали", "Лукпан Ахмедьяров", "detention", "2022-01-07", "oral" },
  { "Оралда 2022 жылғы 7 қаңтарда Лұқпан Ахмедияровты ұстап алды", "Лұқпан Ахмедияровты", "detention", "2022-01-07",
    "oral" },
  { "lukpan akhmedyarov detained uralsk", "Lukpan Akhmedyarov", "detention", NULL, "oral" },
  { "лукпан ахмедьяров задержан вчера", "Лукпан Ахмедьяров", "detention", "2022-01-07" },
  { "ЛУКПАН АХМЕДЬЯРОВ ЗАДЕРЖАН В УРАЛЬСКЕ", "ЛУКПАН АХМЕДЬЯРОВ", "detention", NULL, "oral" },

  /* Times and days. */
  { "Lukpan Akhmedyarov detained 18:40", "Lukpan Akhmedyarov", "detention", "2022-01-08T18:40" },
  { "задержан Лукпан Ахмедьяров в 18:40", "Лукпан Ахмедьяров", "detention", "2022-01-08T18:40" },
  { "кеше Лұқпан Ахмедияров ұсталды", "Лұқпан Ахмедияров", "detention", "2022-01-07" },
  { "yesterday Lukpan Akhmedyarov detained", "Lukpan Akhmedyarov", "detention", "2022-01-07" },
  { "сегодня утром обыск у Лукпана Ахмедьярова", "Лукпана Ахмедьярова", "search", "2022-01-08@morning", NULL, NULL,
    "у" },
  { "7 Jan 2022 Uralsk Lukpan Akhmedyarov detained 18:40", "Lukpan Akhmedyarov", "detention", "2022-01-07T18:40",
    "oral" },
  { "Raul Uporov detained January 2022", "Raul Uporov", "detention", "2022-01" },
  { "Рауль Упоров задержан в 2022", "Рауль Упоров", "detention", "2022" },
  { "Raul Uporov detained about 5 January 2022 Almaty", "Raul Uporov", "detention", "2022-01-05~", "almaty" },
  { "Raul Uporov house arrest since 3 March 2021", "Raul Uporov", "house_arrest", "2021-03-03/.." },
  { "Рауль Упоров задержан между 5 и 7 января 2022 Алматы", "Рауль Упоров", "detention", "2022-01-05/2022-01-07",
    "almaty" },
  { "Raul Uporov detained 7 January", "Raul Uporov", "detention", NULL, NULL, NULL, "7 January" },
  { "Raul Uporov detained 31 February 2022", "Raul Uporov", "detention", NULL, NULL, NULL, "31 February 2022" },
  { "Raul Uporov detained at 25:70", "Raul Uporov", "detention", NULL, NULL, NULL, "at 25:70" },
  { "Raul Uporov detained 7.01.22, 18.40", "Raul Uporov", "detention", "2022-01-07T18:40" },
  { "fined 1500 tenge Raul Uporov", "Raul Uporov", "fine", NULL, NULL, NULL, "1500 tenge" },

  /* Places, in cases, under other names; two of them; names that are places as well. */
  { "Сания Тойкен избита в Жанаозене", "Сания Тойкен", "assault", NULL, "zhanaozen" },
  { "Сания Тойкен Жаңаөзенде соққыға жықты", "Сания Тойкен", "assault", NULL, "zhanaozen" },
  { "Saniya Toiken attacked in Zhangaozen", "Saniya Toiken", "assault", NULL, "zhanaozen" },
  { "Saniya Toiken detained Nur-Sultan 10 June 2019", "Saniya Toiken", "detention", "2019-06-10", "astana" },
  { "задержана в Нур-Султане Сания Тойкен", "Сания Тойкен", "detention", NULL, "astana" },
  { "Сания Тойкен Алматы қаласында ұсталды", "Сания Тойкен", "detention", NULL, "almaty" },
  { "Сания Тойкен, г. Алматы, вызвана на допрос", "Сания Тойкен", "summons", NULL, "almaty", NULL, "г" },
  { "Raul Uporov detained in Uralsk, West Kazakhstan Region", "Raul Uporov", "detention", NULL, "oral" },
  { "Рауль Упоров задержан в Западно-Казахстанской области", "Рауль Упоров", "detention", NULL,
    "west-kazakhstan-region" },
  { "Raul Uporov detained Uralsk then Almaty", "Raul Uporov", "detention", NULL, "oral", NULL, "then Almaty" },
  { "Dosym Satpayev detained Almaty", "Dosym Satpayev", "detention", NULL, "almaty" },
  { "Абай Кунанбаев задержан в Семее", "Абай Кунанбаев", "detention", NULL, "semey" },
  { "Temir Omarov summoned", "Temir Omarov", "summons" },
  { "Raul Uporov detained Abai", "Raul Uporov", "detention", NULL, "abai" },
  { "Raul Uporov Satpayev detained", "Raul Uporov", "detention", NULL, "satbayev" },

  /* Articles. */
  { "Лукпан Ахмедьяров, протокол, ст. 488 КоАП", "Лукпан Ахмедьяров", "administrative_charge", NULL, NULL,
    "ст. 488 КоАП" },
  { "Lukpan Akhmedyarov fined under article 488 KoAP", "Lukpan Akhmedyarov", "fine", NULL, NULL, "article 488 KoAP" },
  { "Лұқпан Ахмедияров 488-бап ӘҚБтК бойынша айыппұл салынды", "Лұқпан Ахмедияров", "fine", NULL, NULL,
    "488-бап ӘҚБтК" },
  { "ӘҚБтК 488-бабы Лұқпан Ахмедияров ұсталды", "Лұқпан Ахмедияров", "detention", NULL, NULL, "ӘҚБтК 488-бабы" },
  { "Лукпан Ахмедьяров обвиняется по ч. 1 ст. 174 УК РК", "Лукпан Ахмедьяров", "criminal_charge", NULL, NULL,
    "ч. 1 ст. 174 УК РК" },
  { "Lukpan Akhmedyarov charged, article 274(4) Criminal Code", "Lukpan Akhmedyarov", "criminal_charge", NULL, NULL,
    "article 274(4) Criminal Code" },
  { "Лукпан Ахмедьяров арестован статья 488-1 часть 2", "Лукпан Ахмедьяров", "arrest", NULL, NULL,
    "статья 488-1 часть 2" },

  /* Other things that happen. */
  { "Айгуль Утепова под домашним арестом 17 сентября 2020", "Айгуль Утепова", "house_arrest", "2020-09-17" },
  { "Айгүл Өтепова үйқамаққа алынды 2020 жылғы 17 қыркүйек", "Айгүл Өтепова", "house_arrest", "2020-09-17" },
  { "Aigul Utepova placed under house arrest 17 Sep 2020", "Aigul Utepova", "house_arrest", "2020-09-17" },
  { "Аманжол Батырбеков оштрафован", "Аманжол Батырбеков", "fine" },
  { "Амангелді Батырбеков шақырту алды", "Амангелді Батырбеков", "summons" },
  { "Amangeldy Batyrbekov released", "Amangeldy Batyrbekov", "release" },
  { "босатылды Амангелді Батырбеков", "Амангелді Батырбеков", "release" },
  { "вышел на свободу Амангельды Батырбеков", "Амангельды Батырбеков", "release" },
  { "Амангельды Батырбеков, административный арест, 15 суток", "Амангельды Батырбеков", "administrative_arrest", NULL,
    NULL, NULL, "15 суток" },
  { "Diana Saparkyzy beaten, camera broken", "Diana Saparkyzy", "assault", NULL, NULL, NULL, "camera broken" },

  /* Who somebody is, initials, one word, several people, hyphens, apostrophes. */
  { "journalist Lukpan Akhmedyarov detained", "Lukpan Akhmedyarov", "detention" },
  { "задержана главный редактор Сания Тойкен", "Сания Тойкен", "detention" },
  { "тілші Сания Тойкен ұсталды", "Сания Тойкен", "detention" },
  { "Л. Ахмедьяров задержан", "Л. Ахмедьяров", "detention" },
  { "Л.К.Ахмедьяров задержан", "Л. К. Ахмедьяров", "detention" },
  { "Ночью задержан Ахмедьяров", "Ахмедьяров", "detention", NULL, NULL, NULL, "Ночью" },
  { "akhmedyarov detained", "Akhmedyarov", "detention" },
  { "Lukpan Akhmedyarov and Raul Uporov detained", "Lukpan Akhmedyarov", "detention", NULL, NULL, NULL,
    "and Raul Uporov" },
  { "Мария-Анна Д’Арк задержана", "Мария-Анна Д’Арк", "detention" },
  { "задержан в Уральске ночью", NULL, "detention", NULL, "oral", NULL, "ночью" },

  /* What is not understood stays. */
  { "Lukpan Akhmedyarov, detained 7 Jan 2022 Uralsk near the akimat by five men?!", "Lukpan Akhmedyarov", "detention",
    "2022-01-07", "oral", NULL, "near the akimat by five men?!" },
  { "Lukpan Akhmedyarov detained, ### $$$ %%%", "Lukpan Akhmedyarov", "detention", NULL, NULL, NULL, "### $$$ %%%" },
  { "call +7 701 123 45 67 about Lukpan Akhmedyarov", "Lukpan Akhmedyarov", NULL, NULL, NULL, NULL,
    "call +7 701 123 45 67 about" },
  { "https://t.me/uralskweek/123 detained", NULL, "detention", NULL, NULL, NULL, "https://t.me/uralskweek/123" },
  { "7 Jan 2022", NULL, NULL, "2022-01-07" },
  { "", NULL },
  { "   \t , ; — ", NULL },
  { "...", NULL },
  { "\xe2\x80\xaeLukpan Akhmedyarov\xe2\x80\xac detained \x01\x02 7 Jan 2022\n", "Lukpan Akhmedyarov", "detention",
    "2022-01-07" },
  { "لقمان detained Almaty", "لقمان", "detention", NULL, "almaty" },
};

static void
today_is (QorganDate *today)
{
  g_assert_true (qorgan_date_init_day (today, 2022, 1, 8));
}

static gboolean
is_between (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || (c < 0x80 && strchr (".,:;\"()[]{}", (int) c) != NULL) || c == 0x2026
         || type == G_UNICODE_DASH_PUNCTUATION || type == G_UNICODE_OPEN_PUNCTUATION
         || type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION
         || type == G_UNICODE_FINAL_PUNCTUATION;
}

/* Every sign stands in a span or is one that parts words; what is no note is understood, and the note is verbatim. */
static void
assert_nothing_lost (const QorganTypedLine *line)
{
  gsize at = 0;

  g_assert_true (g_utf8_validate (line->text, -1, NULL));
  for (guint i = 0; i <= line->spans->len; i++)
    {
      const QorganTypedSpan *span = i < line->spans->len ? &g_array_index (line->spans, QorganTypedSpan, i) : NULL;
      gsize end = span != NULL ? span->start : strlen (line->text);

      g_assert_cmpuint (at, <=, end);
      for (const char *c = line->text + at; c < line->text + end; c = g_utf8_next_char (c))
        g_assert_true (is_between (g_utf8_get_char (c)));
      if (span == NULL)
        break;
      g_assert_cmpuint (span->start, <, span->end);
      if (span->part == QORGAN_TYPED_NOTE)
        {
          g_autofree char *words = g_strndup (line->text + span->start, span->end - span->start);

          g_assert_nonnull (line->note);
          g_assert_nonnull (strstr (line->note, words));
        }
      at = span->end;
    }
}

static const char *
event_of (const QorganTypedLine *line)
{
  if (line->event == NULL)
    return NULL;
  return line->event->incident_type != NULL ? line->event->incident_type : line->event->step_kind;
}

static void
test_lines (void)
{
  QorganDate today;

  today_is (&today);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (QorganTypedLine) line = qorgan_typed_line_read (lines[i].line, -1, &today, NULL, NULL);
      g_autofree char *date = line->has_date ? qorgan_date_to_edtf (&line->date) : NULL;

      g_test_message ("%s", lines[i].line);
      g_assert_cmpstr (line->person, ==, lines[i].person);
      g_assert_cmpstr (event_of (line), ==, lines[i].event);
      g_assert_cmpstr (date, ==, lines[i].date);
      g_assert_cmpstr (line->place != NULL ? line->place->code : NULL, ==, lines[i].place);
      g_assert_cmpstr (line->articles, ==, lines[i].articles);
      g_assert_cmpstr (line->note, ==, lines[i].note);
      assert_nothing_lost (line);
    }
}

/* What the words of the table and the codes of articles say of the proceeding. */
static void
test_track (void)
{
  static const struct
  {
    const char *line, *track, *measure, *role;
  } tracks[] = {
    { "Raul Uporov detained", NULL, NULL, NULL },
    { "Raul Uporov detained article 488 KoAP", "administrative_offence", NULL, NULL },
    { "Рауль Упоров, домашний арест", "criminal", "house_arrest", NULL },
    { "журналист Рауль Упоров, административный арест", "administrative_offence", "administrative_arrest",
      "journalist" },
    { "Raul Uporov sued, ст. 143 ГК", "civil", NULL, NULL },
  };
  QorganDate today;

  today_is (&today);
  for (guint i = 0; i < G_N_ELEMENTS (tracks); i++)
    {
      g_autoptr (QorganTypedLine) line = qorgan_typed_line_read (tracks[i].line, -1, &today, NULL, NULL);

      g_test_message ("%s", tracks[i].line);
      g_assert_cmpstr (line->track, ==, tracks[i].track);
      g_assert_cmpstr (line->event->measure, ==, tracks[i].measure);
      g_assert_cmpstr (line->role != NULL ? line->role->role : NULL, ==, tracks[i].role);
    }
}

static gboolean
is_abai_police (const char *name, gpointer data)
{
  return g_str_equal (name, "Abai district police");
}

/* A body that the casebook knows; otherwise its words are no place and no person either. */
static void
test_body (void)
{
  const char *typed = "Raul Uporov detained by Abai district police, Almaty";
  g_autoptr (QorganTypedLine) known = NULL, unknown = NULL;
  QorganDate today;

  today_is (&today);
  known = qorgan_typed_line_read (typed, -1, &today, is_abai_police, NULL);
  g_assert_cmpstr (known->body, ==, "Abai district police");
  g_assert_cmpstr (known->person, ==, "Raul Uporov");
  g_assert_cmpstr (known->place->code, ==, "almaty");
  g_assert_null (known->note);
  unknown = qorgan_typed_line_read (typed, -1, &today, NULL, NULL);
  g_assert_null (unknown->body);
  g_assert_cmpstr (unknown->person, ==, "Raul Uporov");
  g_assert_nonnull (strstr (unknown->note, "district police"));
}

/* A line nobody types, and one that holds what no line holds. */
static void
test_extremes (void)
{
  static const char with_nul[] = "Lukpan\0Akhmedyarov detained\xff 7 Jan 2022";
  g_autoptr (GString) longest = g_string_new ("Lukpan Akhmedyarov detained 7 Jan 2022 Uralsk ");
  g_autoptr (QorganTypedLine) line = NULL;
  g_autoptr (QorganTypedLine) spoilt = NULL;
  QorganDate today;

  today_is (&today);
  while (longest->len < 10000)
    g_string_append (longest, "и ещё 7 января, 18:40 ");
  line = qorgan_typed_line_read (longest->str, -1, &today, NULL, NULL);
  g_assert_cmpstr (line->person, ==, "Lukpan Akhmedyarov");
  g_assert_cmpuint (strlen (line->note), >, 9900);
  assert_nothing_lost (line);
  spoilt = qorgan_typed_line_read (with_nul, sizeof with_nul - 1, &today, NULL, NULL);
  g_assert_cmpstr (event_of (spoilt), ==, "detention");
  g_assert_true (spoilt->has_date);
  assert_nothing_lost (spoilt);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-line/lines", test_lines);
  g_test_add_func ("/typed-line/track", test_track);
  g_test_add_func ("/typed-line/body", test_body);
  g_test_add_func ("/typed-line/extremes", test_extremes);
  return g_test_run ();
}
