/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A casebook with a marker in every text of every record, so that a text that is said anywhere can be told from all
 * others. */

#include "disclosure-world.h"

#include "qorgan-kinds.h"

static const guint unmarked_kinds[] = { QORGAN_KIND_TERM, QORGAN_KIND_ALIAS, QORGAN_KIND_VIEW };

gboolean
disclosure_world_marks (const QorganKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (unmarked_kinds); i++)
    if (unmarked_kinds[i] == kind->id)
      return FALSE;
  return TRUE;
}

/* With digits, which no fold takes together; of one length, so that none is the beginning of another. */
static char *
next_marker (World *world)
{
  return g_strdup_printf ("Mark%03uend", world->marked->len);
}

static QorganFieldId
owner_field (const QorganKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & QORGAN_OWNER)
      return qorgan_kind_field_id (kind, i);
  return 0;
}

/* A record of a kind that @field may point to; the person where there is a choice. */
static gint64
target_of (World *world, QorganFieldId field)
{
  const guint8 *targets = qorgan_field (field)->targets;
  gboolean is_other = qorgan_field (field)->flags & QORGAN_OTHER;

  return world->ids[targets != NULL ? targets[0] : is_other ? QORGAN_KIND_ORGANISATION : QORGAN_KIND_PERSON];
}

static void
set_link (QorganChange *change, gint64 id, QorganFieldId field, gint64 target)
{
  g_autofree char *link = qorgan_value_from_links (&target, 1);

  qorgan_change_set (change, id, field, link);
}

static void
apply (World *world, QorganChange *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = fixture_apply (world->fixture, change, &error);

  g_assert_no_error (error);
}

/* @speaks_of: (nullable): name of the field of its owner that it speaks of */
static gint64
make_marked (World *world, const QorganKind *kind, const char *speaks_of)
{
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);
  gint64 id = qorgan_casebook_take_id (world->fixture->casebook);

  qorgan_change_create (change, kind, id);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldId field = qorgan_kind_field_id (kind, i);
      Marked marked = { id, field, NULL };

      if (kind->fields[i].flags & QORGAN_OWNER)
        set_link (change, id, field, target_of (world, field));
      if (kind->fields[i].type == QORGAN_FIELD_NAME)
        qorgan_change_set (change, id, field, speaks_of);
      if (kind->fields[i].type != QORGAN_TEXT && kind->fields[i].type != QORGAN_PROSE)
        continue;
      marked.marker = next_marker (world);
      qorgan_change_set (change, id, field, marked.marker);
      g_array_append_val (world->marked, marked);
    }
  apply (world, change);
  return id;
}

/* Everything that can point to something does. */
static void
link_all (World *world)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      gint64 id = world->ids[kinds[k]->id];
      QorganChange *change;

      if (id == 0)
        continue;
      change = qorgan_change_new (QORGAN_VERB_EDIT);
      for (guint i = 0; i < kinds[k]->n_fields; i++)
        {
          QorganFieldId field = qorgan_kind_field_id (kinds[k], i);
          QorganType type = kinds[k]->fields[i].type;

          if ((type != QORGAN_LINK && type != QORGAN_LINKS) || (kinds[k]->fields[i].flags & QORGAN_OWNER)
              || target_of (world, field) == id || target_of (world, field) == 0)
            continue;
          set_link (change, id, field, target_of (world, field));
        }
      apply (world, change);
    }
}

void
disclosure_world_make (World *world, Fixture *fixture)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);
  g_autofree char *person = NULL, *legal_case = NULL;

  *world = (World) { .fixture = fixture, .marked = g_array_new (FALSE, FALSE, sizeof (Marked)) };
  world->told = g_string_new (NULL);
  world->twins = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint dependants = 0; dependants < 2; dependants++)
    for (guint k = 0; k < n_kinds; k++)
      if (disclosure_world_marks (kinds[k]) && (owner_field (kinds[k]) != 0) == (dependants == 1))
        world->ids[kinds[k]->id] = make_marked (world, kinds[k], "note");
  world->claim = make_marked (world, &qorgan_kind_claim, "contact");
  world->translation = make_marked (world, &qorgan_kind_text, "needs");
  person = qorgan_value_from_links (&world->ids[QORGAN_KIND_PERSON], 1);
  legal_case = qorgan_value_from_links (&world->ids[QORGAN_KIND_CASE], 1);
  world->naming = fixture_create (fixture, &qorgan_kind_claim, QORGAN_CLAIM_ABOUT, legal_case, QORGAN_CLAIM_FIELD,
                                  "client", QORGAN_CLAIM_VALUE, person, 0);
  link_all (world);
}

void
disclosure_world_clear (World *world)
{
  for (guint i = 0; i < world->marked->len; i++)
    g_free (g_array_index (world->marked, Marked, i).marker);
  g_array_unref (world->marked);
  g_hash_table_unref (world->twins);
  g_string_free (world->told, TRUE);
}
