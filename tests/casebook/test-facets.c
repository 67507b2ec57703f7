/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A count beside a value is what would be found if it were asked for: compared, on random worlds and queries, with
 * asking for it. */

#include "fixture.h"
#include "qorgan-facets.h"
#include "qorgan-list.h"
#include "qorgan-session-private.h"

#define N_CASES 60
#define N_ROUNDS 60

static const char *const states[] = { "open", "closed", "suspended", NULL };
static const char *const measures[] = { "house_arrest", "remand", "administrative_fine", NULL };
static const char *const dates[]
    = { "2022", "2022-01", "2022-01-07", "2021-12", "2021/2023", "../2022-02", "2022-03/..", "?unclear", NULL };
static const char *const types[] = { "detention", "assault detention", "threat", NULL };

static const char *
one_of (const char *const *values)
{
  return values[g_test_rand_int_range (0, (gint32) g_strv_length ((char **) values) + 1)];
}

static void
set_up (Fixture *f, gconstpointer data)
{
  char *places[3], *people[2];
  g_autofree char *tag = NULL;

  fixture_set_up (f, NULL);
  for (guint i = 0; i < 2; i++)
    people[i] = qorgan_value_from_number (
        fixture_create (f, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, i == 0 ? "Lukpan" : "Aliya", 0));
  places[0] = qorgan_value_from_number (fixture_create (f, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Almaty", 0));
  for (guint i = 1; i < 3; i++)
    places[i] = qorgan_value_from_number (
        fixture_create (f, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "A part", QORGAN_PLACE_WITHIN, places[0], 0));
  tag = qorgan_value_from_number (fixture_create (f, &qorgan_kind_tag, QORGAN_TAG_NAME, "urgent", 0));
  for (guint i = 0; i < N_CASES; i++)
    {
      gint64 id
          = fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, i % 3 == 0 ? "Detained" : "Fined",
                            QORGAN_CASE_STATE, one_of (states), QORGAN_CASE_OPENED, one_of (dates), QORGAN_CASE_CLIENT,
                            i % 4 == 0 ? NULL : people[i % 2], QORGAN_CASE_TAGS, i % 5 == 0 ? tag : NULL, 0);
      g_autofree char *owner = qorgan_value_from_number (id);

      for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
        fixture_create (f, &qorgan_kind_step, QORGAN_STEP_CASE, owner, QORGAN_STEP_MEASURE, one_of (measures),
                        QORGAN_STEP_HAPPENED, one_of (dates), QORGAN_STEP_PLACE, places[g_test_rand_int_range (0, 3)],
                        0);
      fixture_create (f, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "I", QORGAN_INCIDENT_TYPES, one_of (types),
                      QORGAN_INCIDENT_PLACE, places[i % 3], QORGAN_INCIDENT_START, one_of (dates), 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_free (places[i]);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    g_free (people[i]);
}

static void
add_random_condition (QorganQuery *query, const QorganFilter *filter, const QorganFacet *facet)
{
  QorganPath path = qorgan_filter_path (filter);
  QorganCondition *condition = qorgan_condition_new (&path);
  const QorganFacetValue *value
      = facet->values->len > 0 ? facet->values->pdata[g_test_rand_int_range (0, (gint32) facet->values->len)] : NULL;

  if (value == NULL || g_test_rand_int_range (0, 4) == 0)
    condition->emptiness = (QorganEmptiness) g_test_rand_int_range (1, 3);
  else if (qorgan_field (path.field)->type == QORGAN_DATE)
    *(g_test_rand_bit () ? &condition->since : &condition->until) = g_strdup (value->value);
  else
    *(g_test_rand_bit () ? &condition->any : &condition->none)
        = g_strdupv ((char **) (const char *[]) { value->value, NULL });
  qorgan_query_take_condition (query, condition);
}

static guint
count_if_asked (QorganSession *session, const QorganQuery *query, const QorganPath *path, const char *value)
{
  g_autoptr (QorganQuery) asked = qorgan_query_copy (query);
  QorganCondition *condition = qorgan_condition_new (path);
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;

  if (value == NULL)
    condition->emptiness = QORGAN_EMPTY;
  else if (qorgan_field (path->field)->type == QORGAN_DATE)
    {
      condition->since = g_strdup (value);
      condition->until = g_strdup (value);
    }
  else
    condition->any = g_strdupv ((char **) (const char *[]) { value, NULL });
  qorgan_query_take_condition (asked, condition);
  found = qorgan_session_find (session, asked, &error);
  g_assert_no_error (error);
  return found->len;
}

static void
compare (QorganSession *session, gpointer data)
{
  const QorganKind *const kinds[] = { &qorgan_kind_case, &qorgan_kind_incident, &qorgan_kind_person };
  guint n_compared = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      const QorganKind *kind = kinds[round % G_N_ELEMENTS (kinds)];
      g_autoptr (GArray) filters = qorgan_filters_offered (kind);
      g_autoptr (QorganQuery) query = qorgan_query_new (kind);

      if (round % 4 == 0)
        qorgan_query_set_search (query, "detained");
      for (guint i = 0; i < filters->len; i++)
        {
          const QorganFilter *filter = &g_array_index (filters, QorganFilter, i);
          QorganPath path = qorgan_filter_path (filter);
          g_autoptr (GError) error = NULL;
          g_autoptr (QorganFacet) facet = qorgan_session_facet (session, query, &path, NULL, 100, &error);

          g_assert_no_error (error);
          g_assert_false (facet->has_more);
          for (guint j = 0; j < facet->values->len; j++)
            {
              const QorganFacetValue *value = facet->values->pdata[j];

              g_assert_cmpuint (value->count, ==, count_if_asked (session, query, &path, value->value));
              g_assert_nonnull (value->label);
              n_compared++;
            }
          g_assert_cmpuint (facet->n_empty, ==, count_if_asked (session, query, &path, NULL));
          if (g_test_rand_int_range (0, 12) == 0)
            add_random_condition (query, filter, facet);
        }
    }
  g_assert_cmpuint (n_compared, >, 500);
}

static void
test_counts (Fixture *f, gconstpointer data)
{
  fixture_run (f, compare, NULL);
}

static void
look_for_titles (QorganSession *session, gpointer data)
{
  g_autoptr (QorganQuery) query = qorgan_query_new (&qorgan_kind_case);
  const QorganPath client = { .field = QORGAN_CASE_CLIENT };
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganFacet) all = qorgan_session_facet (session, query, &client, NULL, 1, &error);
  g_autoptr (QorganFacet) typed = qorgan_session_facet (session, query, &client, "Лукп", 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (all->values->len, ==, 1);
  g_assert_true (all->has_more);
  g_assert_cmpuint (typed->values->len, ==, 1);
  g_assert_false (typed->has_more);
  g_assert_cmpstr (((QorganFacetValue *) typed->values->pdata[0])->label, ==, "Lukpan");
}

static void
test_titles (Fixture *f, gconstpointer data)
{
  fixture_run (f, look_for_titles, NULL);
}

/* A count that would never end. */
static gpointer
count_forever (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  int *n_runs = data;
  const char *sql = g_atomic_int_add (n_runs, 1) == 0
                        ? "WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n) SELECT count (*) "
                          "FROM n"
                        : "SELECT count (*) FROM \"case\"";
  gint64 n;

  return qorgan_session_read_number (session, sql, 0, &n, error) ? g_memdup2 (&n, sizeof n) : NULL;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 **counted = data;

  *counted = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);
  g_assert_no_error (error);
}

/* Typing and editing never wait for a count, and it is there in the end, with what was changed meanwhile. */
static void
test_holds_up_nothing (Fixture *f, gconstpointer data)
{
  g_autofree gint64 *counted = NULL;
  int n_runs = 0;

  for (guint i = 0; i < 2; i++)
    {
      qorgan_casebook_run_aside_async (f->casebook, count_forever, &n_runs, NULL, g_free, NULL, counted_cb, &counted);
      while (g_atomic_int_get (&n_runs) == 0)
        g_usleep (1000);
      if (i == 0)
        {
          QorganQuery *query = qorgan_query_new (&qorgan_kind_case);
          g_autoptr (QorganList) list = NULL;

          qorgan_query_set_search (query, "detained");
          list = qorgan_list_new (f->casebook, query);
          while (qorgan_list_get_busy (list))
            g_main_context_iteration (NULL, TRUE);
          g_assert_cmpuint (qorgan_list_get_n_matching (list), ==, N_CASES / 3);
        }
      else
        fixture_create (f, &qorgan_kind_case, QORGAN_CASE_TITLE, "Meanwhile", 0);
      while (counted == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (n_runs, ==, 2);
      g_assert_cmpint (*counted, ==, N_CASES + i);
      g_clear_pointer (&counted, g_free);
      n_runs = 0;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/facets/counts", Fixture, NULL, set_up, test_counts, fixture_tear_down);
  g_test_add ("/facets/titles", Fixture, NULL, set_up, test_titles, fixture_tear_down);
  g_test_add ("/facets/holds-up-nothing", Fixture, NULL, set_up, test_holds_up_nothing, fixture_tear_down);
  return g_test_run ();
}
