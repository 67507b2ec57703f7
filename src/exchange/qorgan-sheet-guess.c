/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guesses what a sheet means: by its headings, in any of three languages (the labels of the fields, and the other words
 * people use for them in data/tables/headings.tsv); where there are none, by what its cells look like. A guess is
 * shown, never acted upon. */

#include "qorgan-sheet-mapping.h"

#include <string.h>

#include "qorgan-catalog.h"
#include "qorgan-fold.h"
#include "qorgan-gazetteer.h"
#include "qorgan-sheet-values.h"

#define RESOURCE_PATH "/org/qorgan/Qorgan/exchange/tables/headings.tsv"
/* So many rows tell what a column holds; of a wide table fewer, or it would take seconds. */
#define SAMPLE 60
#define SAMPLE_CELLS 6000
#define LEAST_SAMPLE 5

enum
{
  NO_MATCH = 0,
  WORDS_WITHIN = 2, /* «Дата задержания (если известна)» */
  SAME_KEY = 4, /* the same words with other endings */
  SAME_WORDS = 6,
};

/* ---- What headings are called ---- */

/* name of a slot, such as "person.birth" → (element-type utf8) what it may be called, as qorgan_sheet_words() */
static GHashTable *
read_headings (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  GHashTable *headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 2);
      char **words = g_strsplit (parts[1], "|", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          g_autofree char *word = words[j];

          words[j] = qorgan_sheet_words (word);
        }
      g_hash_table_insert (headings, g_strdup (parts[0]), words);
    }
  return headings;
}

