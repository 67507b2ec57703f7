/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes identifiers: 41 bits of milliseconds since 2020 over 22 random bits. Within one millisecond, and whenever the
 * clock goes back, the next identifier is the last one plus one: order never breaks, and uniqueness in this casebook
 * never rests on chance. Clock and seed are injected, so that generated casebooks and tests are the same every time. */
#include "qorgan-id.h"

#define EPOCH_MS G_GINT64_CONSTANT (1577836800000) /* 2020-01-01T00:00:00Z */
#define RANDOM_BITS 22
#define LAST_MS ((G_GINT64_CONSTANT (1) << 41) - 1) /* in 2089 */

struct _QorganIdSource
{
  QorganIdClock now_ms;
  gpointer data;
  GRand *random;
  gint64 last;
};

/**
 * qorgan_id_source_new:
 * @now_ms: (scope notified): tells the time; called once for each identifier
 * @data: handed to @now_ms; must live as long as the source
 * @seed: of the random bits
 *
 * Returns: (transfer full): a source; not to be shared between threads
 */
QorganIdSource *
qorgan_id_source_new (QorganIdClock now_ms, gpointer data, guint32 seed)
{
  QorganIdSource *source = g_new0 (QorganIdSource, 1);

  source->now_ms = now_ms;
  source->data = data;
  source->random = g_rand_new_with_seed (seed);
  return source;
}

/**
 * qorgan_id_source_free:
 * @source: (transfer full) (nullable): a source
 */
void
qorgan_id_source_free (QorganIdSource *source)
{
  if (source == NULL)
    return;

  g_rand_free (source->random);
  g_free (source);
}

/**
 * qorgan_id_source_next:
 * @source: a source
 *
 * Returns: an identifier above 0 and above every one that @source made before
 */
gint64
qorgan_id_source_next (QorganIdSource *source)
{
  gint64 ms, id;

  g_return_val_if_fail (source != NULL, 0);

  /* A clock outside of our 69 years is wrong; the order still holds, by counting up from the nearest end. */
  ms = CLAMP (source->now_ms (source->data) - EPOCH_MS, 0, LAST_MS);
  id = ms << RANDOM_BITS | g_rand_int_range (source->random, 1, 1 << RANDOM_BITS);
  if (id >> RANDOM_BITS <= source->last >> RANDOM_BITS)
    id = source->last + 1;

  g_return_val_if_fail (id > 0, 0);
  source->last = id;
  return id;
}

/**
 * qorgan_id_hash:
 * @id: (type gint64*): an identifier
 *
 * A #GHashFunc, to go with g_int64_equal(). Identifiers are made in rows, which g_int64_hash() leaves in rows: a table
 * of a million of them then looks for each at tens of thousands of places.
 *
 * Returns: a hash of it
 */
guint
qorgan_id_hash (gconstpointer id)
{
  return (guint) ((*(const guint64 *) id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32);
}

/**
 * qorgan_id_to_string:
 * @id: an identifier
 *
 * Returns: (transfer full): @id as decimal digits
 */
char *
qorgan_id_to_string (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/**
 * qorgan_id_from_string:
 * @text: (nullable): text from a file or a command line
 * @id: (out) (optional): the identifier; left alone when @text is none
 *
 * Only the one spelling that qorgan_id_to_string() writes is accepted: digits, above 0, no sign, space or leading zero.
 *
 * Returns: whether @text is an identifier
 */
gboolean
qorgan_id_from_string (const char *text, gint64 *id)
{
  gint64 value = 0;

  if (text == NULL || *text < '1' || *text > '9')
    return FALSE;

  for (; *text != '\0'; text++)
    {
      int digit = *text - '0';

      if (digit < 0 || digit > 9 || value > (G_MAXINT64 - digit) / 10)
        return FALSE;
      value = value * 10 + digit;
    }

  if (id != NULL)
    *id = value;
  return TRUE;
}
