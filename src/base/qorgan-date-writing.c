/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words a date in English, Russian or Kazakh. Month names are inflected here, from a table, because a date alone is
 * data that we know completely; everything written here is read back to the same date by qorgan_date_understand(). */
#include "qorgan-date-private.h"

/* The words around the one or two points of a date, and the case they ask for. */
static const struct
{
  const char *opening, *joint, *closing;
  QorganMonthForm form;
} frames[QORGAN_N_LANGUAGES][QORGAN_DATE_BETWEEN + 1] = {
  [QORGAN_LANGUAGE_EN] = {
    [QORGAN_DATE_EXACT] = { "", "", "", QORGAN_FORM_NOMINATIVE },
    [QORGAN_DATE_ABOUT] = { "about ", "", "", QORGAN_FORM_NOMINATIVE },
    [QORGAN_DATE_BEFORE] = { "before ", "", "", QORGAN_FORM_NOMINATIVE },
    [QORGAN_DATE_AFTER] = { "after ", "", "", QORGAN_FORM_NOMINATIVE },
    [QORGAN_DATE_BETWEEN] = { "between ", " and ", "", QORGAN_FORM_NOMINATIVE },
  },
  [QORGAN_LANGUAGE_RU] = {
    [QORGAN_DATE_EXACT] = { "", "", "", QORGAN_FORM_NOMINATIVE },
    [QORGAN_DATE_ABOUT] = { "около ", "", "", QORGAN_FORM_GENITIVE },
    [QORGAN_DATE_BEFORE] = { "до ", "", "", QORGAN_FORM_GENITIVE },
    [QORGAN_DATE_AFTER] = { "после ", "", "", QORGAN_FORM_GENITIVE },
    [QORGAN_DATE_BETWEEN] = { "между ", " и ", "", QORGAN_FORM_INSTRUMENTAL },
  },
  [QORGAN_LANGUAGE_KK] = {
    [QORGAN_DATE_EXACT] = { "", "", "", QORGAN_FORM_NOMINATIVE },
    [QORGAN_DATE_ABOUT] = { "шамамен ", "", "", QORGAN_FORM_NOMINATIVE },
    [QORGAN_DATE_BEFORE] = { "", "", " дейін", QORGAN_FORM_DATIVE },
    [QORGAN_DATE_AFTER] = { "", "", " кейін", QORGAN_FORM_ABLATIVE },
    [QORGAN_DATE_BETWEEN] = { "", " – ", " аралығында", QORGAN_FORM_NOMINATIVE },
  },
};

typedef struct
{
  QorganLanguage language;
  QorganDateStyle style;
  QorganMonthForm form;
  gboolean framed; /* with words around it */
} Manner;

/* The form of a month's name: short names only where no word before them asks for a case. */
static const char *
choose_month (const QorganDatePoint *point, const Manner *manner)
{
  gboolean day = point->precision >= QORGAN_DATE_DAY;
  gboolean inflected_by_day = manner->language == QORGAN_LANGUAGE_RU && day;
  QorganMonthForm form = manner->form;

  if (manner->language == QORGAN_LANGUAGE_KK && point->precision == QORGAN_DATE_MINUTE)
    form = QORGAN_FORM_NOMINATIVE; /* the ending goes to the time */
  if (inflected_by_day)
    form = QORGAN_FORM_GENITIVE;
  if (manner->style == QORGAN_DATE_SHORT && (form == QORGAN_FORM_NOMINATIVE || inflected_by_day))
    form = day ? QORGAN_FORM_SHORT_OF : QORGAN_FORM_SHORT;

  return qorgan_date_month_name (manner->language, point->month, form);
}

/* The ending that the name of a number takes in Kazakh: «40-қа», «40-тан». */
static const char *
choose_kazakh_ending (guint number, QorganMonthForm form)
{
  static const struct
  {
    const char *dative, *ablative;
  } ones[10] = { { "ге", "ден" }, { "ге", "ден" }, { "ге", "ден" }, { "ке", "тен" }, { "ке", "тен" },
                 { "ке", "тен" }, { "ға", "дан" }, { "ге", "ден" }, { "ге", "ден" }, { "ға", "дан" } },
    tens[6] = { { "ге", "ден" }, { "ға", "нан" }, { "ға", "дан" }, { "ға", "дан" }, { "қа", "тан" }, { "ге", "ден" } };
  guint one = number % 10, ten = number / 10 % 6;

  if (form == QORGAN_FORM_DATIVE)
    return one != 0 ? ones[one].dative : tens[ten].dative;
  return one != 0 ? ones[one].ablative : tens[ten].ablative;
}

