/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identifiers rise whatever the clock does, are the same for the same seed, and have one spelling. */
#include "qorgan-id.h"

static const gint64 epoch_ms = G_GINT64_CONSTANT (1577836800000);

static gint64
read_clock (gpointer data)
{
  return *(gint64 *) data;
}

static void
test_layout (void)
{
  gint64 now = epoch_ms + 1000;
  g_autoptr (QorganIdSource) source = qorgan_id_source_new (read_clock, &now, 1);
  gint64 id = qorgan_id_source_next (source);

  g_assert_cmpint (id >> 22, ==, 1000);
  now += 5;
  g_assert_cmpint (qorgan_id_source_next (source) >> 22, ==, 1005);
}

static void
test_same_seed (void)
{
  gint64 now = epoch_ms;
  g_autoptr (QorganIdSource) a = qorgan_id_source_new (read_clock, &now, 7);
  g_autoptr (QorganIdSource) b = qorgan_id_source_new (read_clock, &now, 7);
  g_autoptr (QorganIdSource) other = qorgan_id_source_new (read_clock, &now, 8);
  gboolean differs = FALSE;

  for (guint i = 0; i < 1000; i++, now++)
    {
      gint64 id = qorgan_id_source_next (a);

      g_assert_cmpint (id, ==, qorgan_id_source_next (b));
      differs = differs || id != qorgan_id_source_next (other);
    }
  g_assert_true (differs);
}

static void
assert_rising (const gint64 *clock, guint n)
{
  gint64 now = 0, last = 0;
  g_autoptr (QorganIdSource) source = qorgan_id_source_new (read_clock, &now, 3);

  for (guint i = 0; i < n; i++)
    {
      gint64 id;

      now = clock[i];
      id = qorgan_id_source_next (source);
      g_assert_cmpint (id, >, last);
      last = id;
    }
}

static void
test_clock_goes_back (void)
{
  const gint64 clock[]
      = { epoch_ms + 5000, epoch_ms + 4000, epoch_ms, 0, G_MININT64 / 2, epoch_ms + 5000, epoch_ms + 5001, -1,
          epoch_ms + 9000 };
  const gint64 end[] = { G_MAXINT64, G_MAXINT64, 0, G_MAXINT64 };

  assert_rising (clock, G_N_ELEMENTS (clock));
  assert_rising (end, 1);
}

/* More identifiers in one millisecond than the random bits can hold. */
static void
test_overflow (void)
{
  gint64 now = epoch_ms + 1, last = 0;
  g_autoptr (QorganIdSource) source = qorgan_id_source_new (read_clock, &now, 3);

  for (guint i = 0; i < (1u << 22) + 10; i++)
    {
      gint64 id = qorgan_id_source_next (source);

      if (id <= last)
        g_error ("%" G_GINT64_FORMAT " after %" G_GINT64_FORMAT, id, last);
      last = id;
    }
  g_assert_cmpint (last >> 22, ==, 2);

  now += 100;
  g_assert_cmpint (qorgan_id_source_next (source) >> 22, ==, 101);
}

static void
test_text (void)
{
  static const char *const bad[] = {
    "",  "0",  "01", "-1", "+1", " 1", "1 ", "1.0", "1e3", "0x1", "a", "9223372036854775808", "99999999999999999999",
    "١", "1\n"
  };
  gint64 id = 5;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      if (qorgan_id_from_string (bad[i], &id))
        g_error ("“%s” was taken for an identifier", bad[i]);
    }
  g_assert_false (qorgan_id_from_string (NULL, &id));
  g_assert_cmpint (id, ==, 5);

  for (gint64 value = 1; value > 0 && value < G_MAXINT64 / 3; value = value * 3 + 1)
    {
      g_autofree char *text = qorgan_id_to_string (value);

      g_assert_true (qorgan_id_from_string (text, &id));
      g_assert_cmpint (id, ==, value);
    }
  g_assert_true (qorgan_id_from_string ("9223372036854775807", &id));
  g_assert_cmpint (id, ==, G_MAXINT64);
  g_assert_true (qorgan_id_from_string ("7", NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/id/layout", test_layout);
  g_test_add_func ("/id/same-seed", test_same_seed);
  g_test_add_func ("/id/clock-goes-back", test_clock_goes_back);
  g_test_add_func ("/id/overflow", test_overflow);
  g_test_add_func ("/id/text", test_text);

  return g_test_run ();
}
