/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From words to records: the hits of the index, and those one hop away. Which hops there are follows from the kinds: a
 * record is found through what it links to, and through the dependants that it owns and what those link to. */

#include "qorgan-search-private.h"

#include "qorgan-fold.h"
#include "qorgan-id-set.h"
#include "qorgan-session-private.h"

static gboolean
collect_ids (QorganStatement *select, GArray *ids, GError **error)
{
  gboolean has_row = TRUE;

  while (has_row)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        {
          gint64 id = qorgan_statement_int64 (select, 0);

          g_array_append_val (ids, id);
        }
    }
  return TRUE;
}

/* (element-type gint64) The newest @limit hits, newest first; -1: all of them, oldest first. */
GArray *
qorgan_search_read_hits (QorganSession *session, const char *match, gint limit, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (session->connection,
                                     limit < 0
                                         ? "SELECT rowid FROM word WHERE word MATCH ?1"
                                         : "SELECT rowid FROM word WHERE word MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
                                     error);
  g_autoptr (GArray) hits = qorgan_id_set_new ();

  if (select == NULL)
    return NULL;
  qorgan_statement_bind_text (select, 1, match);
  if (limit >= 0)
    qorgan_statement_bind_int64 (select, 2, limit);
  return collect_ids (select, hits, error) ? g_steal_pointer (&hits) : NULL;
}

static void
free_ids (gpointer ids)
{
  if (ids != NULL)
    g_array_unref (ids);
}

/* (element-type GArray) By id of the kind: NULL where there are no hits of it. */
static GPtrArray *
by_kind_new (void)
{
  GPtrArray *by_kind = g_ptr_array_new_with_free_func (free_ids);

  g_ptr_array_set_size (by_kind, G_MAXUINT8 + 1);
  return by_kind;
}

static void
add_to_kind (GPtrArray *by_kind, const QorganKind *kind, gint64 id)
{
  if (by_kind->pdata[kind->id] == NULL)
    by_kind->pdata[kind->id] = qorgan_id_set_new ();
  g_array_append_val ((GArray *) by_kind->pdata[kind->id], id);
}

static gboolean
sort_hits (QorganSession *session, const GArray *hits, GPtrArray *by_kind, GError **error)
{
  g_autoptr (QorganCachedStatement) select
      = qorgan_connection_statement (session->connection,
                                     "SELECT r.id, r.kind FROM ids (?1) i CROSS JOIN record r INDEXED BY record_id "
                                     "ON r.id = i.id",
                                     error);
  const QorganKind *kind = NULL;
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_ids (select, 1, hits);
  while (has_row)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (kind == NULL || !g_str_equal (kind->name, qorgan_statement_text (select, 1)))
        kind = qorgan_kind_by_name (qorgan_statement_text (select, 1));
      if (kind != NULL)
        add_to_kind (by_kind, kind, qorgan_statement_int64 (select, 0));
    }
  return TRUE;
}

/* (element-type GArray) By id of the kind: the hits of that kind, or NULL where there are none. */
GPtrArray *
qorgan_search_sort_by_kind (QorganSession *session, const GArray *hits, GError **error)
{
  g_autoptr (GPtrArray) by_kind = by_kind_new ();

  return sort_hits (session, hits, by_kind, error) ? g_steal_pointer (&by_kind) : NULL;
}

/* The parts of one UNION ALL; the hits of a kind are the parameter of the number of its id. All kinds are in it, also
 * those of no hits, so that it is the same at each key and prepared once. */
typedef struct
{
  GString *sql;
  gboolean used[G_MAXUINT8 + 1];
} Hops;

/* The hits that @field may point to, as "(SELECT …)". */
static char *
hits_of (Hops *hops, const QorganField *field)
{
  GString *sql = g_string_new (NULL);
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (qorgan_field_may_link (field, kinds[i]))
      {
        g_string_append_printf (sql, "%s SELECT id FROM ids (?%u)", sql->len > 0 ? " UNION ALL" : "(", kinds[i]->id);
        hops->used[kinds[i]->id] = TRUE;
      }
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static void G_GNUC_PRINTF (2, 3) append_hop (Hops *hops, const char *format, ...)
{
  va_list arguments;

  if (hops->sql->len > 0)
    g_string_append (hops->sql, " UNION ALL ");
  va_start (arguments, format);
  g_string_append_vprintf (hops->sql, format, arguments);
  va_end (arguments);
}

static void
append_own_links (Hops *hops, const QorganKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const QorganField *field = &kind->fields[i];
      g_autofree char *hits = NULL;

      if (field->type != QORGAN_LINK && field->type != QORGAN_LINKS)
        continue;
      hits = hits_of (hops, field);
      if (field->type == QORGAN_LINK)
        append_hop (hops, "SELECT id, \"%s\" FROM \"%s\" WHERE \"%s\" IN %s", field->name, kind->name, field->name,
                    hits);
      else
        append_hop (hops,
                    "SELECT k.id, l.target FROM link l JOIN \"%s\" k ON k.id = l.record WHERE l.field = '%s' AND "
                    "l.target IN %s",
                    kind->name, field->name, hits);
    }
}

