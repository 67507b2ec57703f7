/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people type and read them: what is understood, what is refused, how dates are worded in three languages, and
 * that every wording is understood again as the same date. Today is Saturday 8 January 2022, the demo's own day. */
#include "qorgan-date.h"

#include <string.h>

typedef struct
{
  const char *typed;
  const char *edtf;
} Understood;

static const Understood understood[] = {
  /* Numbers are day, month, year. */
  { "2022", "2022" },
  { "2022-01", "2022-01" },
  { "2022-01-07", "2022-01-07" },
  { "07.01.2022", "2022-01-07" },
  { "7.1.2022", "2022-01-07" },
  { "7.1.22", "2022-01-07" },
  { "05.06.24", "2024-06-05" },
  { "05.06.69", "2069-06-05" },
  { "05.06.70", "1970-06-05" },
  { "05.06.99", "1999-06-05" },
  { "22.01.07", "2007-01-22" },
  { "07/01/2022", "2022-01-07" },
  { "7/1/22", "2022-01-07" },
  { "07-01-2022", "2022-01-07" },
  { "2022.01.07", "2022-01-07" },
  { "2022/1/7", "2022-01-07" },
  { "07 01 2022", "2022-01-07" },
  { "01.2022", "2022-01" },
  { "1/2022", "2022-01" },
  { "01-2022", "2022-01" },
  { "2022.01", "2022-01" },
  { "07.01.2022 г.", "2022-01-07" },
  { "07.01.2022г.", "2022-01-07" },
  { "07.01.2022 ж.", "2022-01-07" },
  { " 07.01.2022. ", "2022-01-07" },
  { "07.01.2022 18:40", "2022-01-07T18:40" },
  { "07.01.2022, 18.40", "2022-01-07T18:40" },
  { "7.1.22 8:05", "2022-01-07T08:05" },
  { "2022-01-07 14:30", "2022-01-07T14:30" },
  { "2022-01-07T14:30", "2022-01-07T14:30" },
  { "18:40 07.01.2022", "2022-01-07T18:40" },
  { "07.01.2022 в 18:40", "2022-01-07T18:40" },

  /* English */
  { "7 Jan 2022", "2022-01-07" },
  { "7 January 2022", "2022-01-07" },
  { "7th January 2022", "2022-01-07" },
  { "the 1st of May 2020", "2020-05-01" },
  { "January 7, 2022", "2022-01-07" },
  { "January 7th, 2022", "2022-01-07" },
  { "JAN 7 2022", "2022-01-07" },
  { "Jan. 7, 2022", "2022-01-07" },
  { "7-Jan-2022", "2022-01-07" },
  { "7 Jan 22", "2022-01-07" },
  { "2022 January 7", "2022-01-07" },
  { "Friday 7 January 2022", "2022-01-07" },
  { "Fri, 7 Jan 2022", "2022-01-07" },
  { "on Friday, January 7, 2022 at 18:40", "2022-01-07T18:40" },
  { "7 Jan 2022 18:40", "2022-01-07T18:40" },
  { "7 Jan 2022, 6:40 pm", "2022-01-07T18:40" },
  { "7 Jan 2022 12:05 a.m.", "2022-01-07T00:05" },
  { "7 Jan 2022 12:05 p.m.", "2022-01-07T12:05" },
  { "Jan 2022", "2022-01" },
  { "January, 2022", "2022-01" },
  { "Jan-2022", "2022-01" },
  { "Sept 2019", "2019-09" },
  { "in May 2021", "2021-05" },
  { "c. 2021", "2021~" },
  { "c 2021", "2021~" },
  { "ca. May 2021", "2021-05~" },
  { "circa 2021", "2021~" },
  { "about May 2021", "2021-05~" },
  { "around 7 Jan 2022", "2022-01-07~" },
  { "approx. 7 Jan 2022 18:40", "2022-01-07T18:40~" },
  { "~2021", "2021~" },
  { "2021~", "2021~" },
  { "before 5 June 2024", "../2024-06-05" },
  { "by 05.06.2024", "../2024-06-05" },
  { "until May 2024", "../2024-05" },
  { "no later than 5 June 2024", "../2024-06-05" },
  { "after 2019", "2019/.." },
  { "since September 2019", "2019-09/.." },
  { "from 2019", "2019/.." },
  { "not before 5 June 2024", "2024-06-05/.." },
  { "between September 2019 and January 2020", "2019-09/2020-01" },
  { "from 2019-09 to 2020-01", "2019-09/2020-01" },
  { "from May until June 2020", "2020-05/2020-06" },
  { "between 5 and 7 January 2022", "2022-01-05/2022-01-07" },
  { "5-7 January 2022", "2022-01-05/2022-01-07" },
  { "5 – 7 January 2022", "2022-01-05/2022-01-07" },
  { "January 5–7, 2022", "2022-01-05/2022-01-07" },
  { "30 Dec 2021 – 7 Jan 2022", "2021-12-30/2022-01-07" },
  { "January–March 2022", "2022-01/2022-03" },
  { "2019-2020", "2019/2020" },
  { "2019/2020", "2019/2020" },
  { "2019 to 2020", "2019/2020" },
  { "05-07.01.2022", "2022-01-05/2022-01-07" },
  { "5.01-7.01.2022", "2022-01-05/2022-01-07" },
  { "05.01.2022-07.01.2022", "2022-01-05/2022-01-07" },
  { "7 Jan 2022 18:40 – 20:10", "2022-01-07T18:40/2022-01-07T20:10" },
  { "early hours of 2 March 2021", "2021-03-02@early-hours" },
  { "in the early hours of 2 March 2021", "2021-03-02@early-hours" },
  { "2 March 2021, after midnight", "2021-03-02@early-hours" },
  { "the morning of 2 March 2021", "2021-03-02@morning" },
  { "2 Mar 2021, in the afternoon", "2021-03-02@afternoon" },
  { "evening of 5 Jan 2022", "2022-01-05@evening" },
  { "late on 5 January 2022", "2022-01-05@late" },
  { "night of 5 January 2022", "2022-01-05@night" },
  { "today", "2022-01-08" },
  { "Yesterday", "2022-01-07" },
  { "yesterday at 18:40", "2022-01-07T18:40" },
  { "yesterday evening", "2022-01-07@evening" },
  { "the day before yesterday", "2022-01-06" },
  { "tomorrow", "2022-01-09" },
  { "since yesterday", "2022-01-07/.." },
  { "by tomorrow", "../2022-01-09" },

  /* Russian */
  { "7 января 2022", "2022-01-07" },
  { "7 Января 2022 г.", "2022-01-07" },
  { "7 января 2022 года", "2022-01-07" },
  { "7 января 2022 г., 18:40", "2022-01-07T18:40" },
  { "7 января 2022 года в 18.40", "2022-01-07T18:40" },
  { "7-го января 2022", "2022-01-07" },
  { "7 янв. 2022", "2022-01-07" },
  { "7 янв 22", "2022-01-07" },
  { "5 мая 2022", "2022-05-05" },
  { "5 фев 2022", "2022-02-05" },
  { "5 февр. 2022", "2022-02-05" },
  { "5 сен. 2022", "2022-09-05" },
  { "5 сент. 2022", "2022-09-05" },
  { "5 ноя 2022", "2022-11-05" },
  { "январь 2022", "2022-01" },
  { "ЯНВАРЬ 2022 Г.", "2022-01" },
  { "в январе 2022 года", "2022-01" },
  { "мае 2022", "2022-05" },
  { "2022 год", "2022" },
  { "в 2022 году", "2022" },
  { "2022г", "2022" },
  { "пятница, 7 января 2022 г.", "2022-01-07" },
  { "в пятницу 7 января 2022", "2022-01-07" },
  { "пт 07.01.2022", "2022-01-07" },
  { "около 2021", "2021~" },
  { "ок. мая 2021 г.", "2021-05~" },
  { "примерно 7 января 2022", "2022-01-07~" },
  { "примерно в мае 2021", "2021-05~" },
  { "до 05.06.2024", "../2024-06-05" },
  { "до 5 июня 2024 года", "../2024-06-05" },
  { "не позднее января 2020", "../2020-01" },
  { "после 5 июня 2024", "2024-06-05/.." },
  { "после 2019 г.", "2019/.." },
  { "с 2019", "2019/.." },
  { "с 5 июня 2024", "2024-06-05/.." },
  { "не ранее сентября 2019", "2019-09/.." },
  { "начиная с мая 2020", "2020-05/.." },
  { "с 2019-09 по 2020-01", "2019-09/2020-01" },
  { "с сентября 2019 по январь 2020", "2019-09/2020-01" },
  { "с 5 по 7 января 2022", "2022-01-05/2022-01-07" },
  { "с мая до июня 2020", "2020-05/2020-06" },
  { "от 05.01.2022 до 07.01.2022", "2022-01-05/2022-01-07" },
  { "между 5 и 7 января 2022 г.", "2022-01-05/2022-01-07" },
  { "между сентябрём 2019 и январем 2020", "2019-09/2020-01" },
  { "5–7 января 2022 г.", "2022-01-05/2022-01-07" },
  { "январь — март 2022", "2022-01/2022-03" },
  { "вчера", "2022-01-07" },
  { "Сегодня", "2022-01-08" },
  { "позавчера", "2022-01-06" },
  { "завтра", "2022-01-09" },
  { "вчера вечером", "2022-01-07@evening" },
  { "вчера в 18:40", "2022-01-07T18:40" },
  { "вечером 5 января 2022", "2022-01-05@evening" },
  { "5 января 2022, вечер", "2022-01-05@evening" },
  { "в ночь на 2 марта 2021", "2021-03-02@early-hours" },
  { "ночь на 2 марта 2021 г.", "2021-03-02@early-hours" },
  { "утром 2 марта 2021", "2021-03-02@morning" },
  { "2 марта 2021, днем", "2021-03-02@afternoon" },
  { "поздно вечером 5 января 2022", "2022-01-05@late" },
  { "ночью 5 января 2022", "2022-01-05@night" },
  { "2 марта 2021 после обеда", "2021-03-02@afternoon" },

  /* Kazakh, also on a Russian keyboard */
  { "7 қаңтар 2022", "2022-01-07" },
  { "7 кантар 2022", "2022-01-07" },
  { "7 ҚАҢТАР 2022", "2022-01-07" },
  { "2022 жылғы 7 қаңтар", "2022-01-07" },
  { "2022 жылы 7 қаңтарда", "2022-01-07" },
  { "2022 жылдың 7 қаңтары", "2022-01-07" },
  { "2022 жылгы 7 кантар", "2022-01-07" },
  { "2022-жылғы 7-қаңтар", "2022-01-07" },
  { "7-қаңтар 2022 жыл", "2022-01-07" },
  { "2022 ж. 7 қаң.", "2022-01-07" },
  { "2022 ж. 7 қаң., 18:40", "2022-01-07T18:40" },
  { "2022 жылғы 7 қаңтар, жұма, сағат 18:40", "2022-01-07T18:40" },
  { "2022 жылғы қаңтардың 7-сі", "2022-01-07" },
  { "2022 ж. қаңтар", "2022-01" },
  { "2022 жылғы қаңтарда", "2022-01" },
  { "қыркүйек 2019", "2019-09" },
  { "кыркуйек 2019", "2019-09" },
  { "2022 жыл", "2022" },
  { "2022 жылы", "2022" },
  { "2022 ж.", "2022" },
  { "шамамен 2021", "2021~" },
  { "шамамен 2021 жылғы мамыр", "2021-05~" },
  { "2021 жыл шамасында", "2021~" },
  { "2024 жылғы 5 маусымға дейін", "../2024-06-05" },
  { "05.06.2024 дейін", "../2024-06-05" },
  { "2024 жылға дейін", "../2024" },
  { "2022 жылғы 7 қаңтар, 18:40-қа дейін", "../2022-01-07T18:40" },
  { "2019 жылдан бастап", "2019/.." },
  { "2019 жылғы қыркүйектен бері", "2019-09/.." },
  { "2022 жылғы 7 қаңтардан кейін", "2022-01-07/.." },
  { "07.01.2022-ден кейін", "2022-01-07/.." },
  { "2019 жылғы қыркүйектен 2020 жылғы қаңтарға дейін", "2019-09/2020-01" },
  { "2019 жылдан 2020 жылға дейін", "2019/2020" },
  { "2020 жылғы мамырдан бастап маусымға дейін", "2020-05/2020-06" },
  { "2022 жылғы 5 пен 7 қаңтар аралығында", "2022-01-05/2022-01-07" },
  { "2022 жылғы 5–7 қаңтар", "2022-01-05/2022-01-07" },
  { "2019 жыл мен 2020 жыл арасында", "2019/2020" },
  { "бүгін", "2022-01-08" },
  { "бугин", "2022-01-08" },
  { "кеше", "2022-01-07" },
  { "Кеше кешке", "2022-01-07@evening" },
  { "кеше сағат 18:40", "2022-01-07T18:40" },
  { "ертең", "2022-01-09" },
  { "2021 жылғы 2 наурызға қараған түні", "2021-03-02@early-hours" },
  { "2021 жылғы 2 наурыз, түн ортасынан кейін", "2021-03-02@early-hours" },
  { "2021 жылғы 2 наурыз таңертең", "2021-03-02@morning" },
  { "2021 жылғы 2 наурыз, түстен кейін", "2021-03-02@afternoon" },
  { "5 қаңтар 2022 кешкі", "2022-01-05@evening" },
  { "2022 жылғы 5 қаңтар, түнде", "2022-01-05@night" },

  /* EDTF itself */
  { "../2024-06-05", "../2024-06-05" },
  { "2024-06-05/..", "2024-06-05/.." },
  { "2022-01-07~", "2022-01-07~" },
  { "2021-03-02@early-hours", "2021-03-02@early-hours" },
};

