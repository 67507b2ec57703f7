/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A folder of one's own for each test, a casebook of known content in it, and helpers to break and inspect files.
 */
#pragma once

#include "qorgan-connection.h"
#include "qorgan-db-error.h"
#include "qorgan-statement.h"

#define TEST_APPLICATION_ID 0x514F5247u

typedef struct
{
  char *folder;
  char *path; /* <folder>/test.casebook */
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

/* Creates the casebook: table word (id, text) with `n_rows` rows of word_text(), and an index over its text. */
void make_casebook (const char *path, int n_rows);
char *word_text (int id);

QorganConnection *open_casebook (const char *path, QorganOpenFlags flags);
gint64 query_number (QorganConnection *connection, const char *sql);
char *query_text (QorganConnection *connection, const char *sql);
void run_sql (QorganConnection *connection, const char *sql);

/* Asserts that opening fails with the code and that the file is byte for byte as it was; returns the message. */
char *assert_open_fails (const char *path, QorganOpenFlags flags, QorganDbError code);

GBytes *read_bytes (const char *path);
void write_bytes (const char *path, gconstpointer data, gsize size);
gboolean exists_beside (const char *path, const char *suffix);

/* Makes file modes count even for root. */
void drop_capabilities (void);
