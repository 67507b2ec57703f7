/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a query taken apart, before anything in it is looked up. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Part of a text, in bytes. */
typedef struct
{
  gsize start;
  gsize end;
} QorganSpan;

typedef struct
{
  QorganSpan span;
  char *text;       /* without quotation marks */
  gboolean quoted;
  gboolean exactly; /* "=" stood before it */
} QorganQueryValue;

/* A word, or "key:value,value". */
typedef struct
{
  QorganSpan span;
  QorganSpan key_span;
  gboolean denied;  /* "-" stood before it */
  char *key;        /* NULL: a word */
  char *word;       /* without quotation marks */
  GArray *values;   /* (element-type QorganQueryValue) of a key */
  gboolean is_open; /* its quotation mark was not closed */
} QorganQueryItem;

GPtrArray *qorgan_query_lex (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_query_append_quoted (GString *text, const char *value);
gboolean qorgan_query_is_plain_word (const char *word);
gboolean qorgan_query_is_plain_value (const char *value);

G_END_DECLS
