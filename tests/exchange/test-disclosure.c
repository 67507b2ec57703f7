/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is sealed is said nowhere. First the rule by itself, for every field of every kind; then a casebook with a
 * marker in every text of every record, sealed in every way there is, and every place where the program speaks of
 * records: no marker of what is sealed is found there, and all of them are once nothing is sealed any more. */

#include "disclosure-world.h"
#include "qorgan-claims.h"
#include "qorgan-history.h"
#include "qorgan-id-set.h"
#include "qorgan-mentions.h"
#include "qorgan-merge.h"
#include "qorgan-search.h"
#include "qorgan-similar.h"
#include "qorgan-table.h"

#include <string.h>

/* ---- Where the program speaks ---- */

static void
tell (World *world, const char *words)
{
  g_string_append_printf (world->told, "%s\n", words != NULL ? words : "");
}

static gint64
record_at (World *world, guint i)
{
  return g_array_index (world->marked, Marked, i).record;
}

/* Once for each record. */
static gboolean
is_new_record (World *world, guint i)
{
  return i == 0 || record_at (world, i) != record_at (world, i - 1);
}

static void
say_titles (QorganSession *session, gpointer data)
{
  World *world = data;

  for (guint i = 0; i <= world->marked->len; i++)
    for (guint language = 0; language < QORGAN_N_LANGUAGES; language++)
      {
        g_autoptr (GError) error = NULL;
        gint64 id = i < world->marked->len ? record_at (world, i) : world->naming;
        g_autofree char *title = qorgan_session_title (session, id, language, &error);

        g_assert_no_error (error);
        tell (world, title);
      }
}

static void
say_lists (QorganSession *session, gpointer data)
{
  World *world = data;
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QorganTable) table = NULL;

      if (!disclosure_world_marks (kinds[k]))
        continue;
      table = qorgan_table_read (session, kinds[k], &error);
      g_assert_no_error (error);
      for (guint row = 0; row < qorgan_table_ids (table)->len; row++)
        for (guint column = 0; column < kinds[k]->n_columns; column++)
          if (kinds[k]->columns[column].label != NULL) /* not the map's coordinates */
            tell (world, qorgan_table_value (table, row, column));
    }
}

static void
explain (World *world, QorganSession *session, const char *typed, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const QorganKind *kind = qorgan_session_kind_of (session, id, &error);
  g_autoptr (GHashTable) reasons = NULL;
  GHashTableIter iter;
  gpointer reason;

  g_array_append_val (ids, id);
  reasons = qorgan_session_explain (session, typed, kind, ids, QORGAN_LANGUAGE_EN, &error);
  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, reasons);
  while (g_hash_table_iter_next (&iter, NULL, &reason))
    tell (world, reason);
}

static void
say_found (QorganSession *session, gpointer data)
{
  World *world = data;

  for (guint i = 0; i < world->marked->len; i++)
    {
      const Marked *marked = &g_array_index (world->marked, Marked, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hits
          = qorgan_session_search (session, marked->marker, NULL, QORGAN_LANGUAGE_EN, 10, NULL, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < hits->len; j++)
        {
          const QorganHit *hit = hits->pdata[j];

          tell (world, hit->title);
          tell (world, hit->context);
        }
      explain (world, session, marked->marker, marked->record);
    }
}

static void
tell_line (World *world, const QorganHistoryLine *line)
{
  tell (world, line->entry->title);
  for (guint i = 0; i < line->events->len; i++)
    {
      const QorganEvent *event = line->events->pdata[i];

      tell (world, event->title);
      if (event->sealed)
        continue;
      tell (world, event->was);
      tell (world, event->now);
    }
}

static void
tell_history (World *world, QorganSession *session, char *words)
{
  const QorganHistoryFilter filter = { .words = words };
  gint64 next = 0;

  do
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QorganHistoryReading) reading = qorgan_session_read_history (session, &filter, next, 1000, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < reading->lines->len; i++)
        {
          const QorganHistoryLine *line = reading->lines->pdata[i];

          if (g_hash_table_contains (world->twins, &line->entry->record))
            continue;
          if (words == NULL)
            tell_line (world, line);
          else
            tell (world, words); /* that it is found says it */
        }
      next = reading->next;
    }
  while (next != 0);
}