static const char *const refused[] = {
  "",
  " ",
  ".",
  ",",
  "-",
  "~",
  "?",
  "2022?",
  "soon",
  "скоро",
  "жақында",
  "13.25.2022",
  "01/13/2022",
  "32.01.2022",
  "29.02.2021",
  "31 апреля 2021",
  "30 ақпан 2022",
  "00.01.2022",
  "0 Jan 2022",
  "7",
  "22",
  "202",
  "20222",
  "0022",
  "7.1",
  "07.01",
  "1.22",
  "Jan 22",
  "22 янв",
  "7 January",
  "7 января",
  "7 қаңтар",
  "January",
  "январь",
  "қаңтар",
  "18:40",
  "18:40 2022",
  "May 2022 18:40",
  "утром",
  "late 2021",
  "late March 2021",
  "вечером 2021",
  "Thursday 7 January 2022",
  "четверг, 7 января 2022",
  "2022 жылғы 7 қаңтар, сенбі",
  "Friday January 2022",
  "Friday",
  "7 Jan 2022 24:00",
  "7 Jan 2022 18:60",
  "7 Jan 2022 25:10",
  "7 Jan 2022 18:40 pm",
  "7 Jan 2022 0:40 pm",
  "7 Jan 2022 pm",
  "7 Jan 2022 18:40:15",
  "2022-01-07T14:30:00",
  "7 Jan 2022 9:30 morning",
  "7 Jan 2022 18:40 19:40",
  "early 2021",
  "beginning of January 2022",
  "в начале января 2022",
  "конец 2021",
  "лето 2021",
  "summer 2021",
  "II квартал 2021",
  "7 Jan 2",
  "7 Jan 202",
  "7 Jan 2022 2023",
  "7 Jan Feb 2022",
  "7 8 Jan 2022",
  "2022 2023",
  "1.2.3.2022",
  "07.01/2022",
  "7.I.2022",
  "7 Jan 2022 in court",
  "суд 7 января 2022",
  "the",
  "of",
  "г.",
  "2022 г. г. января 7 8",
  "22 г.",
  "before",
  "до",
  "дейін",
  "between",
  "between 2019",
  "between 2019 and",
  "from",
  "с",
  "about",
  "около",
  "2019 –",
  "– 2019",
  "до после 2019",
  "about before 2021",
  "between 2020 and 2019",
  "с мая по январь 2020",
  "2020-2019",
  "5 and 7 January 2022",
  "7–5 January 2022",
  "2019–2020–2021",
  "between about 2019 and 2020",
  "about 7 Jan 2022, evening",
  "до вечера 7 января 2022",
  "2019 жылдан",
  "2022-01-07-",
  "7-е",
  "е",
  "th",
  "24.02.2022 24:00",
  "2022/2022",
  "2019/20",
  "'22",
  "7 Jan '22",
  "1/2/3",
  "99999999999999999999",
  "2022 BC",
  "2022-W05",
  "0022-01-07",
  "01.01.0022",
  "१२",
  "２０２２",
  "7\xff",
};

