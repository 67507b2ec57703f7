/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists as a page meets them: what the cells say, in which order, and what becomes of questions asked in a hurry. */

#include "list-world.h"
#include "qorgan-table.h"

static void
test_cells (World *world, gconstpointer data)
{
  g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  g_autoptr (QorganRow) last = g_list_model_get_item (G_LIST_MODEL (world->list), 3);

  world_assert_column (world, "title", "Case 10|Case 9|éditeur|Дело");
  world_assert_column (world, "client", "Lukpan|Aliya||Aliya");
  world_assert_column (world, "state", "In progress|Under appeal||Suspended");
  world_assert_column (world, "opened", "7 Jan 2022|2021||last winter");
  world_assert_column (world, "n_steps", "0|0|0|0");
  g_assert_cmpstr (qorgan_row_get_value (row, world_column_of ("state")), ==, "open");
  g_assert_cmpstr (qorgan_row_get_value (row, world_column_of ("opened")), ==, "2022-01-07");
  g_assert_cmpstr (qorgan_row_get_value (last, world_column_of ("opened")), ==, "?last winter");
  g_assert_cmpuint (qorgan_list_get_n_all (world->list), ==, 4);
  g_assert_cmpuint (qorgan_list_find (world->list, qorgan_row_get_id (row)), ==, 0);
  g_assert_cmpuint (qorgan_list_find (world->list, 12345), ==, G_MAXUINT);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (world->list), 4));
}

static void
test_sort (World *world, gconstpointer data)
{
  world_sort_by (world, "title", FALSE);
  /* Numbers as numbers, accents beside their letters, scripts apart. */
  world_assert_column (world, "title", "Case 9|Case 10|éditeur|Дело");
  world_sort_by (world, "title", TRUE);
  world_assert_column (world, "title", "Дело|éditeur|Case 10|Case 9");
  /* Codes in the order of their terms; what is empty last, either way. */
  world_sort_by (world, "state", FALSE);
  world_assert_column (world, "state", "In progress|Under appeal|Suspended|");
  world_sort_by (world, "state", TRUE);
  world_assert_column (world, "state", "Suspended|Under appeal|In progress|");
  world_sort_by (world, "opened", FALSE);
  world_assert_column (world, "opened", "2021|7 Jan 2022||last winter");
  world_sort_by (world, "opened", TRUE);
  world_assert_column (world, "opened", "7 Jan 2022|2021||last winter");
  world_sort_by (world, "client", FALSE);
  world_assert_column (world, "title", "Case 9|Дело|Case 10|éditeur");
  world_sort_by (world, NULL, TRUE);
  world_assert_column (world, "title", "Дело|éditeur|Case 9|Case 10");
  world_sort_by (world, NULL, FALSE);
  world_assert_column (world, "title", "Case 10|Case 9|éditeur|Дело");
}

static void
test_sort_by_number (World *world, gconstpointer data)
{
  g_autofree char *second = qorgan_value_from_number (world_id_at (world, 1));
  g_autofree char *fourth = qorgan_value_from_number (world_id_at (world, 3));

  for (guint i = 0; i < 11; i++)
    fixture_create (&world->fixture, &qorgan_kind_step, QORGAN_STEP_CASE, i < 9 ? second : fourth, 0);
  world_settle (world);
  world_sort_by (world, "n_steps", TRUE);
  world_assert_column (world, "n_steps", "9|2|0|0");
  world_sort_by (world, "n_steps", FALSE);
  world_assert_column (world, "n_steps", "0|0|2|9");
}

