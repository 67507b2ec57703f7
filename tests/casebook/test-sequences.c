/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever was done in whatever order, each undo leads back to exactly what was there before, and each redo to what was
 * there after: rows, links, titles, words and derived values. What is refused leaves nothing behind; what is derived is
 * as if it was derived now; lists that were open all the time show what a new one shows. The sequences are the same in
 * every run: how many is the first argument, a single one the second. One that fails is told by the fewest steps that
 * still do. */

#include "sequence.h"

#include "qorgan-list.h"
#include "qorgan-session-private.h"

#define N_SEQUENCES 300
#define MOST_STEPS 16
#define A_FILE 50 /* sequences, before the next ones begin in a new file */
#define MOST_TOLD 12 /* lines in which two states differ */

static guint n_sequences = N_SEQUENCES;
static guint only_sequence = G_MAXUINT;

typedef struct
{
  Fixture fixture;
  Writer writer;
  GPtrArray *states; /* (element-type utf8): as it stood with so many entries, since the sequence began */
  guint n_before; /* entries that stood when it began */
  GPtrArray *lists; /* (element-type QorganList): open all the time */
  guint n_furniture;
  GString *did;
} Trial;

/* ---- Lists ---- */

static GPtrArray *
new_queries (void)
{
  static const char *const measures[] = { "detention", "house_arrest", "arrest", NULL };
  GPtrArray *queries = g_ptr_array_new ();
  QorganQuery *query = qorgan_query_new (&qorgan_kind_case);
  QorganCondition *condition
      = qorgan_condition_new (&(QorganPath) { .via = { QORGAN_STEP_CASE }, .field = QORGAN_STEP_MEASURE });

  qorgan_query_set_sort (query, "n_steps", TRUE);
  g_ptr_array_add (queries, query);
  query = qorgan_query_new (&qorgan_kind_case);
  condition->none = g_strdupv ((char **) measures);
  qorgan_query_take_condition (query, condition);
  g_ptr_array_add (queries, query);
  query = qorgan_query_new (&qorgan_kind_person);
  qorgan_query_set_search (query, "lukpan");
  g_ptr_array_add (queries, query);
  query = qorgan_query_new (&qorgan_kind_incident);
  qorgan_query_where_empty (query, QORGAN_INCIDENT_PLACE, FALSE);
  qorgan_query_set_sort (query, "title", FALSE);
  g_ptr_array_add (queries, query);
  g_ptr_array_add (queries, qorgan_query_new (&qorgan_kind_claim));
  g_ptr_array_add (queries, qorgan_query_new (&qorgan_kind_contact));
  return queries;
}

static void
open_lists (Trial *self)
{
  g_autoptr (GPtrArray) queries = new_queries ();

  self->lists = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < queries->len; i++)
    g_ptr_array_add (self->lists, qorgan_list_new (self->fixture.casebook, queries->pdata[i]));
  fixture_settle (&self->fixture);
}