static void
say_history (QorganSession *session, gpointer data)
{
  World *world = data;

  tell_history (world, session, NULL);
  for (guint i = 0; i < world->marked->len; i++)
    tell_history (world, session, g_array_index (world->marked, Marked, i).marker);
}

static void
say_mentions (QorganSession *session, gpointer data)
{
  World *world = data;

  for (guint i = 0; i < world->marked->len; i++)
    {
      const QorganMentionsRequest request = { .id = record_at (world, i), .limit = 50 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) kinds = NULL;

      if (!is_new_record (world, i))
        continue;
      kinds = qorgan_session_mentions (session, &request, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < kinds->len; j++)
        for (guint k = 0; k < ((QorganMentions *) kinds->pdata[j])->first->len; k++)
          {
            const QorganMention *mention = ((QorganMentions *) kinds->pdata[j])->first->pdata[k];

            tell (world, mention->title);
            tell (world, mention->why);
          }
    }
}

static void
say_claims (QorganSession *session, gpointer data)
{
  World *world = data;
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QorganRecord) record = NULL;
      g_autoptr (GPtrArray) claims = NULL;
      QorganHandling handling;

      if (world->ids[kinds[k]->id] == 0)
        continue;
      record = qorgan_session_load (session, world->ids[kinds[k]->id], &error);
      g_assert_true (qorgan_session_handling (session, record, &handling, &error));
      if (!qorgan_may_say_record (&handling, &qorgan_audience_in_passing))
        continue; /* they are on its page, which is covered */
      claims = qorgan_session_claims (session, record, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < claims->len; i++)
        {
          const QorganClaim *claim = claims->pdata[i];

          tell (world, claim->is_sealed ? NULL : claim->who);
          tell (world, claim->is_sealed ? NULL : claim->source_title);
          tell (world, claim->is_covered ? NULL : claim->words);
        }
    }
}

static void
say_table (QorganSession *session, gpointer data)
{
  World *world = data;
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  world->n_left_out = 0;
  for (guint k = 0; k < n_kinds; k++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QorganQuery) query = qorgan_query_new (kinds[k]);
      g_autoptr (QorganTableExport) wish = qorgan_table_export_new (&(QorganTableWish) {
          .query = query, .audience = *world->audience, .format = world->format, .all_fields = world->all_fields });
      g_autoptr (QorganTableExported) exported = NULL;

      if (!disclosure_world_marks (kinds[k]))
        continue;
      exported = qorgan_table_export_run (session, wish, NULL, &error);
      g_assert_no_error (error);
      tell (world, exported->text->str);
      if (exported->html != NULL)
        tell (world, exported->html->str);
      for (guint i = 0; i < G_N_ELEMENTS (exported->n_left_out); i++)
        world->n_left_out += exported->n_left_out[i];
    }
}

static void
say_merge (QorganSession *session, gpointer data)
{
  World *world = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganRecord) record = qorgan_session_load (session, world->ids[QORGAN_KIND_PERSON], &error);
  g_autoptr (QorganChange) change = qorgan_change_new (QORGAN_VERB_CREATE);
  gint64 twin = qorgan_session_take_id (session);
  g_autoptr (QorganEntry) entry = NULL, undone = NULL;
  g_autoptr (QorganMerge) merge = NULL;
  g_autoptr (QorganDisclosure) disclosure = qorgan_disclosure_new (session, &qorgan_audience_in_passing);
  g_autoptr (GPtrArray) likes = NULL;
  QorganHandling handling;

  g_hash_table_add (world->twins, g_memdup2 (&twin, sizeof twin));
  qorgan_change_create (change, &qorgan_kind_person, twin);
  qorgan_change_set (change, twin, QORGAN_PERSON_NAME_RU, qorgan_record_value (record, QORGAN_PERSON_NAME_EN));
  entry = qorgan_session_apply (session, change, &error);
  g_assert_no_error (error);
  merge = qorgan_merge_plan (session, twin, world->ids[QORGAN_KIND_PERSON], NULL, &error);
  g_assert_no_error (error);
  g_assert_true (qorgan_merge_read_handling (session, merge, &handling, &error));
  tell (world, merge->other_title);
  for (guint i = 0; i < merge->fields->len; i++)
    {
      const QorganMergeField *field = merge->fields->pdata[i];
      gboolean is_covered;
      g_autofree char *words
          = qorgan_disclosure_value (disclosure, &handling, field->field, field->other, &is_covered, &error);

      g_assert_no_error (error);
      tell (world, words);
    }
  g_clear_pointer (&record, qorgan_record_unref);
  record = qorgan_session_load (session, twin, &error);
  likes = qorgan_session_similar (session, record, 10, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < likes->len; i++)
    {
      const QorganSimilar *like = likes->pdata[i];
      g_autofree char *reason = qorgan_similar_word_reason (like, QORGAN_LANGUAGE_EN);

      tell (world, like->title);
      tell (world, like->detail);
      tell (world, reason);
    }
  undone = qorgan_session_undo (session, &error);
  g_assert_no_error (error);
}

