/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Live lists as a page meets them: what the cells say, in which order, and how little is told after an edit. Whatever
 * is told is checked against a shadow of the list that only knows what it was told. */

#include <gio/gio.h>

#include "fixture.h"
#include "qorgan-list.h"

typedef struct
{
  Fixture fixture;
  QorganList *list;
  GArray *shadow;   /* (element-type gint64) */
  GString *told;    /* "position-removed+added " of each ::items-changed */
  guint n_changed;  /* rows that said so */
  gint64 lukpan, aliya;
} World;

static void
barrier_cb (GObject *casebook, GAsyncResult *result, gpointer data)
{
  gboolean *passed = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (qorgan_casebook_run_finish (QORGAN_CASEBOOK (casebook), result, &error));
  g_assert_no_error (error);
  *passed = TRUE;
}

static gpointer
do_nothing (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

/* Jobs are done in their order, so what was due before is told when this returns; a list may need a second one. */
static void
settle (World *world)
{
  for (guint i = 0; i < 3; i++)
    {
      gboolean passed = FALSE;

      qorgan_casebook_run_async (world->fixture.casebook, do_nothing, NULL, NULL, NULL, NULL, barrier_cb, &passed);
      while (!passed)
        g_main_context_iteration (NULL, TRUE);
    }
}

static gint64
id_at (World *world, guint position)
{
  g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (world->list), position);

  return qorgan_row_get_id (row);
}

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, World *world)
{
  g_string_append_printf (world->told, "%u-%u+%u ", position, n_removed, n_added);
  if (n_removed > 0)
    g_array_remove_range (world->shadow, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    {
      gint64 id = id_at (world, position + i);

      g_array_insert_val (world->shadow, position + i, id);
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, world->shadow->len);
  for (guint i = 0; i < world->shadow->len; i++)
    g_assert_cmpint (id_at (world, i), ==, g_array_index (world->shadow, gint64, i));
}

static void
open_list (World *world, QorganQuery *taken)
{
  world->list = qorgan_list_new (world->fixture.casebook, taken);
  world->shadow = g_array_new (FALSE, FALSE, sizeof (gint64));
  world->told = g_string_new (NULL);
  g_signal_connect (world->list, "items-changed", G_CALLBACK (items_changed_cb), world);
  g_assert_true (qorgan_list_get_busy (world->list));
  settle (world);
  g_assert_false (qorgan_list_get_busy (world->list));
  g_assert_no_error (qorgan_list_get_error (world->list));
  g_string_truncate (world->told, 0);
}

static void
close_list (World *world)
{
  g_assert_finalize_object (world->list);
  g_array_unref (world->shadow);
  g_string_free (world->told, TRUE);
}

static gint64
create_case (World *world, const char *title, gint64 client, const char *state, const char *opened)
{
  g_autofree char *link = client != 0 ? qorgan_value_from_number (client) : NULL;
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);
  gint64 id = qorgan_casebook_take_id (world->fixture.casebook);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;

  qorgan_change_create (change, &qorgan_kind_case, id);
  qorgan_change_set (change, id, QORGAN_CASE_TITLE, title);
  qorgan_change_set (change, id, QORGAN_CASE_CLIENT, link);
  qorgan_change_set (change, id, QORGAN_CASE_STATE, state);
  qorgan_change_set (change, id, QORGAN_CASE_OPENED, opened);
  entry = fixture_apply (&world->fixture, change, &error);
  g_assert_no_error (error);
  return id;
}