static void
test_filter_and_search (World *world, gconstpointer data)
{
  QorganQuery *query = qorgan_query_new (&qorgan_kind_case);

  qorgan_query_where_any (query, QORGAN_CASE_STATE, (const char *[]) { "open", "suspended", NULL });
  qorgan_list_take_query (world->list, query);
  g_assert_true (qorgan_list_get_busy (world->list));
  /* What two lists have in common at the start is not told: the first row stays. */
  world_assert_told (world, "1-2+0 ");
  g_assert_false (qorgan_list_get_busy (world->list));
  world_assert_column (world, "title", "Case 10|Дело");
  g_assert_cmpuint (qorgan_list_get_n_matching (world->list), ==, 2);
  g_assert_cmpuint (qorgan_list_get_n_all (world->list), ==, 4);

  query = qorgan_query_new (&qorgan_kind_case);
  qorgan_query_set_search (query, "алия");
  qorgan_list_take_query (world->list, query);
  world_settle (world);
  world_assert_column (world, "title", "Case 9|Дело");
  g_assert_null (qorgan_list_get_other_layout (world->list));
  g_string_truncate (world->told, 0);

  /* The same rows for other words: nothing to tell. */
  query = qorgan_query_new (&qorgan_kind_case);
  qorgan_query_set_search (query, "fkbz");
  qorgan_list_take_query (world->list, query);
  world_assert_told (world, "");
  g_assert_cmpstr (qorgan_list_get_other_layout (world->list), ==, "алия");
}

static void
test_through (World *world, gconstpointer data)
{
  gint64 place = fixture_create (&world->fixture, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Uralsk",
                                 QORGAN_PLACE_LATITUDE, "51.2333", QORGAN_PLACE_LONGITUDE, "51.3667", 0);
  g_autofree char *link = qorgan_value_from_number (place);
  guint latitude = (guint) (qorgan_kind_find_column (&qorgan_kind_incident, "latitude") - qorgan_kind_incident.columns);
  guint types = (guint) (qorgan_kind_find_column (&qorgan_kind_incident, "types") - qorgan_kind_incident.columns);
  g_autoptr (QorganRow) row = NULL;
  g_autoptr (QorganRow) placeless = NULL;
  g_autofree char *text = NULL;
  double real;

  fixture_create (&world->fixture, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "A", QORGAN_INCIDENT_PLACE, link,
                  QORGAN_INCIDENT_TYPES, "shot_at killing", 0);
  fixture_create (&world->fixture, &qorgan_kind_incident, QORGAN_INCIDENT_TITLE, "B", 0);
  world_close (world);
  world_open (world, qorgan_query_new (&qorgan_kind_incident));
  row = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  placeless = g_list_model_get_item (G_LIST_MODEL (world->list), 1);
  g_assert_true (qorgan_row_get_real (row, latitude, &real));
  g_assert_cmpfloat (real, ==, 51.2333);
  g_assert_false (qorgan_row_get_real (placeless, latitude, &real));
  text = qorgan_row_dup_text (row, types);
  g_assert_cmpstr (text, ==, "Shooting at a person, Killing");
  g_signal_connect (row, "changed", G_CALLBACK (world_row_changed_cb), world);
  fixture_set (&world->fixture, place, QORGAN_PLACE_LATITUDE, "51.5");
  world_assert_told (world, "");
  g_assert_cmpuint (world->n_changed, ==, 1);
  g_assert_true (qorgan_row_get_real (row, latitude, &real));
  g_assert_cmpfloat (real, ==, 51.5);
}

static void
test_rows_are_one_an_id (World *world, gconstpointer data)
{
  g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (world->list), 2);
  g_autoptr (QorganRow) same = g_list_model_get_item (G_LIST_MODEL (world->list), 2);
  g_autoptr (QorganRow) moved = NULL;
  gint64 id = qorgan_row_get_id (row);

  g_assert_true (row == same);
  world_sort_by (world, NULL, TRUE);
  moved = g_list_model_get_item (G_LIST_MODEL (world->list), 1);
  g_assert_true (row == moved);
  /* A row may outlive its record. */
  fixture_delete (&world->fixture, id);
  world_settle (world);
  g_assert_null (qorgan_row_get_value (row, 0));
}

static void
test_rows_outlive_list (World *world, gconstpointer data)
{
  QorganRow *row = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  g_autofree char *text = NULL;

  world_close (world);
  text = qorgan_row_dup_text (row, 0);
  g_assert_cmpstr (text, ==, "Case 10");
  g_assert_finalize_object (row);
  world_open (world, qorgan_query_new (&qorgan_kind_case));
}