static const struct
{
  const char *name;
  void (*say) (QorganSession *session, gpointer world);
  QorganAudience audience;
  QorganTableFormat format;
  gboolean all_fields;
} surfaces[] = {
  { "titles", say_titles, { QORGAN_SURFACE_SCREEN, QORGAN_SENSITIVITY_INTERNAL } },
  { "lists", say_lists, { QORGAN_SURFACE_SCREEN, QORGAN_SENSITIVITY_INTERNAL } },
  { "search", say_found, { QORGAN_SURFACE_SCREEN, QORGAN_SENSITIVITY_INTERNAL } },
  { "history", say_history, { QORGAN_SURFACE_SCREEN, QORGAN_SENSITIVITY_INTERNAL } },
  { "mentions", say_mentions, { QORGAN_SURFACE_SCREEN, QORGAN_SENSITIVITY_INTERNAL } },
  { "claims", say_claims, { QORGAN_SURFACE_SCREEN, QORGAN_SENSITIVITY_INTERNAL } },
  { "merge and likes", say_merge, { QORGAN_SURFACE_SCREEN, QORGAN_SENSITIVITY_INTERNAL } },
  { "clipboard", say_table, { QORGAN_SURFACE_SCREEN, QORGAN_SENSITIVITY_INTERNAL }, QORGAN_TABLE_TSV },
  { "clipboard, all", say_table, { QORGAN_SURFACE_SCREEN, QORGAN_SENSITIVITY_INTERNAL }, QORGAN_TABLE_TSV, TRUE },
  { "public file", say_table, { QORGAN_SURFACE_FILE, QORGAN_SENSITIVITY_PUBLIC }, QORGAN_TABLE_CSV, TRUE },
  { "partners' file", say_table, { QORGAN_SURFACE_FILE, QORGAN_SENSITIVITY_PARTNERS }, QORGAN_TABLE_CSV, TRUE },
  { "team's list", say_table, { QORGAN_SURFACE_FILE, QORGAN_SENSITIVITY_INTERNAL }, QORGAN_TABLE_CSV },
  { "team's file", say_table, { QORGAN_SURFACE_FILE, QORGAN_SENSITIVITY_INTERNAL }, QORGAN_TABLE_CSV, TRUE },
  { "sealed file", say_table, { QORGAN_SURFACE_FILE, QORGAN_SENSITIVITY_SEALED }, QORGAN_TABLE_CSV, TRUE },
};

/* ---- What must be said nowhere ---- */

/* A claim or a translation of a field that is sealed by itself. */
static gboolean
speaks_of_sealed (World *world, gint64 record)
{
  return record == world->claim || record == world->translation;
}

/* @sealed: (nullable): ids of what somebody sealed */
static gboolean
is_secret (World *world, const Marked *marked, gint64 sealed, gint64 owner)
{
  return marked->record == sealed || (owner != 0 && owner == sealed) || speaks_of_sealed (world, marked->record)
         || qorgan_field (marked->field)->floor == QORGAN_SENSITIVITY_SEALED;
}

