/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See list-world.h. */

#include "list-world.h"

void
world_settle (World *world)
{
  fixture_settle (&world->fixture);
}

gint64
world_id_at (World *world, guint position)
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
      gint64 id = world_id_at (world, position + i);

      g_array_insert_val (world->shadow, position + i, id);
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, world->shadow->len);
  for (guint i = 0; i < world->shadow->len; i++)
    g_assert_cmpint (world_id_at (world, i), ==, g_array_index (world->shadow, gint64, i));
}

void
world_open (World *world, QorganQuery *taken)
{
  world->list = qorgan_list_new (world->fixture.casebook, taken);
  world->shadow = g_array_new (FALSE, FALSE, sizeof (gint64));
  world->told = g_string_new (NULL);
  g_signal_connect (world->list, "items-changed", G_CALLBACK (items_changed_cb), world);
  g_assert_true (qorgan_list_get_busy (world->list));
  world_settle (world);
  g_assert_false (qorgan_list_get_busy (world->list));
  g_assert_no_error (qorgan_list_get_error (world->list));
  g_string_truncate (world->told, 0);
}

void
world_close (World *world)
{
  g_assert_finalize_object (world->list);
  g_array_unref (world->shadow);
  g_string_free (world->told, TRUE);
}

gint64
world_create_case (World *world, const char *title, gint64 client, const char *state, const char *opened)
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

void
world_set_up (World *world, gconstpointer data)
{
  fixture_set_up (&world->fixture, NULL);
  world->lukpan = fixture_create (&world->fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan", 0);
  world->aliya = fixture_create (&world->fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Aliya", 0);
  world_create_case (world, "Case 10", world->lukpan, "open", "2022-01-07");
  world_create_case (world, "Case 9", world->aliya, "on_appeal", "2021");
  world_create_case (world, "éditeur", 0, NULL, NULL);
  world_create_case (world, "Дело", world->aliya, "suspended", "?last winter");
  world_open (world, qorgan_query_new (&qorgan_kind_case));
}

void
world_tear_down (World *world, gconstpointer data)
{
  world_close (world);
  fixture_tear_down (&world->fixture, NULL);
}

guint
world_column_of (const char *name)
{
  return (guint) (qorgan_kind_find_column (&qorgan_kind_case, name) - qorgan_kind_case.columns);
}

void
world_assert_column (World *world, const char *name, const char *expected)
{
  g_autoptr (GString) cells = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (world->list)); i++)
    {
      g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (world->list), i);
      g_autofree char *text = qorgan_row_dup_text (row, world_column_of (name));

      g_string_append_printf (cells, "%s%s", i > 0 ? "|" : "", text != NULL ? text : "");
    }
  g_assert_cmpstr (cells->str, ==, expected);
}

void
world_assert_told (World *world, const char *expected)
{
  world_settle (world);
  g_assert_cmpstr (world->told->str, ==, expected);
  g_string_truncate (world->told, 0);
}

void
world_sort_by (World *world, const char *column, gboolean descending)
{
  QorganQuery *query = qorgan_query_copy (qorgan_list_get_query (world->list));

  qorgan_query_set_sort (query, column, descending);
  qorgan_list_take_query (world->list, query);
  world_settle (world);
  g_string_truncate (world->told, 0);
}

void
world_row_changed_cb (QorganRow *row, World *world)
{
  world->n_changed++;
}
