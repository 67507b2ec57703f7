/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case, its step, and what a source says of the step are sealed and opened in one change, every way there is,
 * whichever of them was there first: each is sealed then if it, or one that it belongs to, says so, and is called
 * accordingly; what a source says of a link follows. One undo makes it what it was, one redo what it became. */

#include "fixture.h"
#include "qorgan-value.h"

enum
{
  CASE,
  STEP,
  CLAIM,
  N_RECORDS,
};

#define N_STATES (1 << N_RECORDS) /* a bit each, for those that say by themselves that they are sealed */

static const QorganFieldId sensitivities[]
    = { QORGAN_CASE_SENSITIVITY, QORGAN_STEP_SENSITIVITY, QORGAN_CLAIM_SENSITIVITY };

/* Changes are written by number: in which order the records came decides which is written first. */
static const guint orders[][N_RECORDS] = {
  { CASE, STEP, CLAIM }, { CASE, CLAIM, STEP }, { STEP, CASE, CLAIM },
  { STEP, CLAIM, CASE }, { CLAIM, CASE, STEP }, { CLAIM, STEP, CASE },
};

typedef struct
{
  Fixture *fixture;
  gint64 ids[N_RECORDS];
  gint64 naming; /* a claim, of another case, that names the step */
} World;

static void
apply (World *world, QorganChange *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = fixture_apply (world->fixture, change, &error);

  g_assert_no_error (error);
}

static void
set_link (QorganChange *change, gint64 id, QorganFieldId field, gint64 target)
{
  g_autofree char *link = qorgan_value_from_links (&target, 1);

  qorgan_change_set (change, id, field, link);
}

/* Numbers are taken in the order of @order, whatever belongs to what. */
static void
make_world (World *world, Fixture *fixture, const guint *order)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);
  gint64 other = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Another case", 0);
  g_autofree char *owner = qorgan_value_from_links (&other, 1);
  gint64 appeal = fixture_create (fixture, &qorgan_kind_step, QORGAN_STEP_CASE, owner, QORGAN_STEP_KIND, "appeal", 0);

  *world = (World) { .fixture = fixture };
  for (guint i = 0; i < N_RECORDS; i++)
    world->ids[order[i]] = qorgan_casebook_take_id (fixture->casebook);
  qorgan_change_create (change, &qorgan_kind_case, world->ids[CASE]);
  qorgan_change_set (change, world->ids[CASE], QORGAN_CASE_TITLE, "Open case");
  qorgan_change_create (change, &qorgan_kind_step, world->ids[STEP]);
  qorgan_change_set (change, world->ids[STEP], QORGAN_STEP_KIND, "detention");
  set_link (change, world->ids[STEP], QORGAN_STEP_CASE, world->ids[CASE]);
  qorgan_change_create (change, &qorgan_kind_claim, world->ids[CLAIM]);
  set_link (change, world->ids[CLAIM], QORGAN_CLAIM_ABOUT, world->ids[STEP]);
  qorgan_change_set (change, world->ids[CLAIM], QORGAN_CLAIM_FIELD, "articles");
  qorgan_change_set (change, world->ids[CLAIM], QORGAN_CLAIM_VALUE, "Open words");
  world->naming = qorgan_casebook_take_id (fixture->casebook);
  qorgan_change_create (change, &qorgan_kind_claim, world->naming);
  set_link (change, world->naming, QORGAN_CLAIM_ABOUT, appeal);
  qorgan_change_set (change, world->naming, QORGAN_CLAIM_FIELD, "follows");
  set_link (change, world->naming, QORGAN_CLAIM_VALUE, world->ids[STEP]);
  apply (world, change);
}

static void
take_state (World *world, guint state)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);

  for (guint i = 0; i < N_RECORDS; i++)
    qorgan_change_set (change, world->ids[i], sensitivities[i], state & (1u << i) ? "sealed" : NULL);
  apply (world, change);
}