typedef struct
{
  gint64 record;
  gint64 owner;
} Owned;

static void
read_owner (QorganSession *session, gpointer data)
{
  Owned *owned = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganRecord) record = qorgan_session_load (session, owned->record, &error);

  g_assert_no_error (error);
  owned->owner = qorgan_record_owner (record);
}

static gboolean
is_told (World *world, const char *marker)
{
  g_autofree char *low = g_ascii_strdown (marker, -1);

  return strstr (world->told->str, low) != NULL;
}

/* Not even an empty row stands in a table for what is sealed. @n_open: how many rows each surface leaves out when
 * nothing is sealed */
static void
check_rows (World *world, guint surface, const QorganKind *sealed, guint *n_open)
{
  QorganSensitivity level = surfaces[surface].audience.level;

  if (surfaces[surface].say != say_table)
    return;
  if (sealed == NULL)
    n_open[surface] = world->n_left_out;
  else if (level == QORGAN_SENSITIVITY_INTERNAL && sealed->floor != QORGAN_SENSITIVITY_SEALED)
    g_assert_cmpuint (world->n_left_out, >, n_open[surface]);
}

/* @sealed_kind: (nullable): the kind whose record somebody sealed */
static void
check_surfaces (World *world, const QorganKind *sealed_kind, guint *n_open)
{
  gint64 sealed = sealed_kind != NULL ? world->ids[sealed_kind->id] : 0;

  for (guint s = 0; s < G_N_ELEMENTS (surfaces); s++)
    {
      gboolean may_hear_all = surfaces[s].audience.level == QORGAN_SENSITIVITY_SEALED;
      guint n_told = 0, n_secret = 0;

      g_string_truncate (world->told, 0);
      world->audience = &surfaces[s].audience;
      world->format = surfaces[s].format;
      world->all_fields = surfaces[s].all_fields;
      fixture_run (world->fixture, surfaces[s].say, world);
      check_rows (world, s, sealed_kind, n_open);
      for (char *c = world->told->str; *c != '\0'; c++)
        *c = g_ascii_tolower (*c);
      for (guint i = 0; i < world->marked->len; i++)
        {
          const Marked *marked = &g_array_index (world->marked, Marked, i);
          Owned owned = { marked->record, 0 };
          gboolean told = is_told (world, marked->marker);

          fixture_run (world->fixture, read_owner, &owned);
          n_told += told;
          if (may_hear_all && !told)
            g_error ("%s: %s is missing", surfaces[s].name, qorgan_field (marked->field)->name);
          if (may_hear_all || !is_secret (world, marked, sealed, owned.owner))
            continue;
          n_secret++;
          if (told)
            g_error ("%s says what %s keeps to itself: %s", surfaces[s].name,
                     qorgan_kind_by_id (QORGAN_FIELD_KIND (marked->field))->name, qorgan_field (marked->field)->name);
        }
      /* The test can fail: there is something to be kept, and the others are said. */
      if (!may_hear_all)
        g_assert_cmpuint (n_secret, >, 8);
      if (surfaces[s].audience.level >= QORGAN_SENSITIVITY_INTERNAL && sealed == 0)
        g_assert_cmpuint (n_told, >, 0);
    }
}

/* ---- What a record shows because another one says so ---- */

static const QorganDerived *
derived_link (const QorganKind *kind, const QorganColumn *column)
{
  for (guint i = 0; i < kind->n_derived && column->source == QORGAN_COLUMN_DERIVED; i++)
    if (kind->derived[i].is_link && g_str_equal (kind->derived[i].name, column->derived))
      return &kind->derived[i];
  return NULL;
}

typedef struct
{
  const QorganKind *kind;
  const char *columns[2];
  QorganAudience audience;
  char *text; /* owned */
} Export;

static void
export_column (QorganSession *session, gpointer data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganQuery) query = qorgan_query_new (export->kind);
  g_autoptr (QorganTableExport) wish = qorgan_table_export_new (
      &(QorganTableWish) { .query = query, .columns = export->columns, .audience = export->audience });
  g_autoptr (QorganTableExported) exported = qorgan_table_export_run (session, wish, NULL, &error);

  g_assert_no_error (error);
  export->text = g_strdup (exported->text->str);
}