/* Whether nobody but records of one kind can own these. */
static gboolean
has_one_owner (const QorganDependant *dependant)
{
  const guint8 *targets = qorgan_field (dependant->owner)->targets;

  return targets != NULL && targets[1] == 0;
}

/* Steps follow steps of the same case, which its own words have found: to ask for tens of thousands of them again would
 * take longer than all the rest. */
static gboolean
stays_inside (const QorganDependant *dependant, const QorganField *field)
{
  return field->targets != NULL && field->targets[0] == dependant->kind->id && field->targets[1] == 0;
}

/* What a dependant links to, and with @own_words what it says itself, credited to its owner. */
static void
append_dependant (Hops *hops, const QorganKind *kind, const QorganDependant *dependant, gboolean own_words)
{
  const QorganField *owner = qorgan_field (dependant->owner);
  const char *table = dependant->kind->name;
  g_autofree char *is_kind = NULL;

  /* Where the owner may be of several kinds, those of another are none of ours. */
  if (has_one_owner (dependant))
    is_kind = g_strdup ("");
  else
    is_kind = g_strdup_printf (" AND d.\"%s\" IN (SELECT id FROM \"%s\")", owner->name, kind->name);
  if (own_words)
    {
      append_hop (hops, "SELECT d.\"%s\", d.id FROM ids (?%u) i CROSS JOIN \"%s\" d ON d.id = i.id%s", owner->name,
                  dependant->kind->id, table, is_kind);
      hops->used[dependant->kind->id] = TRUE;
    }
  for (guint i = 0; i < dependant->kind->n_fields; i++)
    {
      const QorganField *field = &dependant->kind->fields[i];
      g_autofree char *hits = NULL;

      if ((field->type != QORGAN_LINK && field->type != QORGAN_LINKS) || field == owner
          || stays_inside (dependant, field))
        continue;
      hits = hits_of (hops, field);
      if (field->type == QORGAN_LINK)
        append_hop (hops, "SELECT d.\"%s\", d.\"%s\" FROM \"%s\" d WHERE d.\"%s\" IN %s%s", owner->name, field->name,
                    table, field->name, hits, is_kind);
      else
        append_hop (hops,
                    "SELECT d.\"%s\", l.target FROM link l JOIN \"%s\" d ON d.id = l.record WHERE l.field = '%s' "
                    "AND l.target IN %s%s",
                    owner->name, table, field->name, hits, is_kind);
    }
}

static void
add_hop (GArray *found, gint64 id, gint64 through)
{
  QorganHop hop = { id, through };

  g_array_append_val (found, hop);
}

static gboolean
read_hops (QorganSession *session, const Hops *hops, GPtrArray *by_kind, GArray *found, GError **error)
{
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (session->connection, hops->sql->str, error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (hops->used); i++)
    if (hops->used[i] && by_kind->pdata[i] != NULL)
      qorgan_statement_bind_ids (select, (int) i, by_kind->pdata[i]);
  while (has_row)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        add_hop (found, qorgan_statement_int64 (select, 0), qorgan_statement_int64 (select, 1));
    }
  return TRUE;
}

static gboolean
follow (QorganSession *session,
        const QorganKind *kind,
        GPtrArray *by_kind,
        gboolean with_owned,
        GArray *found,
        GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GArray) dependants = qorgan_kind_dup_dependants (kind);
  Hops hops = { .sql = sql };

  append_own_links (&hops, kind);
  for (guint i = 0; i < dependants->len; i++)
    {
      const QorganDependant *dependant = &g_array_index (dependants, QorganDependant, i);

      append_dependant (&hops, kind, dependant, with_owned || !has_one_owner (dependant));
    }
  return sql->len == 0 || read_hops (session, &hops, by_kind, found, error);
}

/* Adds to @found the records of @kind one hop from the hits, some perhaps several times. */
gboolean
qorgan_search_follow (QorganSession *session, const QorganKind *kind, GPtrArray *by_kind, GArray *found, GError **error)
{
  return follow (session, kind, by_kind, TRUE, found, error);
}

/* Of @hits those that belong to @kind alone, such as the steps of cases, with whom they belong to: most hits are some,
 * and to read the owner is to know the kind. Returns: the other hits. */
