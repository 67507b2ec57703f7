/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views: what is saved is what comes back, and what cannot be understood is told and harms nothing. */

#include "fixture.h"
#include "qorgan-view.h"

static GPtrArray *views;

static void
read_views (QorganSession *session, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&views, g_ptr_array_unref);
  views = qorgan_session_views (session, &error);
  g_assert_no_error (error);
}

static const QorganView *
view_at (guint i)
{
  return g_ptr_array_index (views, i);
}

static void
test_round_trip (Fixture *fixture, gconstpointer unused)
{
  static const char *const states[] = { "open", NULL };
  g_autoptr (QorganQuery) query = qorgan_query_new (&qorgan_kind_case);
  g_autofree char *text = NULL;
  gint64 id;

  qorgan_query_set_search (query, "Ахмед “and”\nmore");
  qorgan_query_where_any (query, QORGAN_CASE_STATE, states);
  qorgan_query_set_sort (query, "opened", TRUE);
  text = qorgan_view_write_query (query);
  g_assert_null (strchr (text, '\n')); /* a view's query is one line */
  id = fixture_create (fixture, &qorgan_kind_view, QORGAN_VIEW_NAME, "Held", QORGAN_VIEW_QUERY, text,
                       QORGAN_VIEW_COLUMNS, "opened nonsense title", QORGAN_VIEW_POSITION, "2", 0);
  fixture_create (fixture, &qorgan_kind_view, QORGAN_VIEW_NAME, "First", QORGAN_VIEW_QUERY, "{\"kind\":\"person\"}",
                  QORGAN_VIEW_POSITION, "1", 0);
  fixture_run (fixture, read_views, NULL);
  g_assert_cmpuint (views->len, ==, 2);
  g_assert_cmpstr (view_at (0)->name, ==, "First");
  g_assert_cmpint (view_at (1)->id, ==, id);
  g_assert_no_error (view_at (1)->error);
  g_assert_true (view_at (1)->kind == &qorgan_kind_case);
  g_assert_true (qorgan_view_shows (view_at (1), query));
  g_assert_cmpuint (g_strv_length (view_at (1)->columns), ==, 2);
  g_assert_cmpstr (view_at (1)->columns[0], ==, "opened");
  qorgan_query_set_search (query, "Ахмед");
  g_assert_false (qorgan_view_shows (view_at (1), query));
}

static void
test_not_understood (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *query;
    const QorganKind *kind;
    const char *says;
  } wrong[] = {
    { NULL, NULL, "not recorded" },
    { "", NULL, "not recorded" },
    { "{\"kind\":", NULL, "not recorded" },
    { "[1]", NULL, "JSON object" },
    { "{\"kind\":7}", NULL, "kind" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"weather\",\"any\":[\"rain\"]}]}", &qorgan_kind_case, "weather" },
    { "{\"kind\":\"person\",\"sort\":\"weather\"}", &qorgan_kind_person, "weather" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (QorganView) view = qorgan_view_new (7, "A view", wrong[i].query, "title", 0);
      g_autoptr (QorganQuery) all = qorgan_query_new (&qorgan_kind_case);

      g_assert_null (view->query);
      g_assert_error (view->error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_QUERY);
      g_assert_nonnull (strstr (view->error->message, wrong[i].says));
      g_assert_true (view->kind == wrong[i].kind);
      g_assert_false (qorgan_view_shows (view, all));
    }
}

static void
test_translated_and_undone (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id_text = NULL;
  gint64 id = fixture_create (fixture, &qorgan_kind_view, QORGAN_VIEW_NAME, "Under arrest", QORGAN_VIEW_QUERY,
                              "{\"kind\":\"case\"}", 0);
  g_autofree char *title = NULL;

  id_text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  fixture_create (fixture, &qorgan_kind_text, QORGAN_TEXT_ABOUT, id_text, QORGAN_TEXT_FIELD, "name",
                  QORGAN_TEXT_LANGUAGE, "ru", QORGAN_TEXT_TEXT, "Под арестом", 0);
  title = fixture_title (fixture, id, QORGAN_LANGUAGE_RU);
  g_assert_cmpstr (title, ==, "Под арестом");
  fixture_delete (fixture, id);
  fixture_run (fixture, read_views, NULL);
  g_assert_cmpuint (views->len, ==, 0);
  g_assert_true (fixture_undo (fixture));
  fixture_run (fixture, read_views, NULL);
  g_assert_cmpuint (views->len, ==, 1);
  g_assert_cmpstr (view_at (0)->name, ==, "Under arrest");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  ADD ("/view/round-trip", test_round_trip);
  ADD ("/view/not-understood", test_not_understood);
  ADD ("/view/translated-and-undone", test_translated_and_undone);
  result = g_test_run ();
  g_clear_pointer (&views, g_ptr_array_unref);
  return result;
}
