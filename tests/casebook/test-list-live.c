/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Live lists: how little is told after an edit, and that it is enough. */

#include "list-world.h"

static void
test_search_stays_live (World *world, gconstpointer data)
{
  QorganQuery *query = qorgan_query_new (&qorgan_kind_case);

  qorgan_query_set_search (query, "lukpan");
  qorgan_list_take_query (world->list, query);
  world_settle (world);
  world_assert_column (world, "title", "Case 10");
  g_string_truncate (world->told, 0);
  /* Neither row is touched, only the person whom both are found through. */
  fixture_set (&world->fixture, world->aliya, QORGAN_PERSON_NAME_RU, "Лукпан");
  world_assert_told (world, "1-0+2 ");
  world_assert_column (world, "title", "Case 10|Case 9|Дело");
  g_assert_true (fixture_undo (&world->fixture));
  world_assert_told (world, "1-2+0 ");
}

static void
test_create_and_delete (World *world, gconstpointer data)
{
  gint64 id;

  world_sort_by (world, "title", FALSE);
  id = world_create_case (world, "Case 9½", 0, "open", NULL);
  world_assert_told (world, "1-0+1 ");
  world_assert_column (world, "title", "Case 9|Case 9½|Case 10|éditeur|Дело");
  g_assert_cmpuint (qorgan_list_get_n_all (world->list), ==, 5);
  fixture_delete (&world->fixture, id);
  world_assert_told (world, "1-1+0 ");
  g_assert_cmpuint (qorgan_list_get_n_all (world->list), ==, 4);
  g_assert_true (fixture_undo (&world->fixture));
  world_assert_told (world, "1-0+1 ");
  world_assert_column (world, "title", "Case 9|Case 9½|Case 10|éditeur|Дело");
  world_assert_column (world, "state", "Under appeal|In progress|In progress||Suspended");
}

static void
test_edit (World *world, gconstpointer data)
{
  g_autoptr (QorganRow) first = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  g_autoptr (QorganRow) second = g_list_model_get_item (G_LIST_MODEL (world->list), 1);
  g_autofree char *text = NULL;

  g_signal_connect (first, "changed", G_CALLBACK (world_row_changed_cb), world);
  g_signal_connect (second, "changed", G_CALLBACK (world_row_changed_cb), world);
  fixture_set (&world->fixture, qorgan_row_get_id (first), QORGAN_CASE_STATE, "enforcement");
  world_assert_told (world, "");
  g_assert_cmpuint (world->n_changed, ==, 1);
  text = qorgan_row_dup_text (first, world_column_of ("state"));
  g_assert_cmpstr (text, ==, "Decision being enforced");
  /* Not a column: nobody has to look. */
  fixture_set (&world->fixture, qorgan_row_get_id (first), QORGAN_CASE_SUMMARY, "More is known now.");
  world_assert_told (world, "");
  g_assert_cmpuint (world->n_changed, ==, 1);
}

static void
test_edit_moves (World *world, gconstpointer data)
{
  g_autoptr (QorganRow) row = NULL;
  g_autoptr (QorganRow) again = NULL;

  world_sort_by (world, "title", FALSE);
  row = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
  g_signal_connect (row, "changed", G_CALLBACK (world_row_changed_cb), world);
  /* One signal over the way it went, so that a selection finds it again. */
  fixture_set (&world->fixture, qorgan_row_get_id (row), QORGAN_CASE_TITLE, "Zhanaozen");
  world_assert_told (world, "0-3+3 ");
  world_assert_column (world, "title", "Case 10|éditeur|Zhanaozen|Дело");
  g_assert_cmpuint (world->n_changed, ==, 1);
  again = g_list_model_get_item (G_LIST_MODEL (world->list), 2);
  g_assert_true (again == row);
  g_assert_true (fixture_undo (&world->fixture));
  world_assert_told (world, "0-3+3 ");
  world_assert_column (world, "title", "Case 9|Case 10|éditeur|Дело");
  g_assert_true (fixture_redo (&world->fixture));
  world_assert_told (world, "0-3+3 ");
}

static void
test_edit_crosses_filter (World *world, gconstpointer data)
{
  QorganQuery *query = qorgan_query_new (&qorgan_kind_case);
  gint64 id = world_id_at (world, 0);

  qorgan_query_where_any (query, QORGAN_CASE_STATE, (const char *[]) { "open", "suspended", NULL });
  qorgan_list_take_query (world->list, query);
  world_settle (world);
  g_string_truncate (world->told, 0);
  fixture_set (&world->fixture, id, QORGAN_CASE_STATE, "enforcement");
  world_assert_told (world, "0-1+0 ");
  fixture_set (&world->fixture, id, QORGAN_CASE_STATE, "suspended");
  world_assert_told (world, "0-0+1 ");
  world_assert_column (world, "title", "Case 10|Дело");
}

