/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody is called when nothing happens to them. Who is detained stands in another case in Russian and Kazakh:
 * «Лукпана Ахмедьярова задержали», «Лұқпан Ахмедияровты ұстап алды». The form as it was typed always remains among
 * those to choose from, and it comes first wherever the line does not say that the name is in another case. */
#include "qorgan-typed-line-private.h"

#include <string.h>

/* Cases, as bits. */
enum
{
  ACCUSATIVE = 1 << 0,
  GENITIVE = 1 << 1,
  DATIVE = 1 << 2,
  INSTRUMENTAL = 1 << 3,
  KAZAKH = 1 << 4, /* all of them: only the last word of a name has an ending */
};

typedef enum
{
  GENDER_NONE,
  GENDER_MALE,
  GENDER_FEMALE,
} Gender;

/* An ending and what stands there in the nominative. The longest that fits is taken. */
typedef struct
{
  const char *ending;
  const char *nominative;
  const char *after; /* letters that may stand before it; NULL: any */
  guint cases;
  Gender gender;
  gboolean is_sure; /* names do not end like this by themselves */
} Ending;

#define CONSONANTS "бвгджзйклмнпрстфхцчшщғқңһ"
#define VOWELS "аеёиоуыэюяәіөұү"
#define VOICELESS "пфкқтсшщчцхһвгдб"
#define SONORANTS "рлймнңзжу"