/* Typing: only the last question is answered. */
static void
test_superseded (World *world, gconstpointer data)
{
  static const char *const typed[] = { "c", "ca", "cas", "case", "case 1", "case 10" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      QorganQuery *query = qorgan_query_new (&qorgan_kind_case);

      qorgan_query_set_search (query, typed[i]);
      qorgan_list_take_query (world->list, query);
    }
  g_assert_true (qorgan_list_get_busy (world->list));
  world_assert_told (world, "1-3+0 ");
  g_assert_false (qorgan_list_get_busy (world->list));
  world_assert_column (world, "title", "Case 10");
  g_assert_no_error (qorgan_list_get_error (world->list));
}

static void
test_dispose_at_any_time (World *world, gconstpointer data)
{
  QorganList *list = qorgan_list_new (world->fixture.casebook, qorgan_query_new (&qorgan_kind_case));

  g_assert_finalize_object (list); /* reading */
  list = qorgan_list_new (world->fixture.casebook, qorgan_query_new (&qorgan_kind_case));
  world_settle (world);
  fixture_set (&world->fixture, world->aliya, QORGAN_PERSON_NAME_EN, "Aliya Azamatova");
  g_assert_finalize_object (list); /* reading again */
  world_settle (world);
}

/* Whatever a kind's table says can be listed and sorted. */
static void
test_every_kind (World *world, gconstpointer data)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      world_close (world);
      world_open (world, qorgan_query_new (kinds[i]));
      for (guint j = 0; j < kinds[i]->n_columns; j++)
        {
          world_sort_by (world, kinds[i]->columns[j].name, TRUE);
          g_assert_no_error (qorgan_list_get_error (world->list));
        }
    }
}

#define MANY 2500

/* MANY cases in one change: a day each, the older the later it was made, some without; their states in turn, and some
 * of people whose names come in no order. */
static void
create_many (World *world)
{
  static const char *const states[] = { "suspended", "open", NULL, "closed" };
  QorganChange *change = qorgan_change_new (QORGAN_VERB_IMPORT);
  g_autoptr (GDateTime) newest = g_date_time_new_utc (2021, 12, 31, 0, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;
  char *people[7];

  for (int i = 0; i < 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("%c. Bekova", 'A' + i * 3 % 7);

      people[i] = qorgan_value_from_number (
          fixture_create (&world->fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, name, 0));
    }
  for (int i = 0; i < MANY; i++)
    {
      gint64 id = qorgan_casebook_take_id (world->fixture.casebook);
      g_autoptr (GDateTime) day = g_date_time_add_days (newest, -i);
      g_autofree char *opened = g_date_time_format (day, "%F");
      g_autofree char *title = g_strdup_printf ("Case of %s", opened);

      qorgan_change_create (change, &qorgan_kind_case, id);
      qorgan_change_set (change, id, QORGAN_CASE_TITLE, title);
      qorgan_change_set (change, id, QORGAN_CASE_OPENED, i % 10 == 9 ? NULL : opened);
      qorgan_change_set (change, id, QORGAN_CASE_STATE, states[i % 4]);
      qorgan_change_set (change, id, QORGAN_CASE_CLIENT, i % 8 < 7 ? people[i % 8] : NULL);
      qorgan_change_set (change, id, QORGAN_CASE_SENSITIVITY, i % 5 == 0 ? "sealed" : NULL);
    }
  for (int i = 0; i < 7; i++)
    g_free (people[i]);
  entry = fixture_apply (&world->fixture, change, &error);
  g_assert_no_error (error);
}

/* The first rows are there before the rest, in the order that the whole will have; the counts are those of the whole.
 */
static void
assert_first_rows (World *world, const char *sort, gboolean descending)
{
  QorganQuery *query = qorgan_query_new (&qorgan_kind_case);
  g_autoptr (QorganList) list = NULL;
  QorganRow *first[200];

  qorgan_query_set_sort (query, sort, descending);
  list = qorgan_list_new (world->fixture.casebook, query);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 200);
  g_assert_true (qorgan_list_get_busy (list));
  g_assert_cmpuint (qorgan_list_get_n_all (list), ==, MANY + 4);
  g_assert_cmpuint (qorgan_list_get_n_matching (list), ==, MANY + 4);
  for (guint i = 0; i < 200; i++)
    first[i] = g_list_model_get_item (G_LIST_MODEL (list), i);
  while (qorgan_list_get_busy (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY + 4);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_true (row == first[i]);
      g_object_unref (first[i]);
    }
}

