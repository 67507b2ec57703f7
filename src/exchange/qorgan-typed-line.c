/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what the words of a typed line are. The order is by how sure one can be: articles have a form of their own, what
 * happened has a table, and what it brought somebody stands beside it; dates have a form; bodies are in the casebook,
 * places are in the gazetteer; a name is what is left and looks like one. Whatever is a second one of its sort stays in
 * the note, but for people: the line tells of one event. */
#include "qorgan-typed-line-private.h"

#include <string.h>

#define MAX_ARTICLE_WORD 24 /* bytes: “488-1(2)”, «488-бабының» */
#define MAX_DATE_WORDS 10
#define MAX_WORDS_OF_PHRASE 4 /* “the day before yesterday” */
#define MAX_PHRASE 200 /* bytes */
#define MAX_PLACE_WORDS 4
#define MAX_BODY_WORDS 6
#define MAX_BODY_QUESTIONS 42 /* each is a search */
#define MAX_TEXT 2000 /* bytes of a piece that becomes a field of one line */

/* A year alone, or it would be the number of something. */
#define EARLIEST_YEAR 1990
#define LATEST_YEAR 2069

/* ---- Articles ---- */

/* Up to three digits first: longer ones are years. */
static gboolean
is_article_number (const char *key)
{
  gsize digits = strspn (key, "0123456789");

  return digits > 0 && digits <= 3 && strlen (key) <= MAX_ARTICLE_WORD && strpbrk (key, ":/.") == NULL;
}

/* «488-бап»: a number with the word behind a hyphen. */
static gboolean
is_number_with_article (const char *key)
{
  const char *hyphen = strchr (key, '-');

  return hyphen != NULL && is_article_number (key)
         && qorgan_typed_words_find (QORGAN_TYPED_WORD_ARTICLE, hyphen + 1) != NULL;
}

typedef struct
{
  gboolean has_number;
  gboolean has_article;
  const QorganTypedWord *code;
} ArticleRun;

/* Returns: how many words go on with the article at a word; 0: none */
static guint
read_article_word (const QorganTypedReading *self, guint index, ArticleRun *run)
{
  guint n = 1;
  const char *key;
  const QorganTypedWord *code;

  if (!qorgan_typed_is_free (self, index, 1, QORGAN_TYPED_GAP_STOP))
    return 0;
  code = qorgan_typed_find_word (self, QORGAN_TYPED_WORD_CODE, index, &n);
  if (code != NULL)
    {
      run->code = run->code != NULL ? run->code : code;
      return n;
    }
  key = qorgan_typed_token (self, index)->key;
  if (is_article_number (key))
    {
      run->has_number = TRUE;
      run->has_article |= is_number_with_article (key);
      return 1;
    }
  if (qorgan_typed_words_find (QORGAN_TYPED_WORD_ARTICLE, key) != NULL)
    {
      run->has_article = TRUE;
      return 1;
    }
  return qorgan_typed_words_find (QORGAN_TYPED_WORD_CLAUSE, key) != NULL ? 1 : 0;
}

/* Returns: how many words make an article with its clauses and its code, beginning at a word; 0: none */
static guint
read_article (const QorganTypedReading *self, guint first, ArticleRun *run)
{
  guint n = 0, more;

  *run = (ArticleRun) { 0 };
  while (first + n < self->tokens->len
         && (n == 0 || qorgan_typed_token (self, first + n)->gap != QORGAN_TYPED_GAP_BREAK)
         && (more = read_article_word (self, first + n, run)) > 0)
    n += more;
  return run->has_number && (run->has_article || run->code != NULL) ? n : 0;
}

static void
find_article (QorganTypedReading *self, QorganTypedLine *line)
{
  for (guint i = 0; i < self->tokens->len; i++)
    {
      ArticleRun run;
      guint n = read_article (self, i, &run);

      if (n == 0)
        continue;
      line->articles = qorgan_typed_dup_raw (self, i, n);
      line->track = run.code != NULL ? run.code->track : NULL;
      qorgan_typed_mark (self, i, n, QORGAN_TYPED_ARTICLE);
      return;
    }
}