/* Whether all words of @part stand together in @text. */
static gboolean
has_words (const char *text, const char *part)
{
  gsize length = strlen (part);

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    if ((at == text || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

/* One thing that a slot may be called. */
typedef struct
{
  char *words; /* as qorgan_sheet_words() */
  char *key; /* as qorgan_fold_text() */
} Calling;

static void
add_calling (GArray *callings, const char *words)
{
  Calling calling = { g_strdup (words), qorgan_fold_text (words) };

  g_array_append_val (callings, calling); /* as long as the program */
}

static void
add_headings (GArray *callings, GHashTable *headings, const char *prefix, const char *name)
{
  g_autofree char *key = g_strconcat (prefix, ".", name, NULL);
  char **words = g_hash_table_lookup (headings, key);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    add_calling (callings, words[i]);
}

static GArray *
make_callings (const QorganSheetTarget *target, const QorganSheetSlot *slot, GHashTable *headings)
{
  GArray *callings = g_array_new (FALSE, FALSE, sizeof (Calling));

  add_headings (callings, headings, target->name, slot->name);
  for (guint language = 0; language < QORGAN_N_LANGUAGES; language++)
    {
      g_autofree char *words = qorgan_sheet_words (qorgan_catalog_text (language, NULL, slot->label));

      add_calling (callings, words);
    }
  if (slot->is_name)
    add_headings (callings, headings, qorgan_kind_by_id (target->kinds[0])->name, "name");
  else
    add_headings (callings, headings, qorgan_kind_by_id (QORGAN_FIELD_KIND (slot->fields[0]))->name,
                  qorgan_field (slot->fields[0])->name);
  return callings;
}

/* (element-type QorganSheetSlot GArray) what each slot of each target is called. Made once: a table may have a thousand
 * headings, and there are hundreds of slots. */
static gpointer
make_all_callings (gpointer data)
{
  GHashTable *all = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) headings = read_headings ();
  guint n_targets;
  const QorganSheetTarget *targets = qorgan_sheet_targets (&n_targets);

  for (guint i = 0; i < n_targets; i++)
    for (guint j = 0; j < targets[i].n_slots; j++)
      g_hash_table_insert (all, (gpointer) &targets[i].slots[j],
                           make_callings (&targets[i], &targets[i].slots[j], headings));
  return all;
}

static int
match (const char *heading, const char *key, const Calling *calling)
{
  if (*calling->words == '\0')
    return NO_MATCH;
  if (strcmp (heading, calling->words) == 0)
    return SAME_WORDS;
  if (*key != '\0' && strcmp (key, calling->key) == 0)
    return SAME_KEY;
  /* A short word stands in too many headings. */
  return strlen (calling->words) > 6 && has_words (heading, calling->words) ? WORDS_WITHIN : NO_MATCH;
}

/* How well @heading fits a slot. */
static int
match_slot (const QorganSheetSlot *slot, const char *heading, const char *key)
{
  static GOnce once = G_ONCE_INIT;
  const GArray *callings = g_hash_table_lookup (g_once (&once, make_all_callings, NULL), slot);
  int best = NO_MATCH;

  for (guint i = 0; i < callings->len; i++)
    best = MAX (best, match (heading, key, &g_array_index (callings, Calling, i)));
  return best;
}

/* ---- By headings ---- */

/* Gives each column the slot that fits its heading best, and a slot only to one column. Returns how well it all fits.
 */
static int
map_headings (QorganSheetMapping *mapping, const QorganSheet *sheet)
{
  const QorganSheetTarget *target = mapping->target;
  guint n_columns = mapping->slots->len;
  g_autofree int *scores = g_new0 (int, (gsize) n_columns * target->n_slots);
  int total = 0;

  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *heading = qorgan_sheet_words (qorgan_sheet_cell (sheet, 0, column));
      g_autofree char *key = qorgan_fold_text (heading);

      for (guint slot = 0; slot < target->n_slots && *heading != '\0'; slot++)
        scores[column * target->n_slots + slot] = match_slot (&target->slots[slot], heading, key);
    }
  for (int wanted = SAME_WORDS; wanted > NO_MATCH; wanted--)
    for (guint column = 0; column < n_columns; column++)
      for (guint slot = 0; slot < target->n_slots; slot++)
        if (scores[column * target->n_slots + slot] == wanted && qorgan_sheet_mapping_slot (mapping, column) < 0
            && qorgan_sheet_mapping_column (mapping, (int) slot) < 0)
          {
            qorgan_sheet_mapping_set_slot (mapping, column, (int) slot);
            total += wanted;
          }
  return total;
}

/* ---- By what cells look like ---- */

typedef enum
{
  LOOK_UNKNOWN,
  LOOK_NAME,
  LOOK_DATE,
  LOOK_PLACE,
  LOOK_BODY,
  LOOK_ADDRESS,
} Look;

static gboolean
is_body (const char *words)
{
  static const char *const signs[]
      = { "суд",  "сот",   "соты", "court",       "полиция", "полиции", "police", "департамент", "ивс",
          "сизо", "отдел", "ровд", "прокуратура", "кнб",     "дп",      "уп",     "оп" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (has_words (words, signs[i]))
      return TRUE;
  return FALSE;
}

/* Two to four words that each begin with a capital letter; initials count. */
static gboolean
is_personal_name (const char *cell)
{
  g_auto (GStrv) words = g_strsplit_set (cell, " \n", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (!g_unichar_isupper (g_utf8_get_char (words[i])) || strpbrk (words[i], "0123456789@/") != NULL)
        return FALSE;
      n++;
    }
  return n >= 2 && n <= 4;
}

static Look
look_at_cell (const char *cell)
{
  QorganDate today, date;
  g_autofree char *words = qorgan_sheet_words (cell);

  qorgan_date_init_day (&today, 2022, 1, 8); /* any day: whether it is a date does not hang on it */
  if (g_str_has_prefix (cell, "http://") || g_str_has_prefix (cell, "https://"))
    return LOOK_ADDRESS;
  if (strpbrk (cell, "0123456789") != NULL && qorgan_sheet_read_date (cell, TRUE, &today, &date))
    return LOOK_DATE;
  if (qorgan_gazetteer_find (qorgan_gazetteer_get_default (), cell) != NULL)
    return LOOK_PLACE;
  if (is_body (words))
    return LOOK_BODY;
  return is_personal_name (cell) ? LOOK_NAME : LOOK_UNKNOWN;
}

/* What most cells of a column look like. */
static Look
look_at_column (const QorganSheet *sheet, guint column, guint from)
{
  guint counts[LOOK_ADDRESS + 1] = { 0 };
  guint sample = CLAMP (SAMPLE_CELLS / qorgan_sheet_n_columns (sheet), LEAST_SAMPLE, SAMPLE);
  guint n = 0;

  for (guint row = from; row < qorgan_sheet_n_rows (sheet) && row < from + sample; row++)
    {
      const char *cell = qorgan_sheet_cell (sheet, row, column);

      if (*cell == '\0' || strlen (cell) > 200)
        continue;
      counts[look_at_cell (cell)]++;
      n++;
    }
  for (Look look = LOOK_NAME; look <= LOOK_ADDRESS; look++)
    if (n > 0 && counts[look] * 10 >= n * 6)
      return look;
  return LOOK_UNKNOWN;
}

static int
slot_for_look (const QorganSheetTarget *target, Look look)
{
  static const char *const slots[][8] = {
    [LOOK_NAME] = { "name", "client", "with", "title" },
    [LOOK_DATE] = { "date", "start", "happened", "opened", "published", "at", "birth" },
    [LOOK_PLACE] = { "place", "name" },
    [LOOK_BODY] = { "body", "name" },
    [LOOK_ADDRESS] = { "sources", "address" },
  };

  for (guint i = 0; look != LOOK_UNKNOWN && i < G_N_ELEMENTS (slots[0]) && slots[look][i] != NULL; i++)
    {
      int slot = qorgan_sheet_target_find_slot (target, slots[look][i]);

      if (slot >= 0)
        return slot;
    }
  return -1;
}

static void
map_looks (QorganSheetMapping *mapping, const Look *looks)
{
  for (guint column = 0; column < mapping->slots->len; column++)
    {
      int slot = slot_for_look (mapping->target, looks[column]);

      if (slot >= 0 && qorgan_sheet_mapping_slot (mapping, column) < 0
          && qorgan_sheet_mapping_column (mapping, slot) < 0)
        qorgan_sheet_mapping_set_slot (mapping, column, slot);
    }
}

static gboolean
has_look (const Look *looks, guint n_columns, Look look)
{
  for (guint i = 0; i < n_columns; i++)
    if (looks[i] == look)
      return TRUE;
  return FALSE;
}

static const QorganSheetTarget *
target_for_looks (const Look *looks, guint n_columns)
{
  if (has_look (looks, n_columns, LOOK_NAME) && has_look (looks, n_columns, LOOK_DATE))
    return qorgan_sheet_target_by_name ("detention");
  if (!has_look (looks, n_columns, LOOK_NAME) && has_look (looks, n_columns, LOOK_ADDRESS))
    return qorgan_sheet_target_by_name ("source");
  if (!has_look (looks, n_columns, LOOK_NAME) && has_look (looks, n_columns, LOOK_BODY))
    return qorgan_sheet_target_by_name ("organisation");
  if (!has_look (looks, n_columns, LOOK_NAME) && has_look (looks, n_columns, LOOK_PLACE))
    return qorgan_sheet_target_by_name ("place");
  return qorgan_sheet_target_by_name ("person");
}

/* Of a table without headings, or with ones that nobody knows. */
static QorganSheetMapping *
guess_by_looks (const QorganSheet *sheet, const QorganSheetTarget *target)
{
  guint n_columns = qorgan_sheet_n_columns (sheet);
  guint from = qorgan_sheet_n_rows (sheet) > 1 ? 1 : 0;
  g_autofree Look *looks = g_new0 (Look, n_columns);
  QorganSheetMapping *mapping;
  gboolean differs = FALSE, is_alike = FALSE;

  for (guint i = 0; i < n_columns; i++)
    {
      const char *first = qorgan_sheet_cell (sheet, 0, i);

      looks[i] = look_at_column (sheet, i, from);
      differs |= looks[i] == LOOK_DATE && look_at_cell (first) != looks[i] && strpbrk (first, "0123456789") == NULL;
      is_alike |= looks[i] != LOOK_UNKNOWN && look_at_cell (first) == looks[i];
    }
  mapping = qorgan_sheet_mapping_new (target != NULL ? target : target_for_looks (looks, n_columns), n_columns);
  mapping->has_headings = differs && !is_alike;
  map_looks (mapping, looks);
  /* A plain list is a list of names, whatever they look like. */
  if (n_columns == 1 && qorgan_sheet_mapping_slot (mapping, 0) < 0)
    qorgan_sheet_mapping_set_slot (mapping, 0, 0);
  return mapping;
}

/* ---- The guess ---- */

/* Headings are words, and they stand above what they name. */
static gboolean
may_be_headings (const QorganSheet *sheet)
{
  guint n_columns = qorgan_sheet_n_columns (sheet);
  guint n_cells = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      const char *cell = qorgan_sheet_cell (sheet, 0, i);

      n_cells += *cell != '\0';
      if (strlen (cell) > 200 || qorgan_sheet_is_serial (cell))
        return FALSE;
    }
  return n_cells > 0;
}

/* A lawyer's table of people held says name and date; only then are there cases and steps to be made of it. */
static int
bonus (const QorganSheetMapping *mapping)
{
  gboolean has_main = qorgan_sheet_mapping_column (mapping, 0) >= 0;

  if (mapping->target->optional == 0)
    return has_main ? 1 : 0;
  return has_main && qorgan_sheet_mapping_column (mapping, 1) >= 0 ? 1 : -100;
}

/**
 * qorgan_sheet_guess_mapping:
 * @sheet: a sheet
 * @target: (nullable): what its rows shall become; %NULL: that is guessed too
 *
 * Returns: (transfer full): what the sheet most probably means
 */
QorganSheetMapping *
qorgan_sheet_guess_mapping (const QorganSheet *sheet, const QorganSheetTarget *target)
{
  guint n_targets;
  const QorganSheetTarget *targets = qorgan_sheet_targets (&n_targets);
  g_autoptr (QorganSheetMapping) best = NULL;
  int best_score = 0;

  for (guint i = 0; may_be_headings (sheet) && i < n_targets; i++)
    {
      g_autoptr (QorganSheetMapping) mapping = NULL;
      int found;

      if (target != NULL && target != &targets[i])
        continue;
      mapping = qorgan_sheet_mapping_new (&targets[i], qorgan_sheet_n_columns (sheet));
      mapping->has_headings = TRUE;
      found = map_headings (mapping, sheet);
      if (found > 0 && target == NULL)
        found += bonus (mapping);
      if (found > best_score)
        {
          g_clear_pointer (&best, qorgan_sheet_mapping_free);
          best = g_steal_pointer (&mapping);
          best_score = found;
        }
    }
  /* One word that happens to be a heading is not enough where there are many rows of names. */
  if (best == NULL || (target == NULL && best_score < SAME_KEY))
    return guess_by_looks (sheet, target);
  return g_steal_pointer (&best);
}
