/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work between frames: once for each object however often it is asked for, again if the work asks for more, little in
 * one turn of the main loop, and nothing is left of a window that goes. */

#include "qorgan-slices.h"

#define N_OBJECTS 100
#define SLICE_MS 2

static guint n_worked;
static guint n_gone;

static void
work (gpointer object)
{
  n_worked++;
}

static void
work_slowly (gpointer object)
{
  n_worked++;
  g_usleep (1000);
}

static void
work_three_times (gpointer object)
{
  n_worked++;
  if (n_worked < 3)
    qorgan_slices_add (object, work_three_times);
}

static void
gone_cb (gpointer data, GObject *where_it_was)
{
  n_gone++;
}

static void
run (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
begin (void)
{
  n_worked = n_gone = 0;
}

static void
test_once (void)
{
  g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);

  begin ();
  qorgan_slices_add (object, work);
  qorgan_slices_add (object, work);
  g_assert_cmpuint (n_worked, ==, 0);
  run ();
  g_assert_cmpuint (n_worked, ==, 1);
  qorgan_slices_add (object, work);
  run ();
  g_assert_cmpuint (n_worked, ==, 2);
}

static void
test_again (void)
{
  g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);

  begin ();
  qorgan_slices_add (object, work_three_times);
  run ();
  g_assert_cmpuint (n_worked, ==, 3);
}

static void
test_little (void)
{
  GObject *objects[N_OBJECTS];

  begin ();
  for (guint i = 0; i < N_OBJECTS; i++)
    {
      objects[i] = g_object_new (G_TYPE_OBJECT, NULL);
      qorgan_slices_add (objects[i], work_slowly);
    }
  g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (n_worked, <=, SLICE_MS);
  run ();
  g_assert_cmpuint (n_worked, ==, N_OBJECTS);
  for (guint i = 0; i < N_OBJECTS; i++)
    g_object_unref (objects[i]);
}

static void
work_on (gpointer object)
{
  work_slowly (object);
  if (n_worked < N_OBJECTS)
    qorgan_slices_add (object, work_on);
}

/* However often more is asked for, there is one slice in a turn. */
static void
test_little_again (void)
{
  g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);
  guint before = 0;

  begin ();
  for (qorgan_slices_add (object, work_on); g_main_context_iteration (NULL, FALSE); before = n_worked)
    g_assert_cmpuint (n_worked - before, <=, SLICE_MS);
  g_assert_cmpuint (n_worked, ==, N_OBJECTS);
}

static void
let_go (void)
{
  GObject *object = g_object_new (G_TYPE_OBJECT, NULL);

  g_object_weak_ref (object, gone_cb, NULL);
  qorgan_slices_let_go (object);
  g_object_unref (object);
}

static void
test_let_go (void)
{
  begin ();
  let_go ();
  g_assert_cmpuint (n_gone, ==, 0);
  run ();
  g_assert_cmpuint (n_gone, ==, 1);
}

static void
test_finish (void)
{
  g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);

  begin ();
  qorgan_slices_add (object, work);
  let_go ();
  let_go ();
  qorgan_slices_finish ();
  g_assert_cmpuint (n_worked, ==, 1);
  g_assert_cmpuint (n_gone, ==, 2);
  run ();
  g_assert_cmpuint (n_worked, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slices/once", test_once);
  g_test_add_func ("/slices/again", test_again);
  g_test_add_func ("/slices/little-at-a-time", test_little);
  g_test_add_func ("/slices/little-again", test_little_again);
  g_test_add_func ("/slices/let-go", test_let_go);
  g_test_add_func ("/slices/finish", test_finish);
  return g_test_run ();
}