static void
world_set_up (World *world, gconstpointer data)
{
  fixture_set_up (&world->fixture, NULL);
  world->lukpan = fixture_create (&world->fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan", 0);
  world->aliya = fixture_create (&world->fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Aliya", 0);
  create_case (world, "Case 10", world->lukpan, "open", "2022-01-07");
  create_case (world, "Case 9", world->aliya, "on_appeal", "2021");
  create_case (world, "éditeur", 0, NULL, NULL);
  create_case (world, "Дело", world->aliya, "suspended", "?last winter");
  open_list (world, qorgan_query_new (&qorgan_kind_case));
}

static void
world_tear_down (World *world, gconstpointer data)
{
  close_list (world);
  fixture_tear_down (&world->fixture, NULL);
}

static guint
column_of (const char *name)
{
  return (guint) (qorgan_kind_find_column (&qorgan_kind_case, name) - qorgan_kind_case.columns);
}

/* The cells of a column from top to bottom, parted by bars. */
static void
assert_column (World *world, const char *name, const char *expected)
{
  g_autoptr (GString) cells = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (world->list)); i++)
    {
      g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (world->list), i);
      g_autofree char *text = qorgan_row_dup_text (row, column_of (name));

      g_string_append_printf (cells, "%s%s", i > 0 ? "|" : "", text != NULL ? text : "");
    }
  g_assert_cmpstr (cells->str, ==, expected);
}

static void
assert_told (World *world, const char *expected)
{
  settle (world);
  g_assert_cmpstr (world->told->str, ==, expected);
  g_string_truncate (world->told, 0);
}

static void
sort_by (World *world, const char *column, gboolean descending)
{
  QorganQuery *query = qorgan_query_copy (qorgan_list_get_query (world->list));

  qorgan_query_set_sort (query, column, descending);
  qorgan_list_take_query (world->list, query);
  settle (world);
  g_string_truncate (world->told, 0);
}

static void
row_changed_cb (QorganRow *row, World *world)
{
  world->n_changed++;
}

static void
test_cells (World *world, gconstpointer data)
{
  g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  g_autoptr (QorganRow) last = g_list_model_get_item (G_LIST_MODEL (world->list), 3);

  assert_column (world, "title", "Case 10|Case 9|éditeur|Дело");
  assert_column (world, "client", "Lukpan|Aliya||Aliya");
  assert_column (world, "state", "In progress|Under appeal||Suspended");
  assert_column (world, "opened", "7 Jan 2022|2021||last winter");
  assert_column (world, "n_steps", "0|0|0|0");
  g_assert_cmpstr (qorgan_row_get_value (row, column_of ("state")), ==, "open");
  g_assert_cmpstr (qorgan_row_get_value (row, column_of ("opened")), ==, "2022-01-07");
  g_assert_cmpstr (qorgan_row_get_value (last, column_of ("opened")), ==, "?last winter");
  g_assert_cmpuint (qorgan_list_get_n_all (world->list), ==, 4);
  g_assert_cmpuint (qorgan_list_find (world->list, qorgan_row_get_id (row)), ==, 0);
  g_assert_cmpuint (qorgan_list_find (world->list, 12345), ==, G_MAXUINT);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (world->list), 4));
}

static void
test_sort (World *world, gconstpointer data)
{
  sort_by (world, "title", FALSE);
  /* Numbers as numbers, accents beside their letters, scripts apart. */
  assert_column (world, "title", "Case 9|Case 10|éditeur|Дело");
  sort_by (world, "title", TRUE);
  assert_column (world, "title", "Дело|éditeur|Case 10|Case 9");
  /* Codes in the order of their terms; what is empty last, either way. */
  sort_by (world, "state", FALSE);
  assert_column (world, "state", "In progress|Under appeal|Suspended|");
  sort_by (world, "state", TRUE);
  assert_column (world, "state", "Suspended|Under appeal|In progress|");
  sort_by (world, "opened", FALSE);
  assert_column (world, "opened", "2021|7 Jan 2022||last winter");
  sort_by (world, "opened", TRUE);
  assert_column (world, "opened", "7 Jan 2022|2021||last winter");
  sort_by (world, "client", FALSE);
  assert_column (world, "title", "Case 9|Дело|Case 10|éditeur");
  sort_by (world, NULL, TRUE);
  assert_column (world, "title", "Дело|éditeur|Case 9|Case 10");
  sort_by (world, NULL, FALSE);
  assert_column (world, "title", "Case 10|Case 9|éditeur|Дело");
}