/* ---- Dates ---- */

static gboolean
is_lone_number (const char *raw, const QorganDate *date)
{
  return raw[strspn (raw, "0123456789")] == '\0'
         && (date->first.year < EARLIEST_YEAR || date->first.year > LATEST_YEAR);
}

/* Whether the words are a date, or with @before a time of the day that @before names. */
static gboolean
is_date (const QorganTypedReading *self, guint first, guint n, const char *before, QorganDate *date)
{
  g_autofree char *raw = qorgan_typed_dup_raw (self, first, n);
  g_autofree char *typed = before != NULL ? g_strconcat (before, " ", raw, NULL) : NULL;

  if (strlen (raw) > MAX_TEXT || (before != NULL && strchr (raw, ':') == NULL))
    return FALSE;
  return qorgan_date_understand (before != NULL ? typed : raw, self->today, date) && !is_lone_number (raw, date);
}

static gboolean
is_preposition (const QorganTypedReading *self, guint index)
{
  return qorgan_typed_words_find (QORGAN_TYPED_WORD_PLACE, qorgan_typed_token (self, index)->key) != NULL;
}

/* «7 января 2022 в»: the last word belongs to the place that follows. */
static gboolean
ends_in_preposition (const QorganTypedReading *self, guint first, guint n)
{
  return n > 1 && is_preposition (self, first + n - 1);
}

static gboolean
says_about (const QorganTypedReading *self, guint index)
{
  static const char *const words[]
      = { "около", "примерно", "about", "around", "approximately", "circa", "шамамен", NULL };

  return g_strv_contains (words, qorgan_typed_token (self, index)->key);
}

/* «07.01.2022 около 18:40», «примерно в 18:40»: the last word is about the time that follows. */
static gboolean
ends_before_time (const QorganTypedReading *self, guint first, guint n)
{
  guint time = first + n;

  if (n < 2 || !says_about (self, time - 1))
    return FALSE;
  if (time + 1 < self->tokens->len && is_preposition (self, time))
    time++;
  return time < self->tokens->len && strchr (qorgan_typed_token (self, time)->key, ':') != NULL;
}

static gboolean
is_month (const QorganTypedReading *self, guint index)
{
  g_autofree char *raw = qorgan_typed_dup_raw (self, index, 1);
  g_autofree char *dated = strlen (raw) < MAX_TEXT ? g_strdup_printf ("1 %s 2022", raw) : NULL;
  QorganDate date;

  return dated != NULL && qorgan_date_understand (dated, NULL, &date);
}

/* «31 февраля 2022» is no day; to take the rest for a month or a year would hide the slip. */
static gboolean
is_cut_off (const QorganTypedReading *self, guint first)
{
  const QorganTypedToken *before = first > 0 ? qorgan_typed_token (self, first - 1) : NULL;

  if (before == NULL || before->part != QORGAN_TYPED_NOTE
      || qorgan_typed_token (self, first)->gap == QORGAN_TYPED_GAP_BREAK)
    return FALSE;
  return (g_ascii_isdigit (before->key[0]) && strlen (before->key) <= 2) || is_month (self, first - 1);
}

static gboolean
may_begin_date (const QorganTypedReading *self, guint first)
{
  const char *start = self->text + qorgan_typed_token (self, first)->start;
  guint n = MIN (MAX_WORDS_OF_PHRASE, self->tokens->len - first);
  g_autofree char *raw = NULL;

  while (n > 1 && qorgan_typed_token (self, first + n - 1)->end - qorgan_typed_token (self, first)->start > MAX_PHRASE)
    n--;
  raw = g_strndup (start, qorgan_typed_token (self, first + n - 1)->end - qorgan_typed_token (self, first)->start);
  return strlen (raw) <= MAX_PHRASE && qorgan_date_may_begin (raw);
}