static void
test_shown_records (World *world, gconstpointer data)
{
  g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (world->list), 1);
  g_autofree char *id = qorgan_value_from_number (qorgan_row_get_id (row));
  gint64 step;

  g_signal_connect (row, "changed", G_CALLBACK (world_row_changed_cb), world);
  /* The title of a link. */
  fixture_set (&world->fixture, world->aliya, QORGAN_PERSON_NAME_EN, "Aliya Azamatova");
  world_assert_told (world, "");
  world_assert_column (world, "client", "Lukpan|Aliya Azamatova||Aliya Azamatova");
  g_assert_cmpuint (world->n_changed, ==, 1);
  /* Derived values, and the title of a derived link. */
  step = fixture_create (&world->fixture, &qorgan_kind_step, QORGAN_STEP_CASE, id, QORGAN_STEP_KIND, "notice", 0);
  world_assert_told (world, "");
  world_assert_column (world, "n_steps", "0|1|0|0");
  world_assert_column (world, "last_step", "|Notice to attend (KoAP)||");
  g_assert_cmpuint (world->n_changed, ==, 2);
  fixture_set (&world->fixture, step, QORGAN_STEP_HAPPENED, "2022-01-07");
  world_settle (world);
  world_assert_column (world, "last_step", "|Notice to attend (KoAP) · 7 Jan 2022||");
  fixture_delete (&world->fixture, step);
  world_settle (world);
  world_assert_column (world, "last_step", "|||");
  /* The person goes; the cases let go of her. */
  fixture_delete (&world->fixture, world->aliya);
  world_assert_told (world, "");
  world_assert_column (world, "client", "Lukpan|||");
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
  g_signal_connect (row, "changed", G_CALLBACK (world_row_changed_cb), world);
  fixture_set (&world->fixture, term, QORGAN_TERM_EN, "Running");
  world_assert_told (world, "");
  g_assert_cmpuint (world->n_changed, >=, 1);
  world_assert_column (world, "state", "Running|Under appeal||Suspended");
}

/* A change that comes while another answer is on its way is not lost with it. */
static void
test_change_between_queries (World *world, gconstpointer data)
{
  QorganQuery *query = qorgan_query_new (&qorgan_kind_case);
  gint64 id = world_create_case (world, "Case 11", 0, "open", NULL);

  qorgan_query_set_sort (query, "title", TRUE);
  qorgan_list_take_query (world->list, query);
  fixture_set (&world->fixture, id, QORGAN_CASE_TITLE, "Case 12");
  query = qorgan_query_copy (query);
  qorgan_query_set_sort (query, "title", FALSE);
  qorgan_list_take_query (world->list, query);
  world_settle (world);
  world_assert_column (world, "title", "Case 9|Case 10|Case 12|éditeur|Дело");
}

/* Several changes before the list gets its turn: each row on its own, in an order that holds at every moment. */
static void
test_several_at_once (World *world, gconstpointer data)
{
  gint64 first = world_id_at (world, 0), second = world_id_at (world, 1), third = world_id_at (world, 2);

  world_sort_by (world, "title", FALSE);
  fixture_set (&world->fixture, first, QORGAN_CASE_TITLE, "Я");
  fixture_delete (&world->fixture, third);
  world_create_case (world, "A", 0, NULL, NULL);
  fixture_set (&world->fixture, second, QORGAN_CASE_TITLE, "Б");
  world_settle (world);
  world_assert_column (world, "title", "A|Б|Дело|Я");
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
  world_assert_told (world, "4-0+1200 ");
  g_assert_true (fixture_undo (&world->fixture));
  world_assert_told (world, "4-1200+0 ");
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
  world_settle (world);
  world_sort_by (world, "title", FALSE);
  fixture_set (&world->fixture, id, QORGAN_CASE_TITLE, "A");
  world_assert_told (world, "0-0+1 402-1+0 ");
  g_assert_true (fixture_undo (&world->fixture));
  world_assert_told (world, "0-1+0 401-0+1 ");
}

static const char *const words[] = { "Alpha", "Бета", "beta 10", "beta 9", "Ғамма", "gamma", "Ж", "" };

static const char *
pick (const char *const *values, gsize n)
{
  const char *value = values[g_test_rand_int_range (0, (gint32) n)];

  return *value != '\0' ? value : NULL;
}

