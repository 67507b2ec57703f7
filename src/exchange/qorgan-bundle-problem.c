/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The faults of a bundle. They are found in several walks over it and shown in the order of its lines; of a file that
 * is wrong in every line only the first ones are kept, so that a fault costs no memory. */

#include "qorgan-bundle-problem.h"

#include <glib/gi18n-lib.h>

/* A message may quote a value, and a value may be a novel. */
#define MAX_MESSAGE 300
#define MAX_NAME 40

struct _QorganBundleProblems
{
  GPtrArray *list; /* (element-type QorganBundleProblem) owned, up to twice the number that is shown */
  guint n_found;
};

static void
problem_free (gpointer data)
{
  QorganBundleProblem *problem = data;

  g_free (problem->kind);
  g_free (problem->field);
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

/* What is quoted comes from a stranger's file and ends up on a terminal, which some characters would command.
 * Shortening may have cut the last letter in two. */
static char *
make_plain (const char *text, glong max_letters)
{
  GString *plain = g_string_new (NULL);

  for (const char *c = text; *c != '\0' && max_letters >= 0; max_letters--)
    {
      gunichar letter = g_utf8_get_char_validated (c, -1);

      if (max_letters == 0)
        g_string_append (plain, "…");
      else if (letter == (gunichar) -1 || letter == (gunichar) -2 || g_unichar_iscntrl (letter))
        g_string_append (plain, "\xEF\xBF\xBD");
      else
        g_string_append_unichar (plain, letter);
      c = letter == (gunichar) -1 || letter == (gunichar) -2 ? c + 1 : g_utf8_next_char (c);
    }
  return g_string_free (plain, FALSE);
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
  g_autofree char *message = taken_message;

  problem->line = line;
  problem->record = record;
  problem->kind = kind != NULL ? make_plain (kind, MAX_NAME) : NULL;
  problem->field = field != NULL ? make_plain (field, MAX_NAME) : NULL;
  problem->message = make_plain (message, MAX_MESSAGE);
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

  if (self->kind != NULL && self->record != 0)
    record = g_strdup_printf ("%s %" G_GINT64_FORMAT, self->kind, self->record);
  else if (self->kind != NULL)
    record = g_strdup (self->kind);
  if (record != NULL && self->field != NULL)
    /* Translators: where a fault of a file is: the line, the record ("case 5821"), the field ("opened"), the fault. */
    return g_strdup_printf (_ ("Line %u, %s, %s: %s"), self->line, record, self->field, self->message);
  if (record != NULL)
    /* Translators: where a fault of a file is: the line, the record ("case 5821"), the fault. */
    return g_strdup_printf (_ ("Line %u, %s: %s"), self->line, record, self->message);
  /* Translators: where a fault of a file is: the line, the fault. */
  return g_strdup_printf (_ ("Line %u: %s"), self->line, self->message);
}