static void
test_sort_by_number (World *world, gconstpointer data)
{
  g_autofree char *second = qorgan_value_from_number (id_at (world, 1));
  g_autofree char *fourth = qorgan_value_from_number (id_at (world, 3));

  for (guint i = 0; i < 11; i++)
    fixture_create (&world->fixture, &qorgan_kind_step, QORGAN_STEP_CASE, i < 9 ? second : fourth, 0);
  settle (world);
  sort_by (world, "n_steps", TRUE);
  assert_column (world, "n_steps", "9|2|0|0");
  sort_by (world, "n_steps", FALSE);
  assert_column (world, "n_steps", "0|0|2|9");
}

static void
test_filter_and_search (World *world, gconstpointer data)
{
  QorganQuery *query = qorgan_query_new (&qorgan_kind_case);

  qorgan_query_where_any (query, QORGAN_CASE_STATE, (const char *[]) { "open", "suspended", NULL });
  qorgan_list_take_query (world->list, query);
  g_assert_true (qorgan_list_get_busy (world->list));
  /* What two lists have in common at the start is not told: the first row stays. */
  assert_told (world, "1-2+0 ");
  g_assert_false (qorgan_list_get_busy (world->list));
  assert_column (world, "title", "Case 10|Дело");
  g_assert_cmpuint (qorgan_list_get_n_matching (world->list), ==, 2);
  g_assert_cmpuint (qorgan_list_get_n_all (world->list), ==, 4);

  query = qorgan_query_new (&qorgan_kind_case);
  qorgan_query_set_search (query, "алия");
  qorgan_list_take_query (world->list, query);
  settle (world);
  assert_column (world, "title", "Case 9|Дело");
  g_assert_null (qorgan_list_get_other_layout (world->list));
  g_string_truncate (world->told, 0);

  /* The same rows for other words: nothing to tell. */
  query = qorgan_query_new (&qorgan_kind_case);
  qorgan_query_set_search (query, "fkbz");
  qorgan_list_take_query (world->list, query);
  assert_told (world, "");
  g_assert_cmpstr (qorgan_list_get_other_layout (world->list), ==, "алия");
}

static void
test_search_stays_live (World *world, gconstpointer data)
{
  QorganQuery *query = qorgan_query_new (&qorgan_kind_case);

  qorgan_query_set_search (query, "lukpan");
  qorgan_list_take_query (world->list, query);
  settle (world);
  assert_column (world, "title", "Case 10");
  g_string_truncate (world->told, 0);
  /* Neither row is touched, only the person whom both are found through. */
  fixture_set (&world->fixture, world->aliya, QORGAN_PERSON_NAME_RU, "Лукпан");
  assert_told (world, "1-0+2 ");
  assert_column (world, "title", "Case 10|Case 9|Дело");
  g_assert_true (fixture_undo (&world->fixture));
  assert_told (world, "1-2+0 ");
}

static void
test_create_and_delete (World *world, gconstpointer data)
{
  gint64 id;

  sort_by (world, "title", FALSE);
  id = create_case (world, "Case 9½", 0, "open", NULL);
  assert_told (world, "1-0+1 ");
  assert_column (world, "title", "Case 9|Case 9½|Case 10|éditeur|Дело");
  g_assert_cmpuint (qorgan_list_get_n_all (world->list), ==, 5);
  fixture_delete (&world->fixture, id);
  assert_told (world, "1-1+0 ");
  g_assert_cmpuint (qorgan_list_get_n_all (world->list), ==, 4);
  g_assert_true (fixture_undo (&world->fixture));
  assert_told (world, "1-0+1 ");
  assert_column (world, "title", "Case 9|Case 9½|Case 10|éditeur|Дело");
  assert_column (world, "state", "Under appeal|In progress|In progress||Suspended");
}

