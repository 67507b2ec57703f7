/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number with its unit, as people say it. The labels of vocabularies are headings, “Days (of 24 hours)”; after a
 * number the word has to be bent, differently for 1, 2 and 10 in Russian, so the units that come with the program have
 * phrases of their own here. A unit that somebody added has a label only, and stands before the number. */

#include "qorgan-amount.h"

#include <glib/gi18n-lib.h>

#include "qorgan-catalog.h"

/* From here on digits are parted in threes: 1000, but 10 000. */
#define DIGITS_TO_PART 5

/* Marks both forms of a phrase for translators. */
#define NG_(one, many) one, many

static const struct
{
  const char *vocabulary;
  const char *code;
  const char *one;
  const char *many;
} units[] = {
  { "length_unit", "hours", NG_ ("%s hour", "%s hours") },
  /* Translators: of an arrest, whole days of 24 hours: “сутки”, “тәулік” */
  { "length_unit", "days", NG_ ("%s day", "%s days") },
  { "length_unit", "working_days", NG_ ("%s working day", "%s working days") },
  { "length_unit", "months", NG_ ("%s month", "%s months") },
  { "length_unit", "years", NG_ ("%s year", "%s years") },
  { "currency", "kzt", NG_ ("%s tenge", "%s tenge") },
  /* Translators: the unit that fines are counted in, “МРП”, “АЕК” */
  { "currency", "mrp", NG_ ("%s MRP", "%s MRP") },
  { "currency", "usd", NG_ ("%s US dollar", "%s US dollars") },
  { "currency", "eur", NG_ ("%s euro", "%s euros") },
  { "currency", "rub", NG_ ("%s Russian rouble", "%s Russian roubles") },
};

static char *
part_digits (const char *number, QorganLanguage language)
{
  gsize length = strlen (number);
  GString *parted = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && length >= DIGITS_TO_PART && (length - i) % 3 == 0 && g_ascii_isdigit (number[i - 1]))
        g_string_append (parted, language == QORGAN_LANGUAGE_EN ? "," : "\u00a0");
      g_string_append_c (parted, number[i]);
    }
  return g_string_free_and_steal (parted);
}

/**
 * qorgan_amount_word:
 * @vocabularies: a snapshot
 * @number: a whole number, in its canonical text
 * @vocabulary: of the unit
 * @code: the unit
 * @language: in which language
 *
 * Returns: (transfer full): the number with its unit, the two on one line
 */
char *
qorgan_amount_word (const QorganVocabularies *vocabularies,
                    const char *number,
                    const char *vocabulary,
                    const char *code,
                    QorganLanguage language)
{
  g_autofree char *digits = part_digits (number, language);
  gint64 n = g_ascii_strtoll (number, NULL, 10);
  const char *phrase = NULL;
  GString *text;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].vocabulary, vocabulary) && g_str_equal (units[i].code, code))
      phrase = qorgan_catalog_plural (language, units[i].one, units[i].many, (gulong) ABS (n));
  if (phrase == NULL)
    return g_strdup_printf ("%s:\u00a0%s", qorgan_vocabularies_label (vocabularies, vocabulary, code, language),
                            digits);
  text = g_string_new (phrase);
  g_string_replace (text, "%s ", "%s\u00a0", 1);
  g_string_replace (text, "%s", digits, 1);
  return g_string_free_and_steal (text);
}