static const Ending endings[] = {
  { "ова", "ов", NULL, ACCUSATIVE | GENITIVE, GENDER_MALE, TRUE },
  { "ева", "ев", NULL, ACCUSATIVE | GENITIVE, GENDER_MALE, TRUE },
  { "ёва", "ёв", NULL, ACCUSATIVE | GENITIVE, GENDER_MALE, TRUE },
  { "ина", "ин", NULL, ACCUSATIVE | GENITIVE, GENDER_MALE, FALSE },
  { "ского", "ский", NULL, ACCUSATIVE | GENITIVE, GENDER_MALE, TRUE },
  { "цкого", "цкий", NULL, ACCUSATIVE | GENITIVE, GENDER_MALE, TRUE },
  { "ову", "ова", NULL, ACCUSATIVE, GENDER_FEMALE, TRUE },
  { "еву", "ева", NULL, ACCUSATIVE, GENDER_FEMALE, TRUE },
  { "ину", "ина", NULL, ACCUSATIVE, GENDER_FEMALE, TRUE },
  { "скую", "ская", NULL, ACCUSATIVE, GENDER_FEMALE, TRUE },
  { "овой", "ова", NULL, GENITIVE | DATIVE | INSTRUMENTAL, GENDER_FEMALE, TRUE },
  { "евой", "ева", NULL, GENITIVE | DATIVE | INSTRUMENTAL, GENDER_FEMALE, TRUE },
  { "иной", "ина", NULL, GENITIVE | DATIVE | INSTRUMENTAL, GENDER_FEMALE, TRUE },
  { "ской", "ская", NULL, GENITIVE | DATIVE | INSTRUMENTAL, GENDER_FEMALE, TRUE },
  { "ову", "ов", NULL, DATIVE, GENDER_MALE, TRUE },
  { "еву", "ев", NULL, DATIVE, GENDER_MALE, TRUE },
  { "ину", "ин", NULL, DATIVE, GENDER_MALE, TRUE },
  { "скому", "ский", NULL, DATIVE, GENDER_MALE, TRUE },
  { "овым", "ов", NULL, INSTRUMENTAL, GENDER_MALE, TRUE },
  { "евым", "ев", NULL, INSTRUMENTAL, GENDER_MALE, TRUE },
  { "иным", "ин", NULL, INSTRUMENTAL, GENDER_MALE, TRUE },
  { "ским", "ский", NULL, INSTRUMENTAL, GENDER_MALE, TRUE },

  { "ия", "ий", NULL, ACCUSATIVE | GENITIVE, GENDER_MALE, FALSE },
  { "а", "", CONSONANTS, ACCUSATIVE | GENITIVE, GENDER_MALE, FALSE },
  { "я", "й", VOWELS, ACCUSATIVE | GENITIVE, GENDER_MALE, FALSE },
  { "я", "ь", CONSONANTS, ACCUSATIVE | GENITIVE, GENDER_MALE, FALSE },
  { "у", "", CONSONANTS, DATIVE, GENDER_MALE, FALSE },
  { "ю", "й", VOWELS, DATIVE, GENDER_MALE, FALSE },
  { "ю", "ь", CONSONANTS, DATIVE, GENDER_MALE, FALSE },
  { "ом", "", CONSONANTS, INSTRUMENTAL, GENDER_MALE, FALSE },
  { "ем", "й", VOWELS, INSTRUMENTAL, GENDER_MALE, FALSE },
  { "ем", "ь", CONSONANTS, INSTRUMENTAL, GENDER_MALE, FALSE },
  { "у", "а", CONSONANTS, ACCUSATIVE, GENDER_FEMALE, TRUE },
  { "ю", "я", NULL, ACCUSATIVE, GENDER_FEMALE, TRUE },
  { "ы", "а", CONSONANTS, GENITIVE, GENDER_FEMALE, TRUE },
  { "ии", "ия", NULL, GENITIVE | DATIVE, GENDER_FEMALE, TRUE },
  { "и", "а", "гкхжшчщ", GENITIVE, GENDER_FEMALE, TRUE },
  { "е", "а", CONSONANTS, DATIVE, GENDER_FEMALE, FALSE },
  { "ой", "а", CONSONANTS, INSTRUMENTAL, GENDER_FEMALE, FALSE },
  { "ией", "ия", NULL, INSTRUMENTAL, GENDER_FEMALE, FALSE },

  { "ны", "", VOWELS, KAZAKH, GENDER_NONE, TRUE },
  { "ні", "", VOWELS, KAZAKH, GENDER_NONE, TRUE },
  { "ды", "", SONORANTS, KAZAKH, GENDER_NONE, TRUE },
  { "ді", "", SONORANTS, KAZAKH, GENDER_NONE, TRUE },
  { "ты", "", VOICELESS, KAZAKH, GENDER_NONE, TRUE },
  { "ті", "", VOICELESS, KAZAKH, GENDER_NONE, TRUE },
  { "ның", "", VOWELS "мнң", KAZAKH, GENDER_NONE, TRUE },
  { "нің", "", VOWELS "мнң", KAZAKH, GENDER_NONE, TRUE },
  { "дың", "", SONORANTS, KAZAKH, GENDER_NONE, TRUE },
  { "дің", "", SONORANTS, KAZAKH, GENDER_NONE, TRUE },
  { "тың", "", VOICELESS, KAZAKH, GENDER_NONE, TRUE },
  { "тің", "", VOICELESS, KAZAKH, GENDER_NONE, TRUE },
  { "ға", "", VOWELS SONORANTS, KAZAKH, GENDER_NONE, TRUE },
  { "ге", "", VOWELS SONORANTS, KAZAKH, GENDER_NONE, TRUE },
  { "қа", "", VOICELESS, KAZAKH, GENDER_NONE, TRUE },
  { "ке", "", VOICELESS, KAZAKH, GENDER_NONE, TRUE },
  { "қызын", "қызы", NULL, KAZAKH, GENDER_NONE, TRUE },
  { "қызына", "қызы", NULL, KAZAKH, GENDER_NONE, TRUE },
  { "ұлын", "ұлы", NULL, KAZAKH, GENDER_NONE, TRUE },
  { "ұлына", "ұлы", NULL, KAZAKH, GENDER_NONE, TRUE },
};

#define MIN_STEM 3 /* letters */

/* ---- In which case ---- */

static gboolean
ends_in_any (const char *key, const char *const *ends)
{
  for (; *ends != NULL; ends++)
    if (g_str_has_suffix (key, *ends))
      return TRUE;
  return FALSE;
}