static void
test_edit (World *world, gconstpointer data)
{
  g_autoptr (QorganRow) first = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  g_autoptr (QorganRow) second = g_list_model_get_item (G_LIST_MODEL (world->list), 1);
  g_autofree char *text = NULL;

  g_signal_connect (first, "changed", G_CALLBACK (row_changed_cb), world);
  g_signal_connect (second, "changed", G_CALLBACK (row_changed_cb), world);
  fixture_set (&world->fixture, qorgan_row_get_id (first), QORGAN_CASE_STATE, "enforcement");
  assert_told (world, "");
  g_assert_cmpuint (world->n_changed, ==, 1);
  text = qorgan_row_dup_text (first, column_of ("state"));
  g_assert_cmpstr (text, ==, "Decision being enforced");
  /* Not a column: nobody has to look. */
  fixture_set (&world->fixture, qorgan_row_get_id (first), QORGAN_CASE_SUMMARY, "More is known now.");
  assert_told (world, "");
  g_assert_cmpuint (world->n_changed, ==, 1);
}

static void
test_edit_moves (World *world, gconstpointer data)
{
  g_autoptr (QorganRow) row = NULL;
  g_autoptr (QorganRow) again = NULL;

  sort_by (world, "title", FALSE);
  row = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), world);
  /* One signal over the way it went, so that a selection finds it again. */
  fixture_set (&world->fixture, qorgan_row_get_id (row), QORGAN_CASE_TITLE, "Zhanaozen");
  assert_told (world, "0-3+3 ");
  assert_column (world, "title", "Case 10|éditeur|Zhanaozen|Дело");
  g_assert_cmpuint (world->n_changed, ==, 1);
  again = g_list_model_get_item (G_LIST_MODEL (world->list), 2);
  g_assert_true (again == row);
  g_assert_true (fixture_undo (&world->fixture));
  assert_told (world, "0-3+3 ");
  assert_column (world, "title", "Case 9|Case 10|éditeur|Дело");
  g_assert_true (fixture_redo (&world->fixture));
  assert_told (world, "0-3+3 ");
}

static void
test_edit_crosses_filter (World *world, gconstpointer data)
{
  QorganQuery *query = qorgan_query_new (&qorgan_kind_case);
  gint64 id = id_at (world, 0);

  qorgan_query_where_any (query, QORGAN_CASE_STATE, (const char *[]) { "open", "suspended", NULL });
  qorgan_list_take_query (world->list, query);
  settle (world);
  g_string_truncate (world->told, 0);
  fixture_set (&world->fixture, id, QORGAN_CASE_STATE, "enforcement");
  assert_told (world, "0-1+0 ");
  fixture_set (&world->fixture, id, QORGAN_CASE_STATE, "suspended");
  assert_told (world, "0-0+1 ");
  assert_column (world, "title", "Case 10|Дело");
}

static void
test_shown_records (World *world, gconstpointer data)
{
  g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (world->list), 1);
  g_autofree char *id = qorgan_value_from_number (qorgan_row_get_id (row));
  gint64 step;

  g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), world);
  /* The title of a link. */
  fixture_set (&world->fixture, world->aliya, QORGAN_PERSON_NAME_EN, "Aliya Azamatova");
  assert_told (world, "");
  assert_column (world, "client", "Lukpan|Aliya Azamatova||Aliya Azamatova");
  g_assert_cmpuint (world->n_changed, ==, 1);
  /* Derived values, and the title of a derived link. */
  step = fixture_create (&world->fixture, &qorgan_kind_step, QORGAN_STEP_CASE, id, QORGAN_STEP_KIND, "notice", 0);
  assert_told (world, "");
  assert_column (world, "n_steps", "0|1|0|0");
  assert_column (world, "last_step", "|Notice to attend (KoAP)||");
  g_assert_cmpuint (world->n_changed, ==, 2);
  fixture_set (&world->fixture, step, QORGAN_STEP_HAPPENED, "2022-01-07");
  settle (world);
  assert_column (world, "last_step", "|Notice to attend (KoAP) · 7 Jan 2022||");
  fixture_delete (&world->fixture, step);
  settle (world);
  assert_column (world, "last_step", "|||");
  /* The person goes; the cases let go of her. */
  fixture_delete (&world->fixture, world->aliya);
  assert_told (world, "");
  assert_column (world, "client", "Lukpan|||");
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
  close_list (world);
  open_list (world, qorgan_query_new (&qorgan_kind_incident));
  row = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  placeless = g_list_model_get_item (G_LIST_MODEL (world->list), 1);
  g_assert_true (qorgan_row_get_real (row, latitude, &real));
  g_assert_cmpfloat (real, ==, 51.2333);
  g_assert_false (qorgan_row_get_real (placeless, latitude, &real));
  text = qorgan_row_dup_text (row, types);
  g_assert_cmpstr (text, ==, "Shooting at a person, Killing");
  g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), world);
  fixture_set (&world->fixture, place, QORGAN_PLACE_LATITUDE, "51.5");
  assert_told (world, "");
  g_assert_cmpuint (world->n_changed, ==, 1);
  g_assert_true (qorgan_row_get_real (row, latitude, &real));
  g_assert_cmpfloat (real, ==, 51.5);
}