static void
assert_state (World *world, guint state)
{
  static const char *const open[] = { "Open case", "Detention", "Open words" };
  g_autofree char *naming = fixture_title (world->fixture, world->naming, QORGAN_LANGUAGE_EN);
  g_autofree char *named = fixture_title (world->fixture, world->ids[STEP], QORGAN_LANGUAGE_EN);
  g_autofree char *is = fixture_dump_records (world->fixture);
  g_autofree char *ought = fixture_dump_derived_afresh (world->fixture);
  gboolean is_sealed = FALSE;

  for (guint i = 0; i < N_RECORDS; i++)
    {
      g_autofree char *title = fixture_title (world->fixture, world->ids[i], QORGAN_LANGUAGE_EN);

      is_sealed |= (state & (1u << i)) != 0;
      g_assert_cmpint (fixture_derived (world->fixture, "record", "sealed", world->ids[i]), ==, is_sealed);
      g_assert_cmpint (g_str_has_prefix (title, "Sealed · "), ==, is_sealed);
      g_assert_cmpint (strstr (title, open[i]) != NULL, ==, !is_sealed);
    }
  g_assert_cmpstr (naming, ==, named);
  g_assert_cmpstr (is, ==, ought);
}

static void
test_every_way (Fixture *fixture, gconstpointer order)
{
  World world;

  make_world (&world, fixture, order);
  for (guint from = 0; from < N_STATES; from++)
    for (guint to = 0; to < N_STATES; to++)
      {
        g_test_message ("%u to %u", from, to);
        take_state (&world, from);
        assert_state (&world, from);
        if (from == to)
          continue;
        take_state (&world, to);
        assert_state (&world, to);
        g_assert_true (fixture_undo (fixture));
        assert_state (&world, from);
        g_assert_true (fixture_redo (fixture));
        assert_state (&world, to);
      }
}

/* A new step comes with the change that seals its case, and another one leaves it with that same change. */
static void
test_with_coming_and_leaving (Fixture *fixture, gconstpointer order)
{
  World world;
  QorganChange *change = qorgan_change_new (QORGAN_VERB_EDIT);
  gint64 other = fixture_create (fixture, &qorgan_kind_case, QORGAN_CASE_TITLE, "Elsewhere", 0), coming;
  g_autofree char *title = NULL;

  make_world (&world, fixture, order);
  coming = qorgan_casebook_take_id (fixture->casebook);
  qorgan_change_create (change, &qorgan_kind_step, coming);
  qorgan_change_set (change, coming, QORGAN_STEP_KIND, "detention");
  set_link (change, coming, QORGAN_STEP_CASE, world.ids[CASE]);
  set_link (change, world.ids[STEP], QORGAN_STEP_CASE, other);
  qorgan_change_set (change, world.ids[CASE], QORGAN_CASE_SENSITIVITY, "sealed");
  apply (&world, change);
  title = fixture_title (fixture, coming, QORGAN_LANGUAGE_EN);
  g_assert_true (g_str_has_prefix (title, "Sealed · "));
  g_assert_cmpint (fixture_derived (fixture, "record", "sealed", coming), ==, 1);
  g_assert_cmpint (fixture_derived (fixture, "record", "sealed", world.ids[CASE]), ==, 1);
  g_assert_cmpint (fixture_derived (fixture, "record", "sealed", world.ids[STEP]), ==, 0);
  g_assert_cmpint (fixture_derived (fixture, "record", "sealed", world.ids[CLAIM]), ==, 0);
  g_assert_true (fixture_undo (fixture));
  g_assert_false (fixture_exists (fixture, coming));
  assert_state (&world, 0);
  g_assert_true (fixture_redo (fixture));
  g_assert_cmpint (fixture_derived (fixture, "record", "sealed", coming), ==, 1);
  g_assert_cmpint (fixture_derived (fixture, "record", "sealed", world.ids[CLAIM]), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *every = g_strdup_printf ("/sealing/every-way/%u", i);
      g_autofree char *coming = g_strdup_printf ("/sealing/coming-and-leaving/%u", i);

      g_test_add (every, Fixture, orders[i], fixture_set_up, test_every_way, fixture_tear_down);
      g_test_add (coming, Fixture, orders[i], fixture_set_up, test_with_coming_and_leaving, fixture_tear_down);
    }
  return g_test_run ();
}
