/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table lies in memory, for the four files that are it: what is asked of SQLite, reading, changing, sorting. */
#pragma once

#include "qorgan-table.h"

G_BEGIN_DECLS

#define QORGAN_NOTHING G_MININT64
#define QORGAN_TABLE_MAX_TEXT ((gsize) G_MAXUINT32)

/* What sorts a cell where its text does not. */
typedef union
{
  gint64 number; /* a number, or the earliest moment of a date; QORGAN_NOTHING for nothing */
  double real;   /* NAN for nothing */
} QorganKey;

typedef struct
{
  guint32 *texts; /* offsets of canonical values; 0: nothing recorded. NULL for coordinates */
  QorganKey *keys; /* NULL where the text itself sorts */
  guint32 *ranks; /* place of each row's value among all values, made when first sorted by, on the database thread */
  guint n_ranks;
} QorganCells;

struct _QorganTable
{
  gatomicrefcount count;
  const QorganKind *kind;
  GArray *ids;       /* (element-type gint64) owned: ascending; a row's index is its place here */
  QorganCells *cells; /* owned: one a column of the kind */
  gint64 **links;    /* owned: one a link that is shown: the record that each row shows */
  guint n_links;
  GBytes *bytes;    /* all values, each ending in NUL; shared with the tables made out of this one */
  const char *text; /* those bytes */
  gsize text_length;
  GString *more; /* owned: the values of rows read again; offsets go on from @text_length */
};

QorganTable *qorgan_table_new (const QorganKind *kind, guint n_links) G_GNUC_WARN_UNUSED_RESULT;

/* @ids: (nullable): only those */
QorganTable *qorgan_table_read_some (QorganSession *session, const QorganKind *kind, const GArray *ids, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* (nullable): the column of the kind's table that holds the record which @column shows; NULL: it shows none */
const char *qorgan_table_link (const QorganKind *kind, const QorganColumn *column);
GPtrArray *qorgan_table_links (const QorganKind *kind) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_table_sql (const QorganKind *kind, GPtrArray *links, QorganLanguage language, gboolean some)
    G_GNUC_WARN_UNUSED_RESULT;

/* The type by which a column is read and sorted; links are read as the titles of their targets. */
QorganType qorgan_table_type (const QorganKind *kind, guint column);

static inline const char *
qorgan_table_text (const QorganTable *self, guint32 offset)
{
  if (offset == 0)
    return NULL;
  return offset < self->text_length ? self->text + offset : self->more->str + (offset - self->text_length);
}

G_END_DECLS