static QorganDate
get_today (void)
{
  QorganDate today;

  g_assert_true (qorgan_date_init_day (&today, 2022, 1, 8));
  return today;
}

static void
test_understood (void)
{
  QorganDate today = get_today ();

  g_assert_cmpuint (G_N_ELEMENTS (understood), >=, 120);
  for (guint i = 0; i < G_N_ELEMENTS (understood); i++)
    {
      g_autofree char *edtf = NULL;
      QorganDate date;

      if (!qorgan_date_understand (understood[i].typed, &today, &date))
        {
          g_test_message ("“%s” was not understood", understood[i].typed);
          g_test_fail ();
          continue;
        }
      edtf = qorgan_date_to_edtf (&date);
      if (strcmp (edtf, understood[i].edtf) != 0)
        {
          g_test_message ("“%s” was understood as %s, not %s", understood[i].typed, edtf, understood[i].edtf);
          g_test_fail ();
        }
    }
}

static void
test_refused (void)
{
  QorganDate today = get_today ();
  g_autofree char *endless = g_strnfill (100000, '1');

  g_assert_cmpuint (G_N_ELEMENTS (refused), >=, 40);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      QorganDate date = { .shape = 99 };

      if (qorgan_date_understand (refused[i], &today, &date))
        {
          g_autofree char *edtf = qorgan_date_to_edtf (&date);

          g_test_message ("“%s” was understood as %s", refused[i], edtf);
          g_test_fail ();
        }
      else
        g_assert_cmpuint (date.shape, ==, 99);
    }
  g_assert_false (qorgan_date_understand (endless, &today, &(QorganDate) { 0 }));
  g_assert_false (qorgan_date_understand ("yesterday", NULL, &(QorganDate) { 0 }));
}