/* The first and the last word of what happened. */
static gboolean
find_event (const QorganTypedReading *self, guint *first, guint *last)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->tokens->len; i++)
    if (qorgan_typed_token (self, i)->part == QORGAN_TYPED_EVENT)
      {
        *first = found ? *first : i;
        *last = i;
        found = TRUE;
      }
  return found;
}

/* «Задержали» has an object, «угрожали» and «вручили» have somebody to whom; Kazakh verbs end in their own way. */
static guint
case_of_event (const QorganTypedReading *self)
{
  static const char *const to_somebody[]
      = { "угрожали", "угрожают", "угрожал", "вручили", "предъявили", "отказали", "не", NULL };
  static const char *const russian[] = { "ли", "ают", "яют", "уют", NULL };
  static const char *const alone[] = { "арестовал", "арестовала", "задержал", "задержала", "вызвал", "избил", NULL };
  static const char *const kazakh[] = { "ды", "ди", "ты", "ти", "да", "де", "тыр", "тинту", "ып", "кан", NULL };
  guint first, last;
  const char *key;

  if (!find_event (self, &first, &last))
    return 0;
  key = qorgan_typed_token (self, first)->key;
  if (ends_in_any (key, to_somebody))
    return DATIVE;
  if (ends_in_any (key, russian) || g_strv_contains (alone, key))
    return ACCUSATIVE;
  return ends_in_any (qorgan_typed_token (self, last)->key, kazakh) ? KAZAKH : 0;
}

/* «у Лукпана», «против Лукпана», «обыск Лукпана»: the word before the name says it. */
static guint
case_of_word_before (const QorganTypedReading *self, guint index)
{
  static const struct
  {
    const char *key;
    guint cases;
  } words[] = { { "у", GENITIVE },       { "от", GENITIVE },    { "для", GENITIVE },   { "против", GENITIVE },
                { "адвокат", GENITIVE }, { "дело", GENITIVE },  { "дома", GENITIVE },  { "к", DATIVE },
                { "на", ACCUSATIVE },    { "про", ACCUSATIVE }, { "с", INSTRUMENTAL }, { "со", INSTRUMENTAL },
                { "над", INSTRUMENTAL }, { "повестка", DATIVE } };
  static const char *const nouns[]
      = { "ание",  "ания",   "ании",   "ение",   "ения",    "ении",     "обыск", "обыски", "обыска",
          "арест", "ареста", "аресте", "допрос", "допроса", "приговор", "вызов", NULL };
  const QorganTypedToken *before;

  while (index > 0 && qorgan_typed_token (self, index - 1)->part == QORGAN_TYPED_ROLE)
    index--;
  if (index == 0)
    return 0;
  before = qorgan_typed_token (self, index - 1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (before->key, words[i].key))
      return words[i].cases;
  return before->part == QORGAN_TYPED_EVENT && ends_in_any (before->key, nouns) ? GENITIVE : 0;
}

/* ---- One word ---- */

/* Whether @ending can come off @word (in small letters). */
static gboolean
fits (const Ending *ending, const char *word)
{
  gsize length = strlen (word), cut = strlen (ending->ending);
  g_autofree char *before = NULL;

  if (!g_str_has_suffix (word, ending->ending) || g_utf8_strlen (word, (gssize) (length - cut)) < MIN_STEM - 1)
    return FALSE;
  if (ending->after == NULL)
    return TRUE;
  before = g_utf8_substring (word, g_utf8_strlen (word, (gssize) (length - cut)) - 1,
                             g_utf8_strlen (word, (gssize) (length - cut)));
  return strstr (ending->after, before) != NULL;
}

static const Ending *
find_ending (const char *word, guint cases, Gender gender)
{
  static const char *const unchanging[] = { "кызы", "қызы", "гызы", "улы", "ұлы", "оглы", NULL };
  const Ending *best = NULL;

  if ((cases & KAZAKH) == 0 && ends_in_any (word, unchanging))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if ((endings[i].cases & cases) != 0 && (gender == GENDER_NONE || endings[i].gender == gender)
        && (best == NULL || strlen (endings[i].ending) > strlen (best->ending)) && fits (&endings[i], word))
      best = &endings[i];
  return best;
}

