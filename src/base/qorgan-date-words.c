/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of dates in English, Russian and Kazakh: one table for writing and reading months, weekdays and parts of a
 * day, and one of the words that only reading needs. All three languages are read whatever the interface speaks, and
 * Kazakh also as it is typed on a Russian keyboard (қаңтар as кантар). */
#include "qorgan-date-private.h"

#include <string.h>

#include "qorgan-fold.h"

static const char *const months[QORGAN_N_LANGUAGES][12][QORGAN_N_MONTH_FORMS] = {
  /* English does not inflect; the empty forms fall back to the nominative. */
  [QORGAN_LANGUAGE_EN] = {
    { "January", [QORGAN_FORM_SHORT] = "Jan" },
    { "February", [QORGAN_FORM_SHORT] = "Feb" },
    { "March", [QORGAN_FORM_SHORT] = "Mar" },
    { "April", [QORGAN_FORM_SHORT] = "Apr" },
    { "May", [QORGAN_FORM_SHORT] = "May" },
    { "June", [QORGAN_FORM_SHORT] = "Jun" },
    { "July", [QORGAN_FORM_SHORT] = "Jul" },
    { "August", [QORGAN_FORM_SHORT] = "Aug" },
    { "September", [QORGAN_FORM_SHORT] = "Sep" },
    { "October", [QORGAN_FORM_SHORT] = "Oct" },
    { "November", [QORGAN_FORM_SHORT] = "Nov" },
    { "December", [QORGAN_FORM_SHORT] = "Dec" },
  },
  [QORGAN_LANGUAGE_RU] = {
    { "январь", "января", "январю", "январе", "январём", NULL, "янв.", NULL },
    { "февраль", "февраля", "февралю", "феврале", "февралём", NULL, "февр.", NULL },
    { "март", "марта", "марту", "марте", "мартом", NULL, "мар.", NULL },
    { "апрель", "апреля", "апрелю", "апреле", "апрелем", NULL, "апр.", NULL },
    { "май", "мая", "маю", "мае", "маем", NULL, "май", "мая" },
    { "июнь", "июня", "июню", "июне", "июнем", NULL, "июн.", NULL },
    { "июль", "июля", "июлю", "июле", "июлем", NULL, "июл.", NULL },
    { "август", "августа", "августу", "августе", "августом", NULL, "авг.", NULL },
    { "сентябрь", "сентября", "сентябрю", "сентябре", "сентябрём", NULL, "сент.", NULL },
    { "октябрь", "октября", "октябрю", "октябре", "октябрём", NULL, "окт.", NULL },
    { "ноябрь", "ноября", "ноябрю", "ноябре", "ноябрём", NULL, "нояб.", NULL },
    { "декабрь", "декабря", "декабрю", "декабре", "декабрём", NULL, "дек.", NULL },
  },
  /* The instrumental serves the possessive here («2022 жылдың қаңтары»): dates have no use for the real one. */
  [QORGAN_LANGUAGE_KK] = {
    { "қаңтар", "қаңтардың", "қаңтарға", "қаңтарда", "қаңтары", "қаңтардан", "қаң.", NULL },
    { "ақпан", "ақпанның", "ақпанға", "ақпанда", "ақпаны", "ақпаннан", "ақп.", NULL },
    { "наурыз", "наурыздың", "наурызға", "наурызда", "наурызы", "наурыздан", "нау.", NULL },
    { "сәуір", "сәуірдің", "сәуірге", "сәуірде", "сәуірі", "сәуірден", "сәу.", NULL },
    { "мамыр", "мамырдың", "мамырға", "мамырда", "мамыры", "мамырдан", "мам.", NULL },
    { "маусым", "маусымның", "маусымға", "маусымда", "маусымы", "маусымнан", "мау.", NULL },
    { "шілде", "шілденің", "шілдеге", "шілдеде", "шілдесі", "шілдеден", "шіл.", NULL },
    { "тамыз", "тамыздың", "тамызға", "тамызда", "тамызы", "тамыздан", "там.", NULL },
    { "қыркүйек", "қыркүйектің", "қыркүйекке", "қыркүйекте", "қыркүйегі", "қыркүйектен", "қыр.", NULL },
    { "қазан", "қазанның", "қазанға", "қазанда", "қазаны", "қазаннан", "қаз.", NULL },
    { "қараша", "қарашаның", "қарашаға", "қарашада", "қарашасы", "қарашадан", "қар.", NULL },
    { "желтоқсан", "желтоқсанның", "желтоқсанға", "желтоқсанда", "желтоқсаны", "желтоқсаннан", "жел.", NULL },
  },
};