static void
assert_written (const char *edtf, QorganLanguage language, const char *brief, const char *full)
{
  g_autofree char *short_text = NULL;
  g_autofree char *long_text = NULL;
  QorganDate date;

  g_assert_true (qorgan_date_parse (edtf, &date, NULL));
  short_text = qorgan_date_format (&date, language, QORGAN_DATE_SHORT);
  long_text = qorgan_date_format (&date, language, QORGAN_DATE_LONG);
  g_assert_cmpstr (short_text, ==, brief);
  g_assert_cmpstr (long_text, ==, full);
}

static void
test_english (void)
{
  assert_written ("2022", QORGAN_LANGUAGE_EN, "2022", "2022");
  assert_written ("2022-01", QORGAN_LANGUAGE_EN, "Jan 2022", "January 2022");
  assert_written ("2022-01-07", QORGAN_LANGUAGE_EN, "7 Jan 2022", "Friday 7 January 2022");
  assert_written ("2022-01-07T18:40", QORGAN_LANGUAGE_EN, "7 Jan 2022, 18:40", "Friday 7 January 2022, 18:40");
  assert_written ("2021-03-02@early-hours", QORGAN_LANGUAGE_EN, "2 Mar 2021, early hours",
                  "Tuesday 2 March 2021, early hours");
  assert_written ("2021-03-02@late", QORGAN_LANGUAGE_EN, "2 Mar 2021, late evening",
                  "Tuesday 2 March 2021, late evening");
  assert_written ("2021-05~", QORGAN_LANGUAGE_EN, "about May 2021", "about May 2021");
  assert_written ("../2024-06-05", QORGAN_LANGUAGE_EN, "before 5 Jun 2024", "before 5 June 2024");
  assert_written ("2019/..", QORGAN_LANGUAGE_EN, "after 2019", "after 2019");
  assert_written ("2019-09/2020-01", QORGAN_LANGUAGE_EN, "between Sep 2019 and Jan 2020",
                  "between September 2019 and January 2020");
}