static void
find_term (QorganSession *session, gpointer data)
{
  *(gint64 *) data = qorgan_vocabularies_find (qorgan_session_vocabularies (session), "case_state", "open")->id;
}

static void
test_term_is_renamed (World *world, gconstpointer data)
{
  g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  gint64 term;

  fixture_run (&world->fixture, find_term, &term);
  g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), world);
  fixture_set (&world->fixture, term, QORGAN_TERM_EN, "Running");
  assert_told (world, "");
  g_assert_cmpuint (world->n_changed, >=, 1);
  assert_column (world, "state", "Running|Under appeal||Suspended");
}

static void
test_rows_are_one_an_id (World *world, gconstpointer data)
{
  g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (world->list), 2);
  g_autoptr (QorganRow) same = g_list_model_get_item (G_LIST_MODEL (world->list), 2);
  g_autoptr (QorganRow) moved = NULL;
  gint64 id = qorgan_row_get_id (row);

  g_assert_true (row == same);
  sort_by (world, NULL, TRUE);
  moved = g_list_model_get_item (G_LIST_MODEL (world->list), 1);
  g_assert_true (row == moved);
  /* A row may outlive its record. */
  fixture_delete (&world->fixture, id);
  settle (world);
  g_assert_null (qorgan_row_get_value (row, 0));
}

static void
test_rows_outlive_list (World *world, gconstpointer data)
{
  QorganRow *row = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  g_autofree char *text = NULL;

  close_list (world);
  text = qorgan_row_dup_text (row, 0);
  g_assert_cmpstr (text, ==, "Case 10");
  g_assert_finalize_object (row);
  open_list (world, qorgan_query_new (&qorgan_kind_case));
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
  assert_told (world, "1-3+0 ");
  g_assert_false (qorgan_list_get_busy (world->list));
  assert_column (world, "title", "Case 10");
  g_assert_no_error (qorgan_list_get_error (world->list));
}

/* A change that comes while another answer is on its way is not lost with it. */
static void
test_change_between_queries (World *world, gconstpointer data)
{
  QorganQuery *query = qorgan_query_new (&qorgan_kind_case);
  gint64 id = create_case (world, "Case 11", 0, "open", NULL);

  qorgan_query_set_sort (query, "title", TRUE);
  qorgan_list_take_query (world->list, query);
  fixture_set (&world->fixture, id, QORGAN_CASE_TITLE, "Case 12");
  query = qorgan_query_copy (query);
  qorgan_query_set_sort (query, "title", FALSE);
  qorgan_list_take_query (world->list, query);
  settle (world);
  assert_column (world, "title", "Case 9|Case 10|Case 12|éditeur|Дело");
}

static void
test_dispose_at_any_time (World *world, gconstpointer data)
{
  QorganList *list = qorgan_list_new (world->fixture.casebook, qorgan_query_new (&qorgan_kind_case));

  g_assert_finalize_object (list); /* reading */
  list = qorgan_list_new (world->fixture.casebook, qorgan_query_new (&qorgan_kind_case));
  settle (world);
  fixture_set (&world->fixture, world->aliya, QORGAN_PERSON_NAME_EN, "Aliya Azamatova");
  g_assert_finalize_object (list); /* reading again */
  settle (world);
}

