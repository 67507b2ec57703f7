/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a record is mentioned. All links are found first, by the indexes of their columns; what belongs to another
 * record is followed up to that; only of those that are shown the words are read. */

#include "qorgan-mentions.h"

#include "qorgan-catalog.h"
#include "qorgan-disclosure.h"
#include "qorgan-id.h"
#include "qorgan-session-private.h"

/* A record owned by a record owned by a record: no kind goes deeper, so a deeper chain is a circle in a bad file. */
#define DEEPEST 8

/* The record that is shown, and one way in which it mentions the other. */
typedef struct
{
  gint64 id; /* the key */
  gint64 date; /* civil minutes, for the order; G_MININT64: none */
  gint64 via; /* the record that links: itself, or what belongs to it */
  QorganFieldId field;
} Found;

typedef struct
{
  gint64 id;
  const QorganKind *kind;
} Top;

typedef struct
{
  QorganSession *session;
  const QorganMentionsRequest *request;
  GCancellable *cancellable;
  GHashTable *tops;                       /* gint64* → Top: to whom owners belong in the end */
  GHashTable *found[QORGAN_N_KINDS + 1]; /* by kind of what is shown: &Found.id → Found; NULL: none */
} Search;

static void
mention_free (gpointer data)
{
  QorganMention *mention = data;

  g_free (mention->title);
  g_free (mention->why);
  g_free (mention->date);
  g_free (mention);
}

static void
mentions_free (gpointer data)
{
  QorganMentions *mentions = data;

  g_ptr_array_unref (mentions->first);
  g_free (mentions);
}

/* ---- Whose a record is ---- */

/* Follows owners up to a record that belongs to nobody. */
static gboolean
find_top (Search *self, gint64 owner, Top *top, GError **error)
{
  const Top *known = g_hash_table_lookup (self->tops, &owner);
  gint64 up = owner;
  guint depth = 0;

  if (known != NULL)
    {
      *top = *known;
      return TRUE;
    }
  while (up != 0 && depth++ < DEEPEST)
    {
      QorganFieldId field;
      g_autofree char *sql = NULL;

      *top = (Top) { up, qorgan_session_kind_of (self->session, up, error) };
      if (top->kind == NULL)
        return FALSE;
      field = qorgan_kind_owner (top->kind);
      if (field == 0)
        break;
      sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", qorgan_field (field)->name, top->kind->name);
      if (!qorgan_session_read_number (self->session, sql, up, &up, error))
        return FALSE;
    }
  g_hash_table_insert (self->tops, g_memdup2 (&owner, sizeof owner), g_memdup2 (top, sizeof *top));
  return TRUE;
}

/* ---- Finding ---- */

static void
note (Search *self, const Top *top, gint64 via, QorganFieldId field)
{
  GHashTable **found = &self->found[top->kind->id];
  Found *one;

  if (top->id == self->request->id)
    return;
  if (*found == NULL)
    *found = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, NULL, g_free);
  if (g_hash_table_contains (*found, &top->id))
    return;
  one = g_new (Found, 1);
  *one = (Found) { top->id, G_MININT64, via, field };
  g_hash_table_insert (*found, &one->id, one);
}

static char *
sql_of_links (const QorganKind *kind, const QorganField *field)
{
  QorganFieldId owner = qorgan_kind_owner (kind);
  g_autofree char *whose = owner != 0 ? g_strdup_printf ("k.\"%s\"", qorgan_field (owner)->name) : g_strdup ("NULL");

  if (field->type == QORGAN_LINK)
    return g_strdup_printf ("SELECT k.id, %s FROM \"%s\" AS k WHERE k.\"%s\" = ?1", whose, kind->name, field->name);
  return g_strdup_printf ("SELECT k.id, %s FROM link JOIN \"%s\" AS k ON k.id = link.record "
                          "WHERE link.target = ?1 AND link.field = '%s'",
                          whose, kind->name, field->name);
}