static void
test_russian (void)
{
  assert_written ("2022", QORGAN_LANGUAGE_RU, "2022", "2022 г.");
  assert_written ("2022-01", QORGAN_LANGUAGE_RU, "янв. 2022", "январь 2022 г.");
  assert_written ("2022-05", QORGAN_LANGUAGE_RU, "май 2022", "май 2022 г.");
  assert_written ("2022-05-09", QORGAN_LANGUAGE_RU, "9 мая 2022", "понедельник, 9 мая 2022 г.");
  assert_written ("2022-01-07T18:40", QORGAN_LANGUAGE_RU, "7 янв. 2022, 18:40", "пятница, 7 января 2022 г., 18:40");
  assert_written ("2021-03-02@early-hours", QORGAN_LANGUAGE_RU, "2 мар. 2021, после полуночи",
                  "вторник, 2 марта 2021 г., после полуночи");
  assert_written ("2022-01-05@late", QORGAN_LANGUAGE_RU, "5 янв. 2022, поздно вечером",
                  "среда, 5 января 2022 г., поздно вечером");
  assert_written ("2021~", QORGAN_LANGUAGE_RU, "около 2021 г.", "около 2021 г.");
  assert_written ("2021-05~", QORGAN_LANGUAGE_RU, "около мая 2021", "около мая 2021 г.");
  assert_written ("../2024-06-05", QORGAN_LANGUAGE_RU, "до 5 июн. 2024", "до 5 июня 2024 г.");
  assert_written ("2019-09/..", QORGAN_LANGUAGE_RU, "после сентября 2019", "после сентября 2019 г.");
  assert_written ("2019-09/2020-01", QORGAN_LANGUAGE_RU, "между сентябрём 2019 и январём 2020",
                  "между сентябрём 2019 г. и январём 2020 г.");
}