/* Several changes before the list gets its turn: each row on its own, in an order that holds at every moment. */
static void
test_several_at_once (World *world, gconstpointer data)
{
  gint64 first = id_at (world, 0), second = id_at (world, 1), third = id_at (world, 2);

  sort_by (world, "title", FALSE);
  fixture_set (&world->fixture, first, QORGAN_CASE_TITLE, "Я");
  fixture_delete (&world->fixture, third);
  create_case (world, "A", 0, NULL, NULL);
  fixture_set (&world->fixture, second, QORGAN_CASE_TITLE, "Б");
  settle (world);
  assert_column (world, "title", "A|Б|Дело|Я");
}

/* An import is read as a whole. */
static void
test_many_at_once (World *world, gconstpointer data)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_IMPORT);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;

  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *title = g_strdup_printf ("Import %04u", i);
      gint64 id = qorgan_casebook_take_id (world->fixture.casebook);

      qorgan_change_create (change, &qorgan_kind_case, id);
      qorgan_change_set (change, id, QORGAN_CASE_TITLE, title);
    }
  entry = fixture_apply (&world->fixture, change, &error);
  g_assert_no_error (error);
  assert_told (world, "4-0+1200 ");
  g_assert_true (fixture_undo (&world->fixture));
  assert_told (world, "4-1200+0 ");
}

/* A far move is two signals; so is none lost among a thousand rows. */
static void
test_far_move (World *world, gconstpointer data)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_IMPORT);
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = NULL;
  gint64 id = 0;

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *title = g_strdup_printf ("D%04u", i);

      id = qorgan_casebook_take_id (world->fixture.casebook);
      qorgan_change_create (change, &qorgan_kind_case, id);
      qorgan_change_set (change, id, QORGAN_CASE_TITLE, title);
    }
  entry = fixture_apply (&world->fixture, change, &error);
  g_assert_no_error (error);
  settle (world);
  sort_by (world, "title", FALSE);
  fixture_set (&world->fixture, id, QORGAN_CASE_TITLE, "A");
  assert_told (world, "0-0+1 402-1+0 ");
  g_assert_true (fixture_undo (&world->fixture));
  assert_told (world, "0-1+0 401-0+1 ");
}

/* Whatever a kind's table says can be listed and sorted. */
static void
test_every_kind (World *world, gconstpointer data)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      close_list (world);
      open_list (world, qorgan_query_new (kinds[i]));
      for (guint j = 0; j < kinds[i]->n_columns; j++)
        {
          sort_by (world, kinds[i]->columns[j].name, TRUE);
          g_assert_no_error (qorgan_list_get_error (world->list));
        }
    }
}

static void
test_closed_casebook_is_told (World *world, gconstpointer data)
{
  qorgan_casebook_close (world->fixture.casebook);
  qorgan_list_take_query (world->list, qorgan_query_new (&qorgan_kind_case));
  while (qorgan_list_get_busy (world->list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (qorgan_list_get_error (world->list), G_IO_ERROR, G_IO_ERROR_CLOSED);
  assert_column (world, "title", "Case 10|Case 9|éditeur|Дело");
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
  ADD ("search-stays-live", test_search_stays_live);
  ADD ("create-and-delete", test_create_and_delete);
  ADD ("edit", test_edit);
  ADD ("edit-moves", test_edit_moves);
  ADD ("edit-crosses-filter", test_edit_crosses_filter);
  ADD ("shown-records", test_shown_records);
  ADD ("through", test_through);
  ADD ("term-is-renamed", test_term_is_renamed);
  ADD ("one-row-an-id", test_rows_are_one_an_id);
  ADD ("rows-outlive-list", test_rows_outlive_list);
  ADD ("superseded", test_superseded);
  ADD ("change-between-queries", test_change_between_queries);
  ADD ("dispose-at-any-time", test_dispose_at_any_time);
  ADD ("several-at-once", test_several_at_once);
  ADD ("many-at-once", test_many_at_once);
  ADD ("far-move", test_far_move);
  ADD ("every-kind", test_every_kind);
  ADD ("closed-casebook", test_closed_casebook_is_told);
  return g_test_run ();
}
