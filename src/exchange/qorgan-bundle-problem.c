/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The faults of a bundle. They are found in several walks over it and shown in the order of its lines; of a file that
 * is wrong in every line only the first ones are kept, so that a fault costs no memory. */

#include "qorgan-bundle-problem.h"

#include <glib/gi18n-lib.h>

/* A message may quote a value, and a value may be a novel. */
#define MAX_MESSAGE 300

struct _QorganBundleProblems
{
  GPtrArray *list; /* (element-type QorganBundleProblem) owned, up to twice the number that is shown */
  guint n_found;
};

static void
problem_free (gpointer data)
{
  QorganBundleProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

QorganBundleProblems *
qorgan_bundle_problems_new (void)
{
  QorganBundleProblems *self = g_new0 (QorganBundleProblems, 1);

  self->list = g_ptr_array_new_with_free_func (problem_free);
  return self;
}

void
qorgan_bundle_problems_free (QorganBundleProblems *self)
{
  g_ptr_array_unref (self->list);
  g_free (self);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const QorganBundleProblem *x = a, *y = b;

  return (x->line > y->line) - (x->line < y->line);
}

static void
keep_first (QorganBundleProblems *self)
{
  g_ptr_array_sort_values (self->list, compare_lines); /* stable: of one line, in the order found */
  if (self->list->len > QORGAN_BUNDLE_MAX_PROBLEMS)
    g_ptr_array_set_size (self->list, QORGAN_BUNDLE_MAX_PROBLEMS);
}

static char *
shorten (char *taken)
{
  g_autofree char *message = taken;

  if (g_utf8_strlen (message, -1) <= MAX_MESSAGE)
    return g_steal_pointer (&message);
  *g_utf8_offset_to_pointer (message, MAX_MESSAGE) = '\0';
  return g_strconcat (message, "…", NULL);
}

/**
 * qorgan_bundle_problems_take:
 * @self: problems
 * @line: the line it is in, from 1
 * @kind: (nullable): the kind of the record, as the file has it; shortened where it is absurdly long
 * @record: the record's id, 0 where it is unknown
 * @field: (nullable): the field, as the file has it; shortened likewise
 * @taken_message: (transfer full): what is wrong, the end of a sentence
 */
void
qorgan_bundle_problems_take (QorganBundleProblems *self,
                             guint line,
                             const char *kind,
                             gint64 record,
                             const char *field,
                             char *taken_message)
{
  QorganBundleProblem *problem = g_new0 (QorganBundleProblem, 1);
  const char *end;

  problem->line = line;
  problem->record = record;
  problem->message = shorten (taken_message);
  if (kind != NULL)
    g_strlcpy (problem->kind, kind, sizeof problem->kind);
  if (field != NULL)
    g_strlcpy (problem->field, field, sizeof problem->field);
  /* Shortening may have cut a letter in two. */
  if (!g_utf8_validate (problem->kind, -1, &end))
    problem->kind[end - problem->kind] = '\0';
  if (!g_utf8_validate (problem->field, -1, &end))
    problem->field[end - problem->field] = '\0';
  g_ptr_array_add (self->list, problem);
  self->n_found++;
  if (self->list->len == 2 * QORGAN_BUNDLE_MAX_PROBLEMS)
    keep_first (self);
}

/**
 * qorgan_bundle_problems_count:
 * @self: problems
 *
 * Returns: how many there are, those that are not kept included
 */
guint
qorgan_bundle_problems_count (const QorganBundleProblems *self)
{
  return self->n_found;
}

/**
 * qorgan_bundle_problems_list:
 * @self: problems
 *
 * Returns: (transfer none) (element-type QorganBundleProblem): the first ones, by line
 */
GPtrArray *
qorgan_bundle_problems_list (QorganBundleProblems *self)
{
  keep_first (self);
  return self->list;
}

/**
 * qorgan_bundle_problem_to_text:
 * @self: a problem
 *
 * Returns: (transfer full): one line, e.g. "line 14, case 5821, opened: ‘2022-13’ is not a date"
 */
char *
qorgan_bundle_problem_to_text (const QorganBundleProblem *self)
{
  g_autofree char *record = NULL;

  if (self->kind[0] != '\0' && self->record != 0)
    record = g_strdup_printf ("%s %" G_GINT64_FORMAT, self->kind, self->record);
  else if (self->kind[0] != '\0')
    record = g_strdup (self->kind);
  if (record != NULL && self->field[0] != '\0')
    /* Translators: where a fault of a file is: the line, the record ("case 5821"), the field ("opened"), the fault. */
    return g_strdup_printf (_ ("line %u, %s, %s: %s"), self->line, record, self->field, self->message);
  if (record != NULL)
    /* Translators: where a fault of a file is: the line, the record ("case 5821"), the fault. */
    return g_strdup_printf (_ ("line %u, %s: %s"), self->line, record, self->message);
  /* Translators: where a fault of a file is: the line, the fault. */
  return g_strdup_printf (_ ("line %u: %s"), self->line, self->message);
}