static gboolean
find_date_words (const QorganTypedReading *self, const char *before, guint *first, guint *n, QorganDate *date)
{
  for (*first = 0; *first < self->tokens->len; (*first)++)
    for (*n = may_begin_date (self, *first) ? MIN (MAX_DATE_WORDS, self->tokens->len - *first) : 0; *n > 0; (*n)--)
      if (qorgan_typed_is_free (self, *first, *n, QORGAN_TYPED_GAP_BREAK) && !ends_in_preposition (self, *first, *n)
          && !ends_before_time (self, *first, *n) && !is_cut_off (self, *first)
          && is_date (self, *first, *n, before, date))
        return TRUE;
  return FALSE;
}

/* A time by itself is of the day that the line names, or of today; never of a day that is not known to be one. */
static void
find_date (QorganTypedReading *self, QorganTypedLine *line)
{
  guint first, n;
  g_autofree char *day = NULL;
  QorganDate date;

  if (find_date_words (self, NULL, &first, &n, &date))
    {
      line->date = date;
      line->has_date = TRUE;
      qorgan_typed_mark (self, first, n, QORGAN_TYPED_DATE);
    }
  if (line->has_date && (line->date.shape != QORGAN_DATE_EXACT || line->date.first.precision != QORGAN_DATE_DAY))
    return;
  day = qorgan_date_to_edtf (line->has_date ? &line->date : self->today);
  if (!find_date_words (self, day, &first, &n, &date) || date.first.precision != QORGAN_DATE_MINUTE)
    return;
  line->date = date;
  line->has_date = TRUE;
  qorgan_typed_mark (self, first, n, QORGAN_TYPED_DATE);
  n = first > 1 && is_preposition (self, first - 1) ? 2 : 1;
  if (first >= n && says_about (self, first - n) && qorgan_typed_is_free (self, first - n, n, QORGAN_TYPED_GAP_BLANK))
    {
      line->date.shape = QORGAN_DATE_ABOUT;
      qorgan_typed_mark (self, first - n, n, QORGAN_TYPED_DATE);
    }
}

/* ---- What happened, and what somebody is ---- */

static const QorganTypedWord *
find_phrase (QorganTypedReading *self, QorganTypedWordPart part, QorganTypedPart taken_for, guint *first, guint *n)
{
  for (*first = 0; *first < self->tokens->len; (*first)++)
    {
      const QorganTypedWord *word = qorgan_typed_find_word (self, part, *first, n);

      if (word == NULL)
        continue;
      qorgan_typed_mark (self, *first, *n, taken_for);
      return word;
    }
  return NULL;
}

static void
find_role (QorganTypedReading *self, QorganTypedLine *line)
{
  guint first, n;

  line->role = find_phrase (self, QORGAN_TYPED_WORD_ROLE, QORGAN_TYPED_ROLE, &first, &n);
  if (line->role != NULL)
    line->role_words = qorgan_typed_dup_raw (self, first, n);
}

/* ---- Bodies ---- */

/* The longest name around a word such as “police” that the casebook knows. */
static gboolean
find_body_around (QorganTypedReading *self,
                  guint hint,
                  QorganTypedIsBody is_body,
                  gpointer data,
                  guint *n_questions,
                  QorganTypedLine *line)
{
  for (guint n = MAX_BODY_WORDS; n > 0; n--)
    for (guint first = hint + 1 > n ? hint + 1 - n : 0; first <= hint; first++)
      {
        g_autofree char *name = NULL;

        if (!qorgan_typed_is_free (self, first, n, QORGAN_TYPED_GAP_STOP) || ++*n_questions > MAX_BODY_QUESTIONS)
          continue;
        name = qorgan_typed_dup_raw (self, first, n);
        if (!is_body (name, data))
          continue;
        line->body = g_steal_pointer (&name);
        qorgan_typed_mark (self, first, n, QORGAN_TYPED_BODY);
        return TRUE;
      }
  return FALSE;
}

