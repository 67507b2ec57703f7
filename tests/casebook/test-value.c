/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Canonical values: what may stand in a field, and that numbers come back as they went in. */

#include "qorgan-casebook-error.h"
#include "qorgan-kinds.h"
#include "qorgan-record.h"

static const struct
{
  QorganFieldId field;
  const char *value;
  gboolean good;
} values[] = {
  { QORGAN_PERSON_NAME_KK, "Әбілқайыр Ғабит", TRUE },
  { QORGAN_PERSON_NAME_KK, "two\nlines", FALSE },
  { QORGAN_PERSON_NOTE, "two\nlines", TRUE },
  { QORGAN_PERSON_NOTE, "bell\a", FALSE },
  { QORGAN_PERSON_ROLES, "journalist editor", TRUE },
  { QORGAN_PERSON_ROLES, "journalist journalist", FALSE },
  { QORGAN_PERSON_ROLES, "journalist  editor", FALSE },
  { QORGAN_PERSON_ROLES, " journalist", FALSE },
  { QORGAN_PERSON_GENDER, "female", TRUE },
  { QORGAN_PERSON_GENDER, "female male", FALSE },
  { QORGAN_PERSON_GENDER, "Female", FALSE },
  { QORGAN_PERSON_BIRTH, "1975~", TRUE },
  { QORGAN_PERSON_BIRTH, "?around the war", TRUE },
  { QORGAN_PERSON_BIRTH, "around the war", FALSE },
  { QORGAN_PERSON_BIRTH, "2022-02-30", FALSE },
  { QORGAN_PLACE_LATITUDE, "51.233", TRUE },
  { QORGAN_PLACE_LATITUDE, "51,233", FALSE },
  { QORGAN_PLACE_LATITUDE, "nan", FALSE },
  { QORGAN_PLACE_LATITUDE, "1e999", FALSE },
  { QORGAN_PLACE_LATITUDE, "0x10", FALSE },
  { QORGAN_FIGURE_VALUE, "3000", TRUE },
  { QORGAN_FIGURE_VALUE, "-1", TRUE },
  { QORGAN_FIGURE_VALUE, "3 000", FALSE },
  { QORGAN_FIGURE_VALUE, "99999999999999999999", FALSE },
  { QORGAN_STEP_CASE, "1000601", TRUE },
  { QORGAN_STEP_CASE, NULL, FALSE },
  { QORGAN_STEP_CASE, "01", FALSE },
  { QORGAN_STEP_CASE, "1 2", FALSE },
  { QORGAN_STEP_SOURCES, "1 2", TRUE },
  { QORGAN_STEP_SOURCES, "1 2 1", FALSE },
  { QORGAN_STEP_SOURCES, "1,2", FALSE },
};

static void
test_check (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s: %s", qorgan_field (values[i].field)->name, values[i].value);
      g_assert_true (qorgan_value_check (values[i].field, values[i].value, &error) == values[i].good);
      g_assert_true ((error == NULL) == values[i].good);
    }
}

static void
test_numbers_come_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 20000; i++)
    {
      double real = g_rand_double_range (rand, -180, 180);
      g_autofree char *text = NULL;
      double back;

      if (i % 2 == 0)
        real = (double) (gint64) (real * 1000) / 1000; /* as people write coordinates */
      text = qorgan_value_from_real (real);
      g_assert_true (qorgan_value_get_real (text, &back));
      g_assert_true (back == real);
      if (i % 2 == 0)
        g_assert_cmpuint (strlen (text), <=, 8);
    }
}

static void
test_links_come_back (void)
{
  const gint64 ids[] = { 5, G_MAXINT64, 1 };
  g_autofree char *value = qorgan_value_from_links (ids, G_N_ELEMENTS (ids));
  g_autoptr (GArray) back = qorgan_value_dup_links (value);

  g_assert_cmpmem (ids, sizeof ids, back->data, back->len * sizeof (gint64));
  g_assert_null (qorgan_value_from_links (NULL, 0));
}

static void
test_record_keeps_its_own_copy (void)
{
  const char *kept[32] = { NULL };
  g_autofree char *name = g_strdup ("Saniya Toiken");
  QorganRecord *record;

  kept[QORGAN_FIELD_INDEX (QORGAN_PERSON_NAME_EN)] = name;
  kept[QORGAN_FIELD_INDEX (QORGAN_PERSON_ROLES)] = "journalist editor";
  record = qorgan_record_new (7, &qorgan_kind_person, kept);
  memset (name, 'x', strlen (name));
  g_assert_cmpstr (qorgan_record_text (record, QORGAN_PERSON_NAME_EN), ==, "Saniya Toiken");
  g_assert_null (qorgan_record_text (record, QORGAN_PERSON_NOTE));
  qorgan_record_unref (record);
}

static void
test_kinds_hang_together (void)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_true (qorgan_kind_by_id (kinds[i]->id) == kinds[i]);
      g_assert_true (qorgan_kind_by_name (kinds[i]->name) == kinds[i]);
      g_assert_cmpuint (QORGAN_FIELD_KIND (kinds[i]->title_field), ==, kinds[i]->id);
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        {
          const QorganField *field = &kinds[i]->fields[j];

          g_assert_nonnull (field->name); /* a hole in the enum would be a field without a row in the table */
          g_assert_true (g_hash_table_add (names, (gpointer) field->name));
          g_assert_true ((field->vocabulary != NULL) == (field->type == QORGAN_CODE || field->type == QORGAN_CODES));
        }
      for (guint j = 0; j < kinds[i]->n_derived; j++)
        {
          const QorganKind *from = qorgan_kind_by_name (kinds[i]->derived[j].from_kind);

          g_assert_nonnull (from);
          g_assert_true (qorgan_kind_find_field (from, kinds[i]->derived[j].via, NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/casebook/value/check", test_check);
  g_test_add_func ("/casebook/value/numbers_come_back", test_numbers_come_back);
  g_test_add_func ("/casebook/value/links_come_back", test_links_come_back);
  g_test_add_func ("/casebook/value/record_keeps_its_own_copy", test_record_keeps_its_own_copy);
  g_test_add_func ("/casebook/value/kinds_hang_together", test_kinds_hang_together);
  return g_test_run ();
}