static const char *const weekdays[QORGAN_N_LANGUAGES][7] = {
  [QORGAN_LANGUAGE_EN] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
  [QORGAN_LANGUAGE_RU] = { "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье" },
  [QORGAN_LANGUAGE_KK] = { "дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі" },
};

static const struct
{
  const char *code;
  const char *names[QORGAN_N_LANGUAGES];
} parts[QORGAN_N_DAY_PARTS] = {
  [QORGAN_DAY_PART_EARLY_HOURS] = { "early-hours", { "early hours", "после полуночи", "түн ортасынан кейін" } },
  [QORGAN_DAY_PART_MORNING] = { "morning", { "morning", "утром", "таңертең" } },
  [QORGAN_DAY_PART_AFTERNOON] = { "afternoon", { "afternoon", "днём", "түстен кейін" } },
  [QORGAN_DAY_PART_EVENING] = { "evening", { "evening", "вечером", "кешке" } },
  [QORGAN_DAY_PART_LATE] = { "late", { "late evening", "поздно вечером", "түнге қарай" } },
  [QORGAN_DAY_PART_NIGHT] = { "night", { "night", "ночью", "түнде" } },
};

/* Words that are only read. All lower case; ё, the letters of Kazakh alone and their Russian stand-ins are equal. */
static const QorganDateWord words[] = {
  { "sept", QORGAN_WORD_MONTH, 9 },
  { "фев", QORGAN_WORD_MONTH, 2 },
  { "сен", QORGAN_WORD_MONTH, 9 },
  { "ноя", QORGAN_WORD_MONTH, 11 },

  { "mon", QORGAN_WORD_WEEKDAY, 1 },
  { "tue", QORGAN_WORD_WEEKDAY, 2 },
  { "wed", QORGAN_WORD_WEEKDAY, 3 },
  { "thu", QORGAN_WORD_WEEKDAY, 4 },
  { "fri", QORGAN_WORD_WEEKDAY, 5 },
  { "sat", QORGAN_WORD_WEEKDAY, 6 },
  { "sun", QORGAN_WORD_WEEKDAY, 7 },
  { "пн", QORGAN_WORD_WEEKDAY, 1 },
  { "вт", QORGAN_WORD_WEEKDAY, 2 },
  { "ср", QORGAN_WORD_WEEKDAY, 3 },
  { "среду", QORGAN_WORD_WEEKDAY, 3 },
  { "чт", QORGAN_WORD_WEEKDAY, 4 },
  { "пт", QORGAN_WORD_WEEKDAY, 5 },
  { "пятницу", QORGAN_WORD_WEEKDAY, 5 },
  { "сб", QORGAN_WORD_WEEKDAY, 6 },
  { "субботу", QORGAN_WORD_WEEKDAY, 6 },
  { "вс", QORGAN_WORD_WEEKDAY, 7 },
  { "дс", QORGAN_WORD_WEEKDAY, 1 },
  { "сс", QORGAN_WORD_WEEKDAY, 2 },
  { "бс", QORGAN_WORD_WEEKDAY, 4 },
  { "жм", QORGAN_WORD_WEEKDAY, 5 },
  { "жк", QORGAN_WORD_WEEKDAY, 7 },

  { "small hours", QORGAN_WORD_PART, QORGAN_DAY_PART_EARLY_HOURS },
  { "after midnight", QORGAN_WORD_PART, QORGAN_DAY_PART_EARLY_HOURS },
  { "late", QORGAN_WORD_PART, QORGAN_DAY_PART_LATE },
  { "ночь на", QORGAN_WORD_PART, QORGAN_DAY_PART_EARLY_HOURS },
  { "утро", QORGAN_WORD_PART, QORGAN_DAY_PART_MORNING },
  { "утра", QORGAN_WORD_PART, QORGAN_DAY_PART_MORNING },
  { "день", QORGAN_WORD_PART, QORGAN_DAY_PART_AFTERNOON },
  { "после обеда", QORGAN_WORD_PART, QORGAN_DAY_PART_AFTERNOON },
  { "вечер", QORGAN_WORD_PART, QORGAN_DAY_PART_EVENING },
  { "вечера", QORGAN_WORD_PART, QORGAN_DAY_PART_EVENING },
  { "поздний вечер", QORGAN_WORD_PART, QORGAN_DAY_PART_LATE },
  { "поздним вечером", QORGAN_WORD_PART, QORGAN_DAY_PART_LATE },
  { "ночь", QORGAN_WORD_PART, QORGAN_DAY_PART_NIGHT },
  { "қараған түні", QORGAN_WORD_PART, QORGAN_DAY_PART_EARLY_HOURS },
  { "таңғы", QORGAN_WORD_PART, QORGAN_DAY_PART_MORNING },
  { "таңертеңгі", QORGAN_WORD_PART, QORGAN_DAY_PART_MORNING },
  { "күндіз", QORGAN_WORD_PART, QORGAN_DAY_PART_AFTERNOON },
  { "кеш", QORGAN_WORD_PART, QORGAN_DAY_PART_EVENING },
  { "кешкі", QORGAN_WORD_PART, QORGAN_DAY_PART_EVENING },
  { "кешінде", QORGAN_WORD_PART, QORGAN_DAY_PART_EVENING },
  { "кешқұрым", QORGAN_WORD_PART, QORGAN_DAY_PART_EVENING },
  { "түні", QORGAN_WORD_PART, QORGAN_DAY_PART_NIGHT },

  { "today", QORGAN_WORD_RELATIVE, 0 },
  { "yesterday", QORGAN_WORD_RELATIVE, -1 },
  { "the day before yesterday", QORGAN_WORD_RELATIVE, -2 },
  { "day before yesterday", QORGAN_WORD_RELATIVE, -2 },
  { "tomorrow", QORGAN_WORD_RELATIVE, 1 },
  { "сегодня", QORGAN_WORD_RELATIVE, 0 },
  { "вчера", QORGAN_WORD_RELATIVE, -1 },
  { "позавчера", QORGAN_WORD_RELATIVE, -2 },
  { "завтра", QORGAN_WORD_RELATIVE, 1 },
  { "послезавтра", QORGAN_WORD_RELATIVE, 2 },
  { "бүгін", QORGAN_WORD_RELATIVE, 0 },
  { "кеше", QORGAN_WORD_RELATIVE, -1 },
  { "ертең", QORGAN_WORD_RELATIVE, 1 },
  { "бүрсігүні", QORGAN_WORD_RELATIVE, 2 },

  { "г", QORGAN_WORD_YEAR, 0 },
  { "год", QORGAN_WORD_YEAR, 0 },
  { "года", QORGAN_WORD_YEAR, 0 },
  { "году", QORGAN_WORD_YEAR, 0 },
  { "годом", QORGAN_WORD_YEAR, 0 },
  { "ж", QORGAN_WORD_YEAR, 0 },
  { "жыл", QORGAN_WORD_YEAR, 0 },
  { "жылы", QORGAN_WORD_YEAR, 0 },
  { "жылғы", QORGAN_WORD_YEAR, 0 },
  { "жылдың", QORGAN_WORD_YEAR, 0 },
  { "жылға", QORGAN_WORD_YEAR, 0 },
  { "жылдан", QORGAN_WORD_YEAR_FROM, 0 },

  { "st", QORGAN_WORD_ORDINAL, 0 },
  { "nd", QORGAN_WORD_ORDINAL, 0 },
  { "rd", QORGAN_WORD_ORDINAL, 0 },
  { "th", QORGAN_WORD_ORDINAL, 0 },
  { "го", QORGAN_WORD_ORDINAL, 0 },
  { "ого", QORGAN_WORD_ORDINAL, 0 },
  { "е", QORGAN_WORD_ORDINAL, 0 },
  { "ое", QORGAN_WORD_ORDINAL, 0 },
  { "сы", QORGAN_WORD_ORDINAL, 0 },
  { "сі", QORGAN_WORD_ORDINAL, 0 },
  { "ы", QORGAN_WORD_ORDINAL, 0 },
  { "шы", QORGAN_WORD_ORDINAL, 0 },
  { "ші", QORGAN_WORD_ORDINAL, 0 },
  { "ға", QORGAN_WORD_ORDINAL, 0 },
  { "ге", QORGAN_WORD_ORDINAL, 0 },
  { "қа", QORGAN_WORD_ORDINAL, 0 },
  { "ке", QORGAN_WORD_ORDINAL, 0 },
  { "дан", QORGAN_WORD_ORDINAL_FROM, 0 },
  { "ден", QORGAN_WORD_ORDINAL_FROM, 0 },
  { "тан", QORGAN_WORD_ORDINAL_FROM, 0 },
  { "тен", QORGAN_WORD_ORDINAL_FROM, 0 },
  { "нан", QORGAN_WORD_ORDINAL_FROM, 0 },
  { "нен", QORGAN_WORD_ORDINAL_FROM, 0 },

  { "the", QORGAN_WORD_FILLER, 0 },
  { "of", QORGAN_WORD_FILLER, 0 },
  { "on", QORGAN_WORD_FILLER, 0 },
  { "in", QORGAN_WORD_FILLER, 0 },
  { "at", QORGAN_WORD_FILLER, 0 },
  { "в", QORGAN_WORD_FILLER, 0 },
  { "во", QORGAN_WORD_FILLER, 0 },
  { "сағат", QORGAN_WORD_FILLER, 0 },
  { "күні", QORGAN_WORD_FILLER, 0 },
  { "am", QORGAN_WORD_AM, 0 },
  { "a.m", QORGAN_WORD_AM, 0 },
  { "pm", QORGAN_WORD_PM, 0 },
  { "p.m", QORGAN_WORD_PM, 0 },

  { "about", QORGAN_WORD_ABOUT, 0 },
  { "around", QORGAN_WORD_ABOUT, 0 },
  { "circa", QORGAN_WORD_ABOUT, 0 },
  { "ca", QORGAN_WORD_ABOUT, 0 },
  { "c", QORGAN_WORD_ABOUT, 0 },
  { "approximately", QORGAN_WORD_ABOUT, 0 },
  { "approx", QORGAN_WORD_ABOUT, 0 },
  { "около", QORGAN_WORD_ABOUT, 0 },
  { "ок", QORGAN_WORD_ABOUT, 0 },
  { "примерно", QORGAN_WORD_ABOUT, 0 },
  { "приблизительно", QORGAN_WORD_ABOUT, 0 },
  { "ориентировочно", QORGAN_WORD_ABOUT, 0 },
  { "шамамен", QORGAN_WORD_ABOUT, 0 },
  { "шамасында", QORGAN_WORD_ABOUT, 0 },

  { "before", QORGAN_WORD_BEFORE, 0 },
  { "by", QORGAN_WORD_BEFORE, 0 },
  { "until", QORGAN_WORD_BEFORE, 0 },
  { "till", QORGAN_WORD_BEFORE, 0 },
  { "up to", QORGAN_WORD_BEFORE, 0 },
  { "no later than", QORGAN_WORD_BEFORE, 0 },
  { "not later than", QORGAN_WORD_BEFORE, 0 },
  { "до", QORGAN_WORD_BEFORE, 0 },
  { "не позднее", QORGAN_WORD_BEFORE, 0 },
  { "не позже", QORGAN_WORD_BEFORE, 0 },
  { "after", QORGAN_WORD_AFTER, 0 },
  { "since", QORGAN_WORD_AFTER, 0 },
  { "not before", QORGAN_WORD_AFTER, 0 },
  { "no earlier than", QORGAN_WORD_AFTER, 0 },
  { "после", QORGAN_WORD_AFTER, 0 },
  { "начиная с", QORGAN_WORD_AFTER, 0 },
  { "не ранее", QORGAN_WORD_AFTER, 0 },
  { "не раньше", QORGAN_WORD_AFTER, 0 },
  { "from", QORGAN_WORD_FROM, 0 },
  { "с", QORGAN_WORD_FROM, 0 },
  { "со", QORGAN_WORD_FROM, 0 },
  { "от", QORGAN_WORD_FROM, 0 },
  { "to", QORGAN_WORD_TO, 0 },
  { "through", QORGAN_WORD_TO, 0 },
  { "по", QORGAN_WORD_TO, 0 },
  { "between", QORGAN_WORD_BETWEEN, 0 },
  { "между", QORGAN_WORD_BETWEEN, 0 },
  { "and", QORGAN_WORD_AND, 0 },
  { "и", QORGAN_WORD_AND, 0 },
  { "мен", QORGAN_WORD_AND, 0 },
  { "бен", QORGAN_WORD_AND, 0 },
  { "пен", QORGAN_WORD_AND, 0 },
  { "және", QORGAN_WORD_AND, 0 },
  { "дейін", QORGAN_WORD_UNTIL, 0 },
  { "шейін", QORGAN_WORD_UNTIL, 0 },
  { "кейін", QORGAN_WORD_SINCE, 0 },
  { "соң", QORGAN_WORD_SINCE, 0 },
  { "бастап", QORGAN_WORD_SINCE, 0 },
  { "бері", QORGAN_WORD_SINCE, 0 },
  { "аралығында", QORGAN_WORD_WITHIN, 0 },
  { "арасында", QORGAN_WORD_WITHIN, 0 },
};