/* @kept: (nullable): the kind whose record is for the team. Returns: how many columns say something in a file for all
 */
static guint
check_derived (World *world, const QorganKind *kept)
{
  guint n_kinds, n_told = 0;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    for (guint c = 0; c < kinds[k]->n_columns; c++)
      {
        const QorganDerived *derived = derived_link (kinds[k], &kinds[k]->columns[c]);
        Export export = { kinds[k], { kinds[k]->columns[c].name }, { QORGAN_SURFACE_FILE, QORGAN_SENSITIVITY_PUBLIC } };
        gboolean is_told;

        if (derived == NULL)
          continue;
        fixture_run (world->fixture, export_column, &export);
        is_told = strstr (export.text, "Mark") != NULL;
        g_free (export.text);
        n_told += is_told;
        if (is_told && kept != NULL && g_str_equal (kept->name, derived->from_kind))
          g_error ("%s.%s says what %s keeps to itself", kinds[k]->name, derived->name, kept->name);
      }
  return n_told;
}

static void
set_all (World *world, const char *sensitivity)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    if (world->ids[kinds[k]->id] != 0 && kinds[k]->sensitivity != 0)
      fixture_set (world->fixture, world->ids[kinds[k]->id], kinds[k]->sensitivity, sensitivity);
}

/* The outlet itself is public; that somebody works there is not, when what says so is for the team. */
static void
test_derived (Fixture *fixture, gconstpointer data)
{
  World world;
  guint n_kinds, n_told;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  disclosure_world_make (&world, fixture);
  set_all (&world, "public");
  n_told = check_derived (&world, NULL);
  g_assert_cmpuint (n_told, >, 1);
  for (guint k = 0; k < n_kinds; k++)
    {
      gint64 id = world.ids[kinds[k]->id];

      if (id == 0 || kinds[k]->sensitivity == 0)
        continue;
      fixture_set (fixture, id, kinds[k]->sensitivity, "internal");
      check_derived (&world, kinds[k]);
      fixture_set (fixture, id, kinds[k]->sensitivity, "public");
    }
  g_assert_cmpuint (check_derived (&world, NULL), ==, n_told);
  disclosure_world_clear (&world);
}

static void
test_everywhere (Fixture *fixture, gconstpointer data)
{
  World world;
  guint n_kinds, n_sealed = 0, n_open[G_N_ELEMENTS (surfaces)];
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  disclosure_world_make (&world, fixture);
  check_surfaces (&world, NULL, n_open);
  for (guint k = 0; k < n_kinds; k++)
    {
      gint64 id = world.ids[kinds[k]->id];

      if (id == 0 || kinds[k]->sensitivity == 0)
        continue;
      fixture_set (fixture, id, kinds[k]->sensitivity, "sealed");
      check_surfaces (&world, kinds[k], n_open);
      fixture_set (fixture, id, kinds[k]->sensitivity, NULL);
      n_sealed++;
    }
  g_assert_cmpuint (n_sealed, >=, 14);
  check_surfaces (&world, NULL, n_open);
  disclosure_world_clear (&world);
}

/* ---- What was sealed and is gone ---- */

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  World world;
  gint64 person;

  disclosure_world_make (&world, fixture);
  person = world.ids[QORGAN_KIND_PERSON];
  fixture_set (fixture, person, QORGAN_PERSON_SENSITIVITY, "sealed");
  fixture_delete (fixture, person);
  fixture_run (fixture, say_history, &world);
  for (char *c = world.told->str; *c != '\0'; c++)
    *c = g_ascii_tolower (*c);
  for (guint i = 0; i < world.marked->len; i++)
    {
      const Marked *marked = &g_array_index (world.marked, Marked, i);

      if (marked->record == person)
        g_assert_false (is_told (&world, marked->marker));
    }
  disclosure_world_clear (&world);
}

#define ADD(name, test) g_test_add ("/disclosure/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("everywhere", test_everywhere);
  ADD ("derived", test_derived);
  ADD ("deleted", test_deleted);
  return g_test_run ();
}
