/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A casebook in a folder of its own, with a clock that ticks a second a look, and short words for what tests do with
 * it. */
#pragma once

#include "qorgan-casebook-error.h"
#include "qorgan-casebook.h"
#include "qorgan-kinds.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  QorganCasebook *casebook;
  gint64 now;
  const char *device; /* NULL: the usual one */
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

/* Closes the file and opens it again, as a restart of the program does. */
void fixture_restart (Fixture *fixture);

/* Runs @body on the database thread. */
void fixture_run (Fixture *fixture, void (*body) (QorganSession *session, gpointer data), gpointer data);

/* Jobs are done in their order, so what was due before is told when this returns; a list may need a second one. */
void fixture_settle (Fixture *fixture);

/* Each is one change; the record made, or the entry, must come out right. Values are canonical; pairs end with 0. */
gint64 fixture_create (Fixture *fixture, const QorganKind *kind, ...);
void fixture_set (Fixture *fixture, gint64 id, QorganFieldId field, const char *value);
void fixture_type (Fixture *fixture, gint64 visit, gint64 id, QorganFieldId field, const char *value);
void fixture_delete (Fixture *fixture, gint64 id);
QorganEntry *fixture_apply (Fixture *fixture, QorganChange *taken, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean fixture_undo (Fixture *fixture);
gboolean fixture_redo (Fixture *fixture);

char *fixture_value (Fixture *fixture, gint64 id, QorganFieldId field) G_GNUC_WARN_UNUSED_RESULT;
char *fixture_title (Fixture *fixture, gint64 id, QorganLanguage language) G_GNUC_WARN_UNUSED_RESULT;
gboolean fixture_exists (Fixture *fixture, gint64 id);
gint64 fixture_derived (Fixture *fixture, const char *kind, const char *column, gint64 id);
/* Everything that is recorded, as text: two casebooks that say the same are equal here. */
char *fixture_dump (Fixture *fixture) G_GNUC_WARN_UNUSED_RESULT;
/* The same without the vocabularies, which are most of a small casebook; and as it would be if titles, search words and
 * derived values were all made anew. */
char *fixture_dump_records (Fixture *fixture) G_GNUC_WARN_UNUSED_RESULT;
char *fixture_dump_derived_afresh (Fixture *fixture) G_GNUC_WARN_UNUSED_RESULT;
void fixture_assert_sound (Fixture *fixture);

#define fixture_assert_value(fixture, id, field, expected)                                                             \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *value_ = fixture_value (fixture, id, field);                                                      \
    g_assert_cmpstr (value_, ==, expected);                                                                            \
  }                                                                                                                    \
  G_STMT_END

G_END_DECLS