/* The name of a month for writing; a form the language does not tell apart falls back to the nearest it has. */
const char *
qorgan_date_month_name (QorganLanguage language, guint month, QorganMonthForm form)
{
  const char *const *forms = months[language][month - 1];

  if (forms[form] == NULL && form == QORGAN_FORM_SHORT_OF)
    form = QORGAN_FORM_SHORT;
  return forms[form] != NULL ? forms[form] : forms[QORGAN_FORM_NOMINATIVE];
}

const char *
qorgan_date_weekday_name (QorganLanguage language, guint weekday)
{
  return weekdays[language][weekday - 1];
}

const char *
qorgan_date_part_name (QorganLanguage language, QorganDayPart part)
{
  return parts[part].names[language];
}

const char *
qorgan_date_part_code (QorganDayPart part)
{
  return parts[part].code;
}

gboolean
qorgan_date_part_from_code (const char *code, QorganDayPart *part)
{
  for (guint i = QORGAN_DAY_PART_NONE + 1; i < QORGAN_N_DAY_PARTS; i++)
    {
      if (strcmp (code, parts[i].code) == 0)
        {
          *part = (QorganDayPart) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* How many bytes of text are the word, which may end in a full stop that typing leaves out; 0 if text does not begin
 * with it, or goes on with a letter. */
static gsize
match_word (const char *text, const char *word)
{
  const char *at = text;

  for (; *word != '\0' && !(word[0] == '.' && word[1] == '\0'); word = g_utf8_next_char (word))
    {
      if (qorgan_fold_twin (g_utf8_get_char (at)) != qorgan_fold_twin (g_utf8_get_char (word)))
        return 0;
      at = g_utf8_next_char (at);
    }

  return g_unichar_isalpha (g_utf8_get_char (at)) ? 0 : (gsize) (at - text);
}

/* ---- The words by their first letters ---- */

/* @index: (element-type gunichar GArray): letter → (element-type QorganDateWord) */
static void
add_word (GHashTable *index, const char *text, QorganWordKind kind, int value)
{
  gpointer letter = GUINT_TO_POINTER (qorgan_fold_twin (g_utf8_get_char (text)));
  GArray *words_of_letter = g_hash_table_lookup (index, letter);
  QorganDateWord word = { text, kind, value };

  if (words_of_letter == NULL)
    {
      words_of_letter = g_array_new (FALSE, FALSE, sizeof (QorganDateWord));
      g_hash_table_insert (index, letter, words_of_letter);
    }
  g_array_append_val (words_of_letter, word);
}

static void
add_months (GHashTable *index, QorganLanguage language)
{
  for (int month = 1; month <= 12; month++)
    for (guint form = 0; form < QORGAN_N_MONTH_FORMS; form++)
      {
        const char *name = months[language][month - 1][form];
        gboolean from = language == QORGAN_LANGUAGE_KK && form == QORGAN_FORM_ABLATIVE;

        if (name != NULL)
          add_word (index, name, from ? QORGAN_WORD_MONTH_FROM : QORGAN_WORD_MONTH, month);
      }
}

/* Every word of a text is looked for, and most are none: as long as the program. */
static gpointer
make_index (gpointer unused)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);

  for (guint language = 0; language < QORGAN_N_LANGUAGES; language++)
    {
      add_months (index, language);
      for (int day = 1; day <= 7; day++)
        add_word (index, weekdays[language][day - 1], QORGAN_WORD_WEEKDAY, day);
      for (int part = QORGAN_DAY_PART_NONE + 1; part < QORGAN_N_DAY_PARTS; part++)
        add_word (index, parts[part].names[language], QORGAN_WORD_PART, part);
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    add_word (index, words[i].text, words[i].kind, words[i].value);
  return index;
}

/* Finds the longest word or phrase at the beginning of text, which is valid UTF-8 with single spaces. Returns its
 * length in bytes, or 0; fills word's kind and value. */
gsize
qorgan_date_find_word (const char *text, QorganDateWord *word)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *index = g_once (&once, make_index, NULL);
  const GArray *candidates = g_hash_table_lookup (index, GUINT_TO_POINTER (qorgan_fold_twin (g_utf8_get_char (text))));
  gsize longest = 0;

  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    {
      const QorganDateWord *candidate = &g_array_index (candidates, QorganDateWord, i);
      gsize length = match_word (text, candidate->text);

      if (length <= longest)
        continue;
      longest = length;
      word->kind = candidate->kind;
      word->value = candidate->value;
    }
  return longest;
}