static GArray *
take_owned (QorganSession *session,
            const QorganDependant *dependant,
            const GArray *hits,
            GPtrArray *by_kind,
            GArray *found,
            GError **error)
{
  const char *table = dependant->kind->name;
  g_autofree char *sql = g_strdup_printf (
      "SELECT d.id, d.\"%s\" FROM ids (?1) i CROSS JOIN \"%s\" d INDEXED BY \"%s_owner\" ON d.id = i.id",
      qorgan_field (dependant->owner)->name, table, table);
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (session->connection, sql, error);
  GArray *owned;
  gboolean has_row = TRUE;

  if (select == NULL)
    return NULL;
  qorgan_statement_bind_ids (select, 1, hits);
  while (has_row)
    {
      if (!qorgan_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      add_to_kind (by_kind, dependant->kind, qorgan_statement_int64 (select, 0));
      add_hop (found, qorgan_statement_int64 (select, 1), qorgan_statement_int64 (select, 0));
    }
  owned = by_kind->pdata[dependant->kind->id];
  return owned != NULL ? qorgan_id_set_subtract (hits, owned) : g_array_ref ((GArray *) hits);
}

/* Sorts @hits by kind, and follows them to records of @kind. */
static gboolean
follow_all (QorganSession *session,
            const QorganKind *kind,
            const GArray *hits,
            GPtrArray *by_kind,
            GArray *found,
            GError **error)
{
  g_autoptr (GArray) dependants = qorgan_kind_dup_dependants (kind);
  g_autoptr (GArray) rest = g_array_ref ((GArray *) hits);

  for (guint i = 0; i < dependants->len; i++)
    {
      const QorganDependant *dependant = &g_array_index (dependants, QorganDependant, i);
      GArray *others;

      if (!has_one_owner (dependant))
        continue;
      others = take_owned (session, dependant, rest, by_kind, found, error);
      if (others == NULL)
        return FALSE;
      g_array_unref (rest);
      rest = others;
    }
  return sort_hits (session, rest, by_kind, error) && follow (session, kind, by_kind, FALSE, found, error);
}

/* A set that holds all records of @kind that the words find, and perhaps others of other kinds. */
static GArray *
find_matching (QorganSession *session, const char *match, const QorganKind *kind, GError **error)
{
  g_autoptr (GArray) hits = qorgan_search_read_hits (session, match, -1, error);
  g_autoptr (GArray) hops = g_array_new (FALSE, FALSE, sizeof (QorganHop));
  g_autoptr (GPtrArray) by_kind = NULL;
  g_autoptr (GArray) found = NULL;

  if (hits == NULL)
    return NULL;
  /* To ask for the kind of each would take longer than to find it. */
  if (hits->len > QORGAN_SEARCH_MANY)
    return g_steal_pointer (&hits);
  by_kind = by_kind_new ();
  if (!follow_all (session, kind, hits, by_kind, hops, error))
    return NULL;
  found = by_kind->pdata[kind->id] != NULL ? g_array_ref (by_kind->pdata[kind->id]) : qorgan_id_set_new ();
  /* Much of it comes in its order, and in runs: a case has many steps. */
  for (guint i = 0; i < hops->len; i++)
    {
      gint64 id = g_array_index (hops, QorganHop, i).id;

      if (found->len == 0 || g_array_index (found, gint64, found->len - 1) != id)
        g_array_append_val (found, id);
    }
  qorgan_id_set_normalise (found);
  return g_steal_pointer (&found);
}

/**
 * qorgan_search_find:
 * @session: a session
 * @typed: words as a person types them
 * @kind: kind of the records to find
 * @found: (out) (nullable) (transfer full) (element-type gint64): a set of ids: all records of @kind that the words
 *   find, themselves or in one hop, and perhaps records of other kinds; %NULL when there is no word in @typed
 * @other_layout: (out) (optional) (nullable) (transfer full): what was searched for instead of @typed; %NULL when it
 * was
 *   @typed
 * @error: return location for an error of the file
 *
 * Returns: whether it could be searched
 */
gboolean
qorgan_search_find (QorganSession *session,
                    const char *typed,
                    const QorganKind *kind,
                    GArray **found,
                    char **other_layout,
                    GError **error)
{
  g_autofree char *match = qorgan_fold_query (typed);
  g_autofree char *other = NULL;
  g_autofree char *other_match = NULL;
  g_autoptr (GArray) ids = NULL;

  *found = NULL;
  if (other_layout != NULL)
    *other_layout = NULL;
  if (match == NULL)
    return TRUE;
  ids = find_matching (session, match, kind, error);
  if (ids == NULL)
    return FALSE;
  other = ids->len == 0 ? qorgan_fold_other_layout (typed) : NULL;
  other_match = other != NULL ? qorgan_fold_query (other) : NULL;
  if (other_match != NULL)
    {
      g_autoptr (GArray) others = find_matching (session, other_match, kind, error);

      if (others == NULL)
        return FALSE;
      if (others->len > 0)
        {
          g_array_unref (ids);
          ids = g_steal_pointer (&others);
          if (other_layout != NULL)
            *other_layout = g_steal_pointer (&other);
        }
    }
  *found = g_steal_pointer (&ids);
  return TRUE;
}
