/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See sequence-values.h. */

#include "sequence-values.h"

#include "qorgan-id.h"

#define MOST_TARGETS 3
#define N_NEWEST 6

guint
writer_below (Writer *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

/* Half of the time one of the newest: what nobody comes back to does not go wrong. Now and then one that is gone. */
gint64
writer_some_record (Writer *self, const QorganKind **kind)
{
  guint n = self->records->len, i;

  for (guint tries = 0; tries < 4; tries++)
    {
      i = writer_below (self, 2) == 0 ? n - 1 - writer_below (self, MIN (n, N_NEWEST)) : writer_below (self, n);
      if (fixture_exists (self->fixture, g_array_index (self->records, gint64, i)))
        break;
    }

  *kind = g_array_index (self->kinds, const QorganKind *, i);
  return g_array_index (self->records, gint64, i);
}

/* One of @kind that is there; 0: not found. */
gint64
writer_some_of_kind (Writer *self, const QorganKind *kind, gint64 not_this)
{
  guint n = self->records->len, start = writer_below (self, n);

  for (guint i = 0; i < n; i++)
    {
      guint at = (start + i) % n;
      gint64 id = g_array_index (self->records, gint64, at);

      if (id != not_this && g_array_index (self->kinds, const QorganKind *, at) == kind
          && fixture_exists (self->fixture, id))
        return id;
    }
  return 0;
}

void
writer_note (Writer *self, gint64 id, const QorganKind *kind)
{
  g_array_append_val (self->records, id);
  g_array_append_val (self->kinds, kind);
}

/* ---- Values ---- */

/* A record that @field may point to, as likely as not one that is there, sometimes by a number that it had. */
static gint64
some_target (Writer *self, const QorganField *field, gint64 not_this)
{
  if (self->former->len > 0 && writer_below (self, 4) == 0)
    return g_array_index (self->former, gint64, writer_below (self, self->former->len));
  for (guint tries = 0; tries < 12; tries++)
    {
      const QorganKind *kind;
      gint64 id = writer_some_record (self, &kind);

      if (id != not_this && qorgan_field_may_link (field, kind) && fixture_exists (self->fixture, id))
        return id;
    }
  return 0;
}

static char *
some_date (Writer *self)
{
  static const char *const dates[]
      = { "2022",          "2022-01",     "2022-01-07",        "2022-01-07T18:40", "2022-01-07~", "2019-09/2020-01",
          "../2022-01-07", "?soon after", "2022-01-07@evening" };

  return g_strdup (dates[writer_below (self, G_N_ELEMENTS (dates))]);
}

static char *
some_codes (Writer *self, const QorganField *field, guint most)
{
  guint n_terms;
  const QorganTerm *terms = qorgan_vocabularies_terms (qorgan_casebook_get_vocabularies (self->fixture->casebook),
                                                       field->vocabulary, &n_terms);
  guint first = writer_below (self, n_terms);
  guint n = 1 + writer_below (self, MIN (most, n_terms));
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", terms[(first + i) % n_terms].code);
  return g_string_free (codes, FALSE);
}

static char *
some_links (Writer *self, const QorganField *field, gint64 record, guint most)
{
  gint64 ids[MOST_TARGETS];
  guint n = 0;

  for (guint i = 0; i < most; i++)
    {
      gint64 id = some_target (self, field, record);
      gboolean is_new = id != 0;

      for (guint j = 0; j < n; j++)
        is_new = is_new && ids[j] != id;
      if (is_new)
        ids[n++] = id;
    }
  return n > 0 ? qorgan_value_from_links (ids, n) : NULL;
}

char *
writer_some_text (Writer *self, QorganFieldId id)
{
  static const char *const words[] = { "Лукпан Ахмедьяров", "a “quoted” \\ text", "Жаңаөзен", "Uralsk Week", "7" };
  const QorganKind *kind;

  if (id == QORGAN_ALIAS_FORMER)
    return qorgan_id_to_string (writer_below (self, 2) == 0 ? writer_some_record (self, &kind)
                                                            : 1000 + writer_below (self, 20));
  if (id == QORGAN_VIEW_QUERY)
    return g_strdup ("{\"kind\":\"case\"}");
  return g_strdup (words[writer_below (self, G_N_ELEMENTS (words))]);
}

char *
writer_some_value (Writer *self, QorganFieldId id, gint64 record)
{
  const QorganField *field = qorgan_field (id);

  switch (field->type)
    {
    case QORGAN_TEXT:
      return writer_some_text (self, id);
    case QORGAN_PROSE:
      return g_strdup_printf ("One line\n\n%u \x1b more", writer_below (self, 5));
    case QORGAN_CODE:
      return some_codes (self, field, 1);
    case QORGAN_CODES:
      return some_codes (self, field, 3);
    case QORGAN_DATE:
      return some_date (self);
    case QORGAN_LINK:
      return some_links (self, field, record, 1);
    case QORGAN_LINKS:
      return some_links (self, field, record, MOST_TARGETS);
    case QORGAN_NUMBER:
      return qorgan_value_from_number (writer_below (self, 1000));
    case QORGAN_REAL:
      return qorgan_value_from_real (writer_below (self, 90) + 0.1);
    case QORGAN_FIELD_NAME:
      return g_strdup (
          ((const char *const[]) { "title", "note", "client", "name_en", "place" })[writer_below (self, 5)]);
    }
  return NULL;
}
