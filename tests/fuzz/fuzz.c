/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loop of every fuzzer. It speaks TAP, so that a short run is one of the tests. */

#include "fuzz.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_SEED 20220107
#define LEAST_UNDERSTOOD 2 /* of a hundred inputs; fewer do not get past the door */
#define LONGEST 12000 /* bytes: longer than any line somebody types, shorter than what would only measure memory */

static guint64 current_number;

/* Bytes and signs that mean something to somebody: ends of numbers, other scripts, other directions, broken UTF-8. */
static const char *const sharp[] = {
  "\n",
  "\t",
  "\r",
  " ",
  ",",
  ".",
  ":",
  ";",
  "-",
  "/",
  "~",
  "\"",
  "'",
  "(",
  ")",
  "[",
  "{",
  "\\",
  "0",
  "31",
  "2022",
  "99999",
  "18:40",
  "7.1.",
  "\x7f",
  "\x01",
  "\xff",
  "\xd0",
  "\xf0\x9f",
  "\xe2\x80\x8f",
  "қ",
  "\xcc\x86",
  "\xe2\x80\xae",
  "\xef\xbf\xbd",
  "ё",
  "І",
  "—",
  "«",
  "\xc2\xa0",
  "🛑",
};

static GString *
pick (GRand *random, const char *const *samples)
{
  guint n = g_strv_length ((char **) samples);

  return g_string_new (samples[g_rand_int_range (random, 0, (gint32) n)]);
}

/* A word of good input has a meaning where a sign seldom has. */
static void
insert_word (GRand *random, GString *text, gsize at, const char *const *samples)
{
  g_autoptr (GString) other = pick (random, samples);
  g_auto (GStrv) words = g_strsplit (other->str, " ", -1);
  const char *word = words[0] != NULL ? words[g_rand_int_range (random, 0, (gint32) g_strv_length (words))] : "";

  g_string_insert (text, (gssize) at, " ");
  g_string_insert (text, (gssize) at + 1, word);
  g_string_insert (text, (gssize) (at + 1 + strlen (word)), " ");
}

static void
mutate (GRand *random, GString *text, const char *const *samples)
{
  gsize at = (gsize) g_rand_int_range (random, 0, (gint32) text->len + 1);
  gsize wish = (gsize) g_rand_int_range (random, 1, 40);
  gsize span = MIN (wish, text->len - at);
  g_autofree char *piece = g_strndup (text->str + at, span);
  g_autoptr (GString) other = NULL;

  switch (g_rand_int_range (random, 0, 9))
    {
    case 0:
      g_string_insert (text, (gssize) at, sharp[g_rand_int_range (random, 0, G_N_ELEMENTS (sharp))]);
      break;
    case 1:
      if (at < text->len)
        text->str[at] = (char) (text->str[at] ^ (1 << g_rand_int_range (random, 0, 8)));
      break;
    case 2:
      g_string_erase (text, (gssize) at, (gssize) span);
      break;
    case 3:
      g_string_insert (text, g_rand_int_range (random, 0, (gint32) text->len + 1), piece);
      break;
    case 4:
      g_string_insert_c (text, (gssize) at, (char) g_rand_int_range (random, 0, 256));
      break;
    case 5:
      other = pick (random, samples);
      g_string_insert (text, (gssize) at, other->str);
      break;
    case 7:
      insert_word (random, text, at, samples);
      break;
    case 6:
      if (text->len < LONGEST / 2)
        g_string_append_len (text, text->str, (gssize) text->len);
      break;
    default:
      g_string_truncate (text, at);
      break;
    }
}

static gboolean
try_one (guint32 seed, guint64 number, const char *const *samples, FuzzTarget target)
{
  const guint32 seeds[] = { seed, (guint32) number, (guint32) (number >> 32) };
  g_autoptr (GRand) random = g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
  g_autoptr (GString) text = pick (random, samples);
  guint n_mutations = (guint) g_rand_int_range (random, 0, 12);
  g_autofree char *exact = NULL;

  for (guint i = 0; i < n_mutations; i++)
    mutate (random, text, samples);
  g_string_truncate (text, MIN (text->len, LONGEST));
  /* No byte more than there is, so that reading past the end is noticed. */
  exact = g_memdup2 (text->str, text->len + 1);
  return target (exact, text->len);
}

/* Says which input it was; nothing may be allocated here. */
static void
tell_number (int signal_number)
{
  char line[64] = "# broken by input ";
  gsize length = strlen (line);
  char digits[24];
  guint n = 0;
  G_GNUC_UNUSED gssize written;

  for (guint64 rest = current_number; rest > 0 || n == 0; rest /= 10)
    digits[n++] = (char) ('0' + rest % 10);
  while (n > 0)
    line[length++] = digits[--n];
  line[length++] = '\n';
  written = write (STDOUT_FILENO, line, length);
  signal (signal_number, SIG_DFL);
  raise (signal_number);
}

/**
 * fuzz_run:
 * @samples: (array zero-terminated=1): what good input looks like
 * @target: what is tried
 *
 * Tries until the seconds named on the command line are over.
 *
 * Returns: the exit code
 */
int
fuzz_run (int argc, char **argv, const char *const *samples, FuzzTarget target)
{
  double seconds = argc > 1 ? g_ascii_strtod (argv[1], NULL) : 2;
  guint32 seed = argc > 2 ? (guint32) g_ascii_strtoull (argv[2], NULL, 10) : DEFAULT_SEED;
  guint64 first = argc > 3 ? g_ascii_strtoull (argv[3], NULL, 10) : 0;
  guint64 n_understood = 0;
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);

  signal (SIGABRT, tell_number);
  signal (SIGTRAP, tell_number); /* a critical warning of GLib's */
  printf ("1..1\n");
  fflush (stdout);
  for (current_number = first; current_number == first || g_get_monotonic_time () < end; current_number++)
    n_understood += try_one (seed, current_number, samples, target);
  printf ("# %" G_GUINT64_FORMAT " executions, %" G_GUINT64_FORMAT " understood, seed %u\n", current_number - first,
          n_understood, seed);
  g_assert_cmpuint (n_understood * 100, >=, first == 0 ? (current_number - first) * LEAST_UNDERSTOOD : 0);
  printf ("ok 1 - nothing broke\n");
  return 0;
}