static void
test_first_rows (World *world, gconstpointer data)
{
  create_many (world);
  for (guint i = 0; i < qorgan_kind_case.n_columns; i++)
    {
      assert_first_rows (world, qorgan_kind_case.columns[i].name, FALSE);
      assert_first_rows (world, qorgan_kind_case.columns[i].name, TRUE);
    }
}

/* (element-type guint32) The rows of @table by the column @i. */
static GArray *
sort_rows (QorganSession *session, QorganTable *table, guint i)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GError) error = NULL;

  for (guint32 row = 0; row < qorgan_table_ids (table)->len; row++)
    g_array_append_val (rows, row);
  qorgan_table_sort (table, session, &qorgan_kind_case.columns[i], i % 2 == 0, rows, &error);
  g_assert_no_error (error);
  return rows;
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep ((gulong) g_test_rand_int_range (0, 4000));
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* Interrupted at any moment, and then done to its end. */
static void
rank_interrupted (QorganSession *session, QorganTable *table)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread = g_thread_new ("cancels", cancel_soon, cancellable);
  g_autoptr (GError) error = NULL;

  if (!qorgan_table_rank (table, session, cancellable, &error))
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_clear_error (&error);
  g_assert_true (qorgan_table_rank (table, session, NULL, &error));
}

static void
rank_table (QorganSession *session, gpointer data)
{
  g_autoptr (QorganTable) table = qorgan_table_read (session, &qorgan_kind_case, NULL);

  for (guint turn = 0; turn < 60; turn++)
    {
      g_autoptr (QorganTable) ahead = qorgan_table_read (session, &qorgan_kind_case, NULL);

      rank_interrupted (session, ahead);
      for (guint i = 0; i < qorgan_kind_case.n_columns; i++)
        {
          g_autoptr (GArray) rows = sort_rows (session, ahead, i);
          g_autoptr (GArray) expected = sort_rows (session, table, i);

          g_assert_cmpmem (rows->data, rows->len * sizeof (guint32), expected->data, expected->len * sizeof (guint32));
        }
    }
}

/* Whether it was interrupted or not, what was done ahead sorts as what is done when it is asked for. */
static void
test_ranked_ahead (World *world, gconstpointer data)
{
  create_many (world);
  fixture_run (&world->fixture, rank_table, NULL);
  world_settle (world);
}

static void
test_closed_casebook_is_told (World *world, gconstpointer data)
{
  qorgan_casebook_close (world->fixture.casebook);
  qorgan_list_take_query (world->list, qorgan_query_new (&qorgan_kind_case));
  while (qorgan_list_get_busy (world->list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (qorgan_list_get_error (world->list), G_IO_ERROR, G_IO_ERROR_CLOSED);
  world_assert_column (world, "title", "Case 10|Case 9|éditeur|Дело");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/list/" name, World, NULL, world_set_up, function, world_tear_down)
  ADD ("cells", test_cells);
  ADD ("sort", test_sort);
  ADD ("sort-by-number", test_sort_by_number);
  ADD ("filter-and-search", test_filter_and_search);
  ADD ("through", test_through);
  ADD ("one-row-an-id", test_rows_are_one_an_id);
  ADD ("rows-outlive-list", test_rows_outlive_list);
  ADD ("superseded", test_superseded);
  ADD ("dispose-at-any-time", test_dispose_at_any_time);
  ADD ("every-kind", test_every_kind);
  ADD ("first-rows", test_first_rows);
  ADD ("ranked-ahead", test_ranked_ahead);
  ADD ("closed-casebook", test_closed_casebook_is_told);
  return g_test_run ();
}