static gboolean
is_upper (const char *word)
{
  g_autofree char *upper = g_utf8_strup (word, -1);

  return g_str_equal (upper, word);
}

/* Gives @word the ending of the nominative. */
static void
put_ending (char **word, const Ending *ending)
{
  g_autofree char *upper = g_utf8_strup (ending->nominative, -1);
  g_autofree char *stem = g_utf8_substring (*word, 0, g_utf8_strlen (*word, -1) - g_utf8_strlen (ending->ending, -1));
  char *changed = g_strconcat (stem, is_upper (*word) ? upper : ending->nominative, NULL);

  g_free (*word);
  *word = changed;
}

/* ---- The name ---- */

static guint
first_inflected (char **words, guint cases)
{
  return (cases & KAZAKH) != 0 ? g_strv_length (words) - 1 : 0;
}

/* The words that have an ending of @cases and are sure of it decide the gender of the others. */
static Gender
find_gender (char **lower, guint cases, gboolean *is_sure)
{
  Gender gender = GENDER_NONE;

  *is_sure = FALSE;
  for (guint i = first_inflected (lower, cases); lower[i] != NULL; i++)
    {
      const Ending *ending = find_ending (lower[i], cases, GENDER_NONE);

      if (ending == NULL || !ending->is_sure)
        continue;
      *is_sure = TRUE;
      gender = ending->gender; /* a family name comes last, and says more */
    }
  return gender;
}

/* The name as it would be in the nominative; NULL: as it is. */
static char *
dup_nominative (const char *name, guint cases, gboolean *is_sure)
{
  g_autofree char *small = g_utf8_strdown (name, -1);
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  g_auto (GStrv) lower = g_strsplit (small, " ", -1);
  Gender gender = find_gender (lower, cases, is_sure);
  gboolean changed = FALSE;

  for (guint i = first_inflected (words, cases); words[i] != NULL; i++)
    {
      const Ending *ending = find_ending (lower[i], cases, gender);

      if (ending == NULL)
        ending = find_ending (lower[i], cases, GENDER_NONE); /* «Никиту Петрова» */
      if (ending == NULL)
        continue;
      put_ending (&words[i], ending);
      changed = TRUE;
    }
  return changed ? g_strjoinv (" ", words) : NULL;
}

/* What the line says of the case, and where that fits no ending, what endings say that no name has by itself:
 * «Ерлану Сагинтаеву», «Ахмедияровқа». NULL: it seems to be the nominative. */
static char *
guess_nominative (const QorganTypedReading *self, guint first, const char *typed, gboolean *is_sure)
{
  static const guint by_themselves[] = { DATIVE, INSTRUMENTAL, KAZAKH };
  guint cases = case_of_word_before (self, first);
  char *nominative;

  if (cases == 0)
    cases = case_of_event (self);
  nominative = cases != 0 ? dup_nominative (typed, cases, is_sure) : NULL;
  for (guint i = 0; nominative == NULL && i < G_N_ELEMENTS (by_themselves); i++)
    {
      nominative = dup_nominative (typed, by_themselves[i], is_sure);
      if (nominative != NULL && (!*is_sure || !qorgan_typed_is_surname (strrchr (nominative, ' '))))
        g_clear_pointer (&nominative, g_free);
    }
  return nominative;
}

/**
 * qorgan_typed_dup_names:
 * @first: a word
 * @n: how many of them are a name
 *
 * Returns: (transfer full): what the name may be, likeliest first; the form that was typed is among them
 */
char **
qorgan_typed_dup_names (const QorganTypedReading *self, guint first, guint n)
{
  g_autofree char *typed = qorgan_typed_dup_name (self, first, n);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autofree char *nominative = NULL;
  gboolean is_sure = FALSE;

  nominative = guess_nominative (self, first, typed, &is_sure);
  if (nominative != NULL && is_sure)
    g_strv_builder_add (names, nominative);
  g_strv_builder_add (names, typed);
  if (nominative != NULL && !is_sure)
    g_strv_builder_add (names, nominative);
  return g_strv_builder_end (names);
}