static char *
read_list (QorganList *list)
{
  GString *text = g_string_new (NULL);
  const QorganKind *kind = qorgan_list_get_kind (list);

  g_string_append_printf (text, "%u of %u\n", qorgan_list_get_n_matching (list), qorgan_list_get_n_all (list));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (text, "%s %" G_GINT64_FORMAT, kind->name, qorgan_row_get_id (row));
      for (guint j = 0; j < kind->n_columns; j++)
        {
          g_autofree char *cell = qorgan_row_dup_text (row, j);

          g_string_append_printf (text, "|%s", cell != NULL ? cell : "");
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* ---- States ---- */

static void
append_missing (GString *told, const char *from, const char *in, const char *words)
{
  g_auto (GStrv) lines = g_strsplit (from, "\n", -1);
  g_auto (GStrv) others = g_strsplit (in, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL && n < MOST_TOLD; i++)
    if (!g_strv_contains ((const char *const *) others, lines[i]))
      {
        g_string_append_printf (told, "\n  %s: %s", words, lines[i]);
        n++;
      }
}

/* NULL: they are the same. */
static char *
differ (const char *is, const char *was, const char *when)
{
  GString *told;

  if (g_str_equal (is, was))
    return NULL;
  told = g_string_new (when);
  append_missing (told, is, was, "only now");
  append_missing (told, was, is, "only then");
  return g_string_free (told, FALSE);
}

static char *
compare_lists (Trial *self)
{
  char *failure = NULL;

  fixture_settle (&self->fixture);
  for (guint i = 0; failure == NULL && i < self->lists->len; i++)
    {
      QorganList *list = self->lists->pdata[i];
      g_autoptr (QorganList) fresh
          = qorgan_list_new (self->fixture.casebook, qorgan_query_copy (qorgan_list_get_query (list)));
      g_autofree char *is = read_list (list);
      g_autofree char *ought = NULL;

      fixture_settle (&self->fixture);
      ought = read_list (fresh);
      failure = differ (is, ought, "a list that was open is not as a new one");
    }
  return failure;
}

static char *
compare_derived (Trial *self)
{
  g_autofree char *is = fixture_dump_records (&self->fixture);
  g_autofree char *ought = fixture_dump_derived_afresh (&self->fixture);

  return differ (is, ought, "what is derived is not as if derived now");
}

static void
count_entries (QorganSession *session, gpointer data)
{
  g_autoptr (QorganStatement) select
      = qorgan_connection_prepare (session->connection,
                                   "SELECT count(*) FROM entry WHERE verb <> 'undo' AND taken_back = 0", NULL);
  gboolean has_row;

  g_assert_true (qorgan_statement_step (select, &has_row, NULL) && has_row);
  *(guint *) data = (guint) qorgan_statement_int64 (select, 0);
}

/* How many entries an undo could take back, of this sequence. */
static guint
depth (Trial *self)
{
  guint n;

  fixture_run (&self->fixture, count_entries, &n);
  return n - self->n_before;
}

/* ---- Back and forth ---- */

typedef struct
{
  gboolean redo;
  GError *error;
} Taking;

static void
take_body (QorganSession *session, gpointer data)
{
  Taking *taking = data;
  QorganEntry *entry
      = taking->redo ? qorgan_session_redo (session, &taking->error) : qorgan_session_undo (session, &taking->error);

  g_clear_pointer (&entry, qorgan_entry_free);
}

/* Undo, or redo, to exactly what was there. */
static char *
go (Trial *self, gboolean redo)
{
  guint from = depth (self);
  g_autofree char *state = NULL;
  Taking taking = { .redo = redo };

  fixture_run (&self->fixture, take_body, &taking);
  if (taking.error != NULL)
    {
      char *failure = g_strdup_printf ("%s is refused: %s", redo ? "redo" : "undo", taking.error->message);

      g_error_free (taking.error);
      return failure;
    }
  if (depth (self) != (redo ? from + 1 : from - 1))
    return g_strdup (redo ? "redo brought back another number of entries" : "undo took back another number of entries");
  state = fixture_dump_records (&self->fixture);
  return differ (state, self->states->pdata[depth (self)], redo ? "redone" : "undone");
}

static char *
go_all (Trial *self, gboolean redo)
{
  char *failure = NULL;

  while (failure == NULL && (redo ? depth (self) + 1 < self->states->len : depth (self) > 0))
    failure = go (self, redo);
  return failure;
}

/* ---- Sequences ---- */

/* Whatever was done, it is one entry more, or more in the last one, or nothing. */
static char *
step (Trial *self, guint32 seed)
{
  guint before = depth (self), after;
  g_autofree char *state = NULL;

  if (seed % 9 == 0 && before > 0)
    {
      g_string_append (self->did, " undo");
      return go (self, FALSE);
    }
  if (seed % 9 == 1 && before + 1 < self->states->len)
    {
      g_string_append (self->did, " redo");
      return go (self, TRUE);
    }
  writer_step (&self->writer, seed);
  after = depth (self);
  g_string_append_printf (self->did, " %s%s", self->writer.did, after == before ? " (nothing)" : "");
  state = fixture_dump_records (&self->fixture);
  if (after == before && g_str_equal (state, self->states->pdata[before]))
    return NULL; /* refused, or it was so already */
  if (after > before + 1)
    return g_strdup_printf ("%s: more than one entry", self->writer.did);
  if (after <= before && self->writer.visit == 0)
    return differ (state, self->states->pdata[before], self->writer.did);
  if (after < before)
    {
      g_ptr_array_set_size (self->states, (int) before);
      return differ (state, self->states->pdata[after], "typed back");
    }
  g_ptr_array_set_size (self->states, (int) after);
  g_ptr_array_add (self->states, g_steal_pointer (&state));
  return NULL;
}

static char *
try_steps (Trial *self, const GArray *seeds, gboolean also_redo)
{
  g_autofree char *start = fixture_dump (&self->fixture);
  g_autoptr (GString) did = self->did = g_string_new (NULL);
  char *failure = NULL;

  fixture_run (&self->fixture, count_entries, &self->n_before);
  self->states = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->states, fixture_dump_records (&self->fixture));
  for (guint i = 0; failure == NULL && i < seeds->len; i++)
    {
      failure = step (self, g_array_index (seeds, guint32, i));
      if (failure == NULL && i % 5 == 4)
        failure = compare_lists (self);
    }
  if (failure == NULL)
    failure = compare_derived (self);
  for (guint i = 0; failure == NULL && i < (also_redo ? 3 : 1); i++)
    failure = go_all (self, i == 1);
  if (failure == NULL)
    failure = compare_lists (self);
  if (failure == NULL)
    {
      g_autofree char *end = fixture_dump (&self->fixture);

      failure = differ (end, start, "undone to the start");
    }
  g_ptr_array_unref (self->states);
  g_array_set_size (self->writer.records, self->n_furniture);
  g_array_set_size (self->writer.kinds, self->n_furniture);
  g_array_set_size (self->writer.former, 0);
  if (failure != NULL)
    {
      g_autofree char *what = failure;

      failure = g_strconcat (did->str, ": ", what, NULL);
    }
  return failure;
}

static void
trial_init (Trial *self)
{
  *self = (Trial) { 0 };
  fixture_set_up (&self->fixture, NULL);
  writer_init (&self->writer, &self->fixture);
  writer_furnish (&self->writer);
  self->n_furniture = self->writer.records->len;
  open_lists (self);
}

static void
trial_clear (Trial *self)
{
  fixture_settle (&self->fixture);
  g_ptr_array_unref (self->lists);
  writer_clear (&self->writer);
  fixture_assert_sound (&self->fixture);
  fixture_tear_down (&self->fixture, NULL);
}

static char *
try_alone (const GArray *seeds)
{
  Trial trial;
  char *failure;

  trial_init (&trial);
  failure = try_steps (&trial, seeds, TRUE);
  trial_clear (&trial);
  return failure;
}

/* Leaves out each step that it fails without. */
static void
report (guint number, GArray *seeds, const char *failure)
{
  g_autofree char *last = try_alone (seeds);
  g_autoptr (GString) left = g_string_new (NULL);

  for (guint i = seeds->len; last != NULL && i > 0; i--)
    {
      guint32 seed = g_array_index (seeds, guint32, i - 1);
      g_autofree char *without = NULL;

      g_array_remove_index (seeds, i - 1);
      without = try_alone (seeds);
      if (without == NULL)
        g_array_insert_val (seeds, i - 1, seed);
      else
        g_set_str (&last, without);
    }
  for (guint i = 0; i < seeds->len; i++)
    g_string_append_printf (left, " %u", g_array_index (seeds, guint32, i));
  g_test_message ("sequence %u: %s", number, failure);
  if (last != NULL)
    g_test_message ("these steps are enough:%s\n %s", left->str, last);
  else
    g_test_message ("alone, it does not fail");
  g_test_fail ();
}

static GArray *
new_seeds (guint number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (number + 1);
  guint n = 1 + (guint) g_rand_int_range (random, 0, MOST_STEPS);
  GArray *seeds = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < n; i++)
    {
      guint32 seed = g_rand_int (random);

      g_array_append_val (seeds, seed);
    }
  return seeds;
}

static void
test_sequences (void)
{
  Trial trial = { 0 };

  for (guint i = 0; i < n_sequences && !g_test_failed (); i++)
    {
      g_autoptr (GArray) seeds = new_seeds (i);
      g_autofree char *failure = NULL;

      if (only_sequence != G_MAXUINT && i != only_sequence)
        continue;
      if (trial.lists == NULL)
        trial_init (&trial);
      failure = try_steps (&trial, seeds, i % 2 == 0 || n_sequences > N_SEQUENCES);
      if (i % A_FILE == A_FILE - 1 || i + 1 == n_sequences || failure != NULL || i == only_sequence)
        {
          trial_clear (&trial);
          trial.lists = NULL;
        }
      if (failure != NULL)
        report (i, seeds, failure);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    n_sequences = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  if (argc > 2)
    only_sequence = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  g_test_add_func ("/history/sequences", test_sequences);
  return g_test_run ();
}
