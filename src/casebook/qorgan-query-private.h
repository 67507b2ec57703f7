/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a query, for the two files that are it: the value with its JSON, and the SQL. */
#pragma once

#include "qorgan-query.h"

G_BEGIN_DECLS

typedef enum
{
  QORGAN_EITHER,
  QORGAN_EMPTY,
  QORGAN_FILLED,
} QorganEmptiness;

/* Everything that is said of one field. */
typedef struct
{
  QorganFieldId field;
  char **any;
  char **none;
  char *since; /* EDTF */
  char *until;
  QorganEmptiness emptiness;
} QorganCondition;

struct _QorganQuery
{
  const QorganKind *kind;
  char *search;
  char *sort; /* name of a column; NULL: in the order they were made */
  gboolean descending;
  GArray *conditions; /* (element-type QorganCondition), one a field, in the order they were named */
};

G_END_DECLS