static gboolean
find_by_field (Search *self, const QorganKind *kind, QorganFieldId field, GError **error)
{
  g_autofree char *sql = sql_of_links (kind, qorgan_field (field));
  g_autoptr (QorganCachedStatement) select = qorgan_connection_statement (self->session->connection, sql, error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_int64 (select, 1, self->request->id);
  for (;;)
    {
      Top top = { .kind = kind };
      gint64 via;

      if (!qorgan_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      via = qorgan_statement_int64 (select, 0);
      top.id = via;
      if (!qorgan_statement_is_null (select, 1) && !find_top (self, qorgan_statement_int64 (select, 1), &top, error))
        return FALSE;
      note (self, &top, via, field);
    }
}

static gboolean
find_all (Search *self, const QorganKind *target, GError **error)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const QorganField *field = &kinds[i]->fields[j];

        if ((field->type != QORGAN_LINK && field->type != QORGAN_LINKS) || (field->flags & QORGAN_OWNER) != 0
            || !qorgan_field_may_link (field, target))
          continue;
        if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
            || !find_by_field (self, kinds[i], qorgan_kind_field_id (kinds[i], j), error))
          return FALSE;
      }
  return TRUE;
}

/* ---- Order ---- */

static gboolean
read_dates (Search *self, const QorganKind *kind, GPtrArray *all, GError **error)
{
  g_autofree char *sql = NULL;

  if (kind->order_date == 0)
    return TRUE;
  sql = g_strdup_printf ("SELECT \"%s_from\" FROM \"%s\" WHERE id = ?1", qorgan_field (kind->order_date)->name,
                         kind->name);
  for (guint i = 0; i < all->len; i++)
    {
      Found *one = all->pdata[i];

      if (!qorgan_session_read_number (self->session, sql, one->id, &one->date, error))
        return FALSE;
      if (one->date == 0)
        one->date = G_MININT64;
    }
  return TRUE;
}

static gint
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *first = *(Found *const *) a, *second = *(Found *const *) b;

  if (first->date != second->date)
    return first->date > second->date ? -1 : 1;
  return first->id > second->id ? -1 : first->id < second->id;
}

/* ---- Words ---- */

/* What a claim is about is a better word than that it has a source. */
static QorganFieldId
telling_field (QorganSession *session, const QorganRecord *via, QorganFieldId field)
{
  const QorganKind *kind = qorgan_record_kind (via);
  QorganFieldId owner_field = qorgan_kind_owner (kind);
  gint64 owner = owner_field != 0 ? qorgan_record_link (via, owner_field) : 0;
  const char *name = NULL;
  const QorganKind *owner_kind;
  QorganFieldId named;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == QORGAN_FIELD_NAME)
      name = qorgan_record_value (via, qorgan_kind_field_id (kind, i));
  owner_kind = name != NULL && owner != 0 ? qorgan_session_kind_of (session, owner, NULL) : NULL;
  return owner_kind != NULL && qorgan_kind_find_field (owner_kind, name, &named) ? named : field;
}

/* How a sealed record is entangled is told as little as its name. */
static char *
word_why (Search *self, const Found *one, GError **error)
{
  QorganSession *session = self->session;
  QorganHandling handling;
  g_autoptr (QorganRecord) via = NULL;
  g_autofree char *title = NULL;
  const QorganKind *kind;

  via = qorgan_session_load (session, one->via, error);
  if (via == NULL || !qorgan_session_handling (session, via, &handling, error))
    return NULL;
  if (!qorgan_may_say_record (&handling, &qorgan_audience_in_passing))
    return g_strdup (qorgan_catalog_text (session->language, "value", "Sealed"));
  title = qorgan_session_title (session, one->via, session->language, error);
  kind = qorgan_record_kind (via);
  if (title != NULL && one->via == one->id)
    return g_strdup (qorgan_catalog_text (session->language, NULL, qorgan_field (one->field)->label));
  if (title == NULL || (kind->title_rule == QORGAN_TITLE_CODE && kind->title_date == 0)) /* a role says it all */
    return g_steal_pointer (&title);
  return g_strdup_printf ("%s: %s",
                          qorgan_catalog_text (session->language, NULL,
                                               qorgan_field (telling_field (session, via, one->field))->label),
                          title);
}