static void
edit_at_random (World *world)
{
  static const char *const states[] = { "open", "on_appeal", "suspended", "" };
  static const char *const dates[] = { "2021", "2022-01-07", "../2020", "?once", "" };
  guint n = g_list_model_get_n_items (G_LIST_MODEL (world->list));
  gint64 id = n > 0 ? world_id_at (world, (guint) g_test_rand_int_range (0, (gint32) n)) : 0;
  g_autofree char *link = qorgan_value_from_number (id);

  /* The list may not know yet that it is gone. */
  if (n > 0 && !fixture_exists (&world->fixture, id))
    return;
  switch (n > 0 ? g_test_rand_int_range (0, 9) : 0)
    {
    case 0:
    case 1:
      world_create_case (world, words[g_test_rand_int_range (0, 7)], g_test_rand_bit () ? world->lukpan : 0,
                         pick (states, G_N_ELEMENTS (states)), pick (dates, G_N_ELEMENTS (dates)));
      break;
    case 2:
      fixture_delete (&world->fixture, id);
      break;
    case 3:
      fixture_undo (&world->fixture);
      break;
    case 4:
      fixture_redo (&world->fixture);
      break;
    case 5:
      fixture_set (&world->fixture, id, QORGAN_CASE_TITLE, pick (words, G_N_ELEMENTS (words)));
      break;
    case 6:
      fixture_set (&world->fixture, id, QORGAN_CASE_STATE, pick (states, G_N_ELEMENTS (states)));
      break;
    case 7:
      fixture_set (&world->fixture, id, QORGAN_CASE_OPENED, pick (dates, G_N_ELEMENTS (dates)));
      break;
    case 8:
      fixture_create (&world->fixture, &qorgan_kind_step, QORGAN_STEP_CASE, link, QORGAN_STEP_NOTE,
                      words[g_test_rand_int_range (0, 7)], 0);
      break;
    }
}

static void
ask_at_random (World *world)
{
  QorganQuery *query = qorgan_query_new (&qorgan_kind_case);
  gint column = g_test_rand_int_range (-1, (gint32) qorgan_kind_case.n_columns);

  qorgan_query_set_sort (query, column < 0 ? NULL : qorgan_kind_case.columns[column].name, g_test_rand_bit ());
  if (g_test_rand_int_range (0, 3) == 0)
    qorgan_query_where_any (query, QORGAN_CASE_STATE, (const char *[]) { "open", "suspended", NULL });
  if (g_test_rand_int_range (0, 3) == 0)
    qorgan_query_set_search (query, words[g_test_rand_int_range (0, 7)]);
  qorgan_list_take_query (world->list, query);
}

static char *
dup_cells (QorganList *list)
{
  g_autoptr (GString) cells = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (cells, "%" G_GINT64_FORMAT, qorgan_row_get_id (row));
      for (guint j = 0; j < qorgan_kind_case.n_columns; j++)
        {
          g_autofree char *text = qorgan_row_dup_text (row, j);

          g_string_append_printf (cells, "|%s", text != NULL ? text : "");
        }
      g_string_append_c (cells, '\n');
    }
  return g_string_free (g_steal_pointer (&cells), FALSE);
}

/* Whatever happens in whatever order, the list is what it would be if it were read now. */
static void
test_as_if_read_now (World *world, gconstpointer data)
{
  for (guint i = 0; i < 120; i++)
    {
      QorganList *fresh;
      g_autofree char *cells = NULL, *fresh_cells = NULL;

      for (gint n = g_test_rand_int_range (1, 4); n > 0; n--)
        edit_at_random (world);
      if (g_test_rand_int_range (0, 4) == 0)
        ask_at_random (world);
      world_settle (world);
      fresh = qorgan_list_new (world->fixture.casebook, qorgan_query_copy (qorgan_list_get_query (world->list)));
      world_settle (world);
      cells = dup_cells (world->list);
      fresh_cells = dup_cells (fresh);
      g_assert_cmpstr (cells, ==, fresh_cells);
      g_assert_cmpuint (qorgan_list_get_n_all (world->list), ==, qorgan_list_get_n_all (fresh));
      g_assert_finalize_object (fresh);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/list-live/" name, World, NULL, world_set_up, function, world_tear_down)
  ADD ("search-stays-live", test_search_stays_live);
  ADD ("create-and-delete", test_create_and_delete);
  ADD ("edit", test_edit);
  ADD ("edit-moves", test_edit_moves);
  ADD ("edit-crosses-filter", test_edit_crosses_filter);
  ADD ("shown-records", test_shown_records);
  ADD ("term-is-renamed", test_term_is_renamed);
  ADD ("change-between-queries", test_change_between_queries);
  ADD ("several-at-once", test_several_at_once);
  ADD ("many-at-once", test_many_at_once);
  ADD ("far-move", test_far_move);
  ADD ("as-if-read-now", test_as_if_read_now);
  return g_test_run ();
}