static void
test_kazakh (void)
{
  assert_written ("2022", QORGAN_LANGUAGE_KK, "2022", "2022 жыл");
  assert_written ("2022-01", QORGAN_LANGUAGE_KK, "2022 ж. қаң.", "2022 жылғы қаңтар");
  assert_written ("2022-01-07T18:40", QORGAN_LANGUAGE_KK, "2022 ж. 7 қаң., 18:40", "2022 жылғы 7 қаңтар, жұма, 18:40");
  assert_written ("2021-03-02@early-hours", QORGAN_LANGUAGE_KK, "2021 ж. 2 нау., түн ортасынан кейін",
                  "2021 жылғы 2 наурыз, сейсенбі, түн ортасынан кейін");
  assert_written ("2021~", QORGAN_LANGUAGE_KK, "шамамен 2021 жыл", "шамамен 2021 жыл");
  assert_written ("../2024-06-05", QORGAN_LANGUAGE_KK, "2024 ж. 5 маусымға дейін", "2024 жылғы 5 маусымға дейін");
  assert_written ("../2022-01-07T18:40", QORGAN_LANGUAGE_KK, "2022 ж. 7 қаң., 18:40-қа дейін",
                  "2022 жылғы 7 қаңтар, 18:40-қа дейін");
  assert_written ("../2022-01-07T09:00", QORGAN_LANGUAGE_KK, "2022 ж. 7 қаң., 09:00-ға дейін",
                  "2022 жылғы 7 қаңтар, 09:00-ға дейін");
  assert_written ("2022-01-07T10:10/..", QORGAN_LANGUAGE_KK, "2022 ж. 7 қаң., 10:10-нан кейін",
                  "2022 жылғы 7 қаңтар, 10:10-нан кейін");
  assert_written ("2019/..", QORGAN_LANGUAGE_KK, "2019 жылдан кейін", "2019 жылдан кейін");
  assert_written ("2019-09/..", QORGAN_LANGUAGE_KK, "2019 ж. қыркүйектен кейін", "2019 жылғы қыркүйектен кейін");
  assert_written ("2019-09/2020-01", QORGAN_LANGUAGE_KK, "2019 ж. қыр. – 2020 ж. қаң. аралығында",
                  "2019 жылғы қыркүйек – 2020 жылғы қаңтар аралығында");
}

static void
make_point (QorganDatePoint *point, gboolean with_part)
{
  *point = (QorganDatePoint) { .year = (guint16) (g_test_rand_bit () ? g_test_rand_int_range (1990, 2040)
                                                                     : g_test_rand_int_range (1000, 10000)),
                               .precision = (guint8) g_test_rand_int_range (QORGAN_DATE_YEAR, QORGAN_DATE_MINUTE + 1) };
  if (point->precision >= QORGAN_DATE_MONTH)
    point->month = (guint8) g_test_rand_int_range (1, 13);
  if (point->precision >= QORGAN_DATE_DAY)
    {
      QorganDate day;

      do
        point->day = (guint8) g_test_rand_int_range (1, 32);
      while (!qorgan_date_init_day (&day, point->year, point->month, point->day));
    }
  if (point->precision == QORGAN_DATE_MINUTE)
    {
      point->hour = (guint8) g_test_rand_int_range (0, 24);
      point->minute = (guint8) g_test_rand_int_range (0, 60);
    }
  else if (point->precision == QORGAN_DATE_DAY && with_part)
    point->part = (guint8) g_test_rand_int_range (0, QORGAN_N_DAY_PARTS);
}