static char *
word_date (Search *self, const QorganRecord *record, const QorganHandling *handling)
{
  const QorganKind *kind = qorgan_record_kind (record);

  if (kind->order_date == 0 || !qorgan_may_say (handling, kind->order_date, &qorgan_audience_in_passing))
    return NULL;
  return qorgan_vocabularies_word_value (self->session->vocabularies, kind->order_date,
                                         qorgan_record_value (record, kind->order_date), self->session->language);
}

static QorganMention *
word (Search *self, const Found *one, GError **error)
{
  g_autoptr (QorganRecord) record = qorgan_session_load (self->session, one->id, error);
  QorganHandling handling;
  QorganMention *mention;

  if (record == NULL || !qorgan_session_handling (self->session, record, &handling, error))
    return NULL;
  mention = g_new0 (QorganMention, 1);
  mention->id = one->id;
  mention->date = word_date (self, record, &handling);
  mention->title = qorgan_session_title (self->session, one->id, self->session->language, error);
  if (mention->title != NULL)
    mention->why = word_why (self, one, error);
  if (mention->why == NULL)
    g_clear_pointer (&mention, mention_free);
  return mention;
}

static QorganMentions *
word_kind (Search *self, const QorganKind *kind, GError **error)
{
  g_autoptr (GPtrArray) all = g_hash_table_get_values_as_ptr_array (self->found[kind->id]);
  guint limit = kind == self->request->whole ? self->request->n_whole : self->request->limit;
  g_autoptr (GPtrArray) first = g_ptr_array_new_with_free_func (mention_free);
  QorganMentions *mentions;

  if (!read_dates (self, kind, all, error))
    return NULL;
  g_ptr_array_sort (all, compare_found);
  for (guint i = 0; i < MIN (limit, all->len); i++)
    {
      QorganMention *mention = word (self, all->pdata[i], error);

      if (mention == NULL || g_cancellable_set_error_if_cancelled (self->cancellable, error))
        {
          g_clear_pointer (&mention, mention_free);
          return NULL;
        }
      g_ptr_array_add (first, mention);
    }
  mentions = g_new0 (QorganMentions, 1);
  mentions->kind = kind;
  mentions->n = all->len;
  mentions->first = g_steal_pointer (&first);
  return mentions;
}

static GPtrArray *
word_all (Search *self, GError **error)
{
  g_autoptr (GPtrArray) result = g_ptr_array_new_with_free_func (mentions_free);
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      QorganMentions *mentions;

      if (self->found[kinds[i]->id] == NULL)
        continue;
      mentions = word_kind (self, kinds[i], error);
      if (mentions == NULL)
        return NULL;
      g_ptr_array_add (result, mentions);
    }
  return g_steal_pointer (&result);
}

/**
 * qorgan_session_mentions:
 * @self: a session
 * @request: what is asked for
 * @cancellable: (nullable): ends it early
 * @error: return location for an error of the file, or that it was cancelled
 *
 * What belongs to the record itself stands on its page already and is no mention; what belongs to another record counts
 * as that one.
 *
 * Returns: (transfer full) (element-type QorganMentions) (nullable): by kind, newest first
 */
GPtrArray *
qorgan_session_mentions (QorganSession *self,
                         const QorganMentionsRequest *request,
                         GCancellable *cancellable,
                         GError **error)
{
  Search search = { .session = self, .request = request, .cancellable = cancellable };
  const QorganKind *kind = qorgan_session_kind_of (self, request->id, error);
  GPtrArray *result = NULL;

  if (kind == NULL)
    return NULL;
  search.tops = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, g_free);
  if (find_all (&search, kind, error))
    result = word_all (&search, error);
  g_hash_table_unref (search.tops);
  for (guint i = 0; i < G_N_ELEMENTS (search.found); i++)
    g_clear_pointer (&search.found[i], g_hash_table_unref);
  return result;
}