static void
find_body (QorganTypedReading *self, QorganTypedIsBody is_body, gpointer data, QorganTypedLine *line)
{
  guint n_questions = 0;

  for (guint i = 0; i < self->tokens->len; i++)
    if (qorgan_typed_words_find (QORGAN_TYPED_WORD_BODY, qorgan_typed_token (self, i)->key) != NULL
        && find_body_around (self, i, is_body, data, &n_questions, line))
      return;
}

/* ---- Places ---- */

static const QorganPlace *
find_place_at (const QorganTypedReading *self, guint first, guint *n)
{
  for (*n = MAX_PLACE_WORDS; *n > 0; (*n)--)
    {
      g_autofree char *name = NULL;
      const QorganPlace *place;

      if (!qorgan_typed_is_free (self, first, *n, QORGAN_TYPED_GAP_BLANK))
        continue;
      name = qorgan_typed_dup_raw (self, first, *n);
      place = strlen (name) < MAX_TEXT ? qorgan_gazetteer_find (qorgan_gazetteer_get_default (), name) : NULL;
      if (place != NULL && (*n > 1 || !qorgan_typed_may_be_name (self, first)))
        return place;
    }
  *n = 1;
  return NULL;
}

/* The first place; a town rather than the region it lies in, which is then understood with it. */
static void
find_place (QorganTypedReading *self, QorganTypedLine *line)
{
  guint n;

  for (guint i = 0; i < self->tokens->len; i += n)
    {
      const QorganPlace *place = find_place_at (self, i, &n);

      if (place == NULL)
        continue;
      if (line->place == NULL || place->region == line->place)
        line->place = place;
      if (place == line->place || place == line->place->region)
        qorgan_typed_mark (self, i, n, QORGAN_TYPED_PLACE);
    }
}

/* ---- The small words ---- */

static gboolean
belongs_to (const QorganTypedToken *small, QorganTypedPart neighbour, gboolean is_before)
{
  if (neighbour == QORGAN_TYPED_NOTE)
    return FALSE;
  if (qorgan_typed_words_find (QORGAN_TYPED_WORD_FILLER, small->key) != NULL)
    return TRUE;
  if (neighbour == QORGAN_TYPED_MEASURE)
    return is_before && qorgan_typed_words_find (QORGAN_TYPED_WORD_FOR, small->key) != NULL;
  if (neighbour == QORGAN_TYPED_ARTICLE)
    return qorgan_typed_words_find (QORGAN_TYPED_WORD_LINK, small->key) != NULL;
  if (neighbour == QORGAN_TYPED_BODY && is_before && qorgan_typed_words_find (QORGAN_TYPED_WORD_BY, small->key) != NULL)
    return TRUE;
  if (neighbour == QORGAN_TYPED_PLACE || (neighbour == QORGAN_TYPED_BODY && is_before))
    return qorgan_typed_words_find (QORGAN_TYPED_WORD_PLACE, small->key) != NULL;
  return FALSE;
}

/* “was detained”, «в Уральске», «Орал қаласында»: what stands before is looked at first, from the right. */
static void
take_small_words (QorganTypedReading *self)
{
  guint n = self->tokens->len;

  for (guint i = n; i-- > 0;)
    {
      QorganTypedToken *token = qorgan_typed_token (self, i);

      if (token->part == QORGAN_TYPED_NOTE && i + 1 < n
          && qorgan_typed_token (self, i + 1)->gap != QORGAN_TYPED_GAP_BREAK
          && belongs_to (token, qorgan_typed_token (self, i + 1)->part, TRUE))
        token->part = qorgan_typed_token (self, i + 1)->part;
    }
  for (guint i = 1; i < n; i++)
    {
      QorganTypedToken *token = qorgan_typed_token (self, i);

      if (token->part == QORGAN_TYPED_NOTE && token->gap != QORGAN_TYPED_GAP_BREAK
          && belongs_to (token, qorgan_typed_token (self, i - 1)->part, FALSE))
        token->part = qorgan_typed_token (self, i - 1)->part;
    }
}