/* A random date; its two ends, if it has two, are put in an order that makes a date. */
static QorganDate
make_date (void)
{
  QorganDate date = { .shape = (guint8) g_test_rand_int_range (QORGAN_DATE_EXACT, QORGAN_DATE_BETWEEN + 1) };
  gboolean made = FALSE;

  while (!made)
    {
      g_autofree char *edtf = NULL;
      QorganDate ignored;

      make_point (&date.first, date.shape == QORGAN_DATE_EXACT);
      if (date.shape == QORGAN_DATE_BETWEEN)
        make_point (&date.second, FALSE);
      edtf = qorgan_date_to_edtf (&date);
      made = qorgan_date_parse (edtf, &ignored, NULL);
    }

  return date;
}

static void
test_round_trip (void)
{
  guint shapes[QORGAN_DATE_BETWEEN + 1] = { 0 };

  for (guint i = 0; i < 20000; i++)
    {
      QorganDate date = make_date (), read;
      g_autofree char *edtf = qorgan_date_to_edtf (&date);

      shapes[date.shape]++;
      g_assert_true (qorgan_date_parse (edtf, &read, NULL));
      g_assert_true (qorgan_date_equal (&date, &read));
      for (guint language = 0; language < QORGAN_N_LANGUAGES; language++)
        {
          for (guint style = QORGAN_DATE_SHORT; style <= QORGAN_DATE_LONG; style++)
            {
              g_autofree char *text = qorgan_date_format (&date, (QorganLanguage) language, (QorganDateStyle) style);

              if (!qorgan_date_understand (text, NULL, &read))
                g_error ("%s, written “%s”, was not understood", edtf, text);
              if (!qorgan_date_equal (&date, &read))
                {
                  g_autofree char *other = qorgan_date_to_edtf (&read);

                  g_error ("%s, written “%s”, was understood as %s", edtf, text, other);
                }
            }
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    g_assert_cmpuint (shapes[i], >, 1000);
}

/* Whatever is understood is a date that can be stored; random words and bytes break nothing. */
static void
test_noise (void)
{
  static const char *const pieces[]
      = { "7",  "2022", "07.01", "18:40",   "-",   "/",    ".",       "~",     " ",     "г.",
          "ж.", "до",   "с",     "по",      "and", "мен",  "дейін",   "янв.",  "May",   "қаңтардан",
          "th", "pm",   "кеше",  "вечером", "Fri", "\xd0", "between", "about", "кейін", "2022-01-07" };
  QorganDate today = get_today ();
  guint n_understood = 0;

  for (guint i = 0; i < 50000; i++)
    {
      g_autoptr (GString) typed = g_string_new (NULL);
      guint n = (guint) g_test_rand_int_range (1, 8);
      QorganDate date, read;

      for (guint j = 0; j < n; j++)
        {
          g_string_append (typed, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          if (g_test_rand_bit ())
            g_string_append_c (typed, ' ');
        }
      if (g_test_rand_int_range (0, 8) == 0 && typed->len > 0)
        typed->str[g_test_rand_int_range (0, (gint32) typed->len)] = (char) g_test_rand_int_range (1, 256);
      if (qorgan_date_understand (typed->str, &today, &date))
        {
          g_autofree char *edtf = qorgan_date_to_edtf (&date);

          n_understood++;
          if (!qorgan_date_parse (edtf, &read, NULL))
            g_error ("“%s” was understood as %s, which is no date", typed->str, edtf);
        }
    }
  g_assert_cmpuint (n_understood, >, 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/words/understood", test_understood);
  g_test_add_func ("/date/words/refused", test_refused);
  g_test_add_func ("/date/words/english", test_english);
  g_test_add_func ("/date/words/russian", test_russian);
  g_test_add_func ("/date/words/kazakh", test_kazakh);
  g_test_add_func ("/date/words/round-trip", test_round_trip);
  g_test_add_func ("/date/words/noise", test_noise);

  return g_test_run ();
}