static void
append_time (GString *text, const QorganDatePoint *point, const Manner *manner)
{
  if (point->part != QORGAN_DAY_PART_NONE)
    g_string_append_printf (text, ", %s", qorgan_date_part_name (manner->language, (QorganDayPart) point->part));
  if (point->precision != QORGAN_DATE_MINUTE)
    return;

  g_string_append_printf (text, ", %02u:%02u", point->hour, point->minute);
  if (manner->form == QORGAN_FORM_DATIVE || manner->form == QORGAN_FORM_ABLATIVE)
    g_string_append_printf (text, "-%s",
                            choose_kazakh_ending (point->minute != 0 ? point->minute : point->hour, manner->form));
}

static gboolean
shows_weekday (const QorganDatePoint *point, const Manner *manner)
{
  return manner->style == QORGAN_DATE_LONG && !manner->framed && point->precision >= QORGAN_DATE_DAY;
}

static const char *
get_weekday (const QorganDatePoint *point, const Manner *manner)
{
  return qorgan_date_weekday_name (manner->language, qorgan_date_weekday (point));
}

static void
append_english (GString *text, const QorganDatePoint *point, const Manner *manner)
{
  if (shows_weekday (point, manner))
    g_string_append_printf (text, "%s ", get_weekday (point, manner));
  if (point->precision >= QORGAN_DATE_DAY)
    g_string_append_printf (text, "%u ", point->day);
  if (point->precision >= QORGAN_DATE_MONTH)
    g_string_append_printf (text, "%s ", choose_month (point, manner));
  g_string_append_printf (text, "%u", point->year);
}

static void
append_russian (GString *text, const QorganDatePoint *point, const Manner *manner)
{
  gboolean bare_year = point->precision == QORGAN_DATE_YEAR && manner->framed;

  if (shows_weekday (point, manner))
    g_string_append_printf (text, "%s, ", get_weekday (point, manner));
  if (point->precision >= QORGAN_DATE_DAY)
    g_string_append_printf (text, "%u ", point->day);
  if (point->precision >= QORGAN_DATE_MONTH)
    g_string_append_printf (text, "%s ", choose_month (point, manner));
  g_string_append_printf (text, "%u", point->year);
  if (manner->style == QORGAN_DATE_LONG || bare_year)
    g_string_append (text, " г.");
}

static void
append_kazakh_year (GString *text, const QorganDatePoint *point, const Manner *manner)
{
  g_string_append_printf (text, "%u", point->year);
  if (point->precision > QORGAN_DATE_YEAR)
    g_string_append (text, manner->style == QORGAN_DATE_LONG ? " жылғы " : " ж. ");
  else if (manner->form == QORGAN_FORM_DATIVE)
    g_string_append (text, " жылға");
  else if (manner->form == QORGAN_FORM_ABLATIVE)
    g_string_append (text, " жылдан");
  else if (manner->style == QORGAN_DATE_LONG || manner->framed)
    g_string_append (text, " жыл");
}

static void
append_kazakh (GString *text, const QorganDatePoint *point, const Manner *manner)
{
  append_kazakh_year (text, point, manner);
  if (point->precision >= QORGAN_DATE_DAY)
    g_string_append_printf (text, "%u ", point->day);
  if (point->precision >= QORGAN_DATE_MONTH)
    g_string_append (text, choose_month (point, manner));
  if (shows_weekday (point, manner))
    g_string_append_printf (text, ", %s", get_weekday (point, manner));
}

static void
append_point (GString *text, const QorganDatePoint *point, const Manner *manner)
{
  switch (manner->language)
    {
    case QORGAN_LANGUAGE_EN:
      append_english (text, point, manner);
      break;
    case QORGAN_LANGUAGE_RU:
      append_russian (text, point, manner);
      break;
    case QORGAN_LANGUAGE_KK:
      append_kazakh (text, point, manner);
      break;
    }
  append_time (text, point, manner);
}

/**
 * qorgan_date_format:
 * @date: a date
 * @language: the language to word it in
 * @style: for a list or for a page
 *
 * Returns: (transfer full): @date in words, which qorgan_date_understand() reads back to an equal date
 */
char *
qorgan_date_format (const QorganDate *date, QorganLanguage language, QorganDateStyle style)
{
  GString *text = g_string_new (NULL);
  Manner manner = { language, style, frames[language][date->shape].form, date->shape != QORGAN_DATE_EXACT };

  g_string_append (text, frames[language][date->shape].opening);
  append_point (text, &date->first, &manner);
  if (date->shape == QORGAN_DATE_BETWEEN)
    {
      g_string_append (text, frames[language][date->shape].joint);
      append_point (text, &date->second, &manner);
    }
  g_string_append (text, frames[language][date->shape].closing);

  return g_string_free_and_steal (text);
}