/* ---- The line ---- */

/* Without a person there is nobody to be a journalist. */
static void
give_up_role (QorganTypedReading *self, QorganTypedLine *line)
{
  for (guint i = 0; i < self->tokens->len; i++)
    if (qorgan_typed_token (self, i)->part == QORGAN_TYPED_ROLE)
      qorgan_typed_token (self, i)->part = QORGAN_TYPED_NOTE;
  line->role = NULL;
  g_clear_pointer (&line->role_words, g_free);
}

static void
make_spans (const QorganTypedReading *self, QorganTypedLine *line)
{
  g_autoptr (GString) note = g_string_new (NULL);

  for (guint i = 0; i < self->tokens->len; i++)
    {
      const QorganTypedToken *token = qorgan_typed_token (self, i);
      QorganTypedSpan *last
          = line->spans->len > 0 ? &g_array_index (line->spans, QorganTypedSpan, line->spans->len - 1) : NULL;
      QorganTypedSpan span = { token->start, token->end, token->part };

      if (last != NULL && last->part == token->part)
        last->end = token->end;
      else
        g_array_append_val (line->spans, span);
    }
  for (guint i = 0; i < line->spans->len; i++)
    {
      const QorganTypedSpan *span = &g_array_index (line->spans, QorganTypedSpan, i);

      if (span->part != QORGAN_TYPED_NOTE)
        continue;
      if (note->len > 0)
        g_string_append (note, "; ");
      g_string_append_len (note, line->text + span->start, (gssize) (span->end - span->start));
    }
  if (note->len > 0)
    line->note = g_string_free (g_steal_pointer (&note), FALSE);
}

/**
 * qorgan_typed_line_read:
 * @text: what was typed; any bytes
 * @length: of it in bytes; −1: up to a NUL
 * @today: the day that a time alone and “yesterday” are counted from
 * @is_body: (nullable): asked for names of organisations; %NULL: there are none
 * @data: for @is_body
 *
 * Returns: (transfer full): what each word was taken for, and what is understood of it
 */
QorganTypedLine *
qorgan_typed_line_read (const char *text,
                        gssize length,
                        const QorganDate *today,
                        QorganTypedIsBody is_body,
                        gpointer data)
{
  QorganTypedLine *line = g_new0 (QorganTypedLine, 1);
  g_autoptr (GArray) tokens = NULL;
  QorganTypedReading reading;
  guint first, n;

  line->text = qorgan_typed_line_clean (text, length);
  line->spans = g_array_new (FALSE, FALSE, sizeof (QorganTypedSpan));
  line->persons = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  tokens = qorgan_typed_line_cut (line->text);
  reading = (QorganTypedReading) { .text = line->text, .today = today, .tokens = tokens };

  find_article (&reading, line);
  line->event = find_phrase (&reading, QORGAN_TYPED_WORD_EVENT, QORGAN_TYPED_EVENT, &first, &n);
  qorgan_typed_find_measure (&reading, line);
  find_date (&reading, line);
  if (is_body != NULL)
    find_body (&reading, is_body, data, line);
  find_role (&reading, line);
  find_place (&reading, line);
  qorgan_typed_find_persons (&reading, line);
  if (line->persons->len == 0)
    give_up_role (&reading, line);
  if (line->track == NULL && line->event != NULL)
    line->track = line->event->track;
  take_small_words (&reading);
  make_spans (&reading, line);
  return line;
}

/**
 * qorgan_typed_line_free:
 * @self: (transfer full): a line
 */
void
qorgan_typed_line_free (QorganTypedLine *self)
{
  g_free (self->text);
  g_array_unref (self->spans);
  g_ptr_array_unref (self->persons);
  g_free (self->role_words);
  g_free (self->body);
  g_free (self->articles);
  g_free (self->note);
  g_free (self);
}
