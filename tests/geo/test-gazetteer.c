/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gazetteer: the bundled one is complete, every town is found by every name it has or had, and a wrong row is
 * refused with its line. */
#include "qorgan-gazetteer.h"

#include <string.h>

#define HEADING "code\tkind\tname_en\tname_ru\tname_kk\tother_names\tregion\tlat\tlon\tzone\tsource\n"
#define REGION "here\tregion\tHere\tЗдесь\tОсында\t-\t-\t50\t70\tAsia/Almaty\tus\n"

static void
test_bundled (void)
{
  QorganGazetteer *gazetteer = qorgan_gazetteer_get_default ();
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_regions = 0;

  g_assert_cmpuint (qorgan_gazetteer_get_size (gazetteer), >, 100);
  for (guint i = 0; i < qorgan_gazetteer_get_size (gazetteer); i++)
    {
      const QorganPlace *place = qorgan_gazetteer_get (gazetteer, i);

      g_assert_true (g_hash_table_add (codes, (gpointer) place->code));
      g_assert_true (g_str_is_ascii (place->names[QORGAN_LANGUAGE_EN]));
      g_assert_false (g_str_is_ascii (place->names[QORGAN_LANGUAGE_RU]));
      g_assert_false (g_str_is_ascii (place->names[QORGAN_LANGUAGE_KK]));
      g_assert_cmpfloat (place->latitude, >, 40.5);
      g_assert_cmpfloat (place->latitude, <, 55.5);
      g_assert_cmpfloat (place->longitude, >, 46.4);
      g_assert_cmpfloat (place->longitude, <, 87.4);
      n_regions += place->kind == QORGAN_PLACE_REGION;
    }
  g_assert_cmpuint (n_regions, ==, 17);
}

static const QorganPlace *
place_of (const char *code)
{
  QorganGazetteer *gazetteer = qorgan_gazetteer_get_default ();
  guint i = 0;

  while (!g_str_equal (qorgan_gazetteer_get (gazetteer, i)->code, code))
    i++;
  return qorgan_gazetteer_get (gazetteer, i);
}

static void
assert_first (const char *typed, const char *code)
{
  g_autoptr (GPtrArray) found = qorgan_gazetteer_search (qorgan_gazetteer_get_default (), typed);
  const QorganPlace *first;

  g_test_message ("%s", typed);
  g_assert_cmpuint (found->len, >, 0);
  first = g_ptr_array_index (found, 0);
  g_assert_cmpstr (first->code, ==, code);
}

static void
test_names (void)
{
  static const struct
  {
    const char *code;
    const char *names[12];
  } places[] = {
    { "oral", { "Oral", "Uralsk", "Уральск", "Орал", "uralsk", "УРАЛЬСК", "Ural'sk" } },
    { "astana", { "Astana", "Астана", "Nur-Sultan", "Нур-Султан", "Нұр-Сұлтан", "Nursultan", "Целиноград", "Акмола" } },
    { "almaty", { "Almaty", "Алматы", "Alma-Ata", "Алма-Ата", "Верный" } },
    { "shymkent", { "Shymkent", "Шымкент", "Чимкент", "Chimkent" } },
    { "zhanaozen", { "Zhanaozen", "Жанаозен", "Жаңаөзен", "Janaozen", "Новый Узень" } },
    { "atyrau", { "Atyrau", "Guryev", "Гурьев" } },
    { "aktau", { "Aktau", "Ақтау", "Шевченко" } },
    { "semey", { "Semey", "Семипалатинск", "Semipalatinsk" } },
    { "ust-kamenogorsk", { "Усть-Каменогорск", "Өскемен", "Oskemen" } },
    { "taraz", { "Taraz", "Джамбул", "Аулие-Ата" } },
    { "aktobe", { "Aktobe", "Ақтөбе", "Актюбинск" } },
    { "konaev", { "Konaev", "Қонаев", "Капчагай" } },
    { "altai", { "Алтай", "Зыряновск" } },
    { "ridder", { "Ridder", "Лениногорск" } },
    { "baikonur", { "Baikonur", "Ленинск" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint j = 0; places[i].names[j] != NULL; j++)
      assert_first (places[i].names[j], places[i].code);
}

/* A name a few places share must still find each of them. */
static void
test_every_name_finds_its_place (void)
{
  QorganGazetteer *gazetteer = qorgan_gazetteer_get_default ();

  for (guint i = 0; i < qorgan_gazetteer_get_size (gazetteer); i++)
    {
      const QorganPlace *place = qorgan_gazetteer_get (gazetteer, i);

      for (guint j = 0; j < 3 + place->n_other_names; j++)
        {
          const char *name = j < 3 ? place->names[j] : place->other_names[j - 3].name;
          g_autoptr (GPtrArray) found = qorgan_gazetteer_search (gazetteer, name);

          g_test_message ("%s: %s", place->code, name);
          g_assert_true (g_ptr_array_find (found, place, NULL));
        }
    }
}

static void
test_ranking (void)
{
  QorganGazetteer *gazetteer = qorgan_gazetteer_get_default ();
  g_autoptr (GPtrArray) almaty = qorgan_gazetteer_search (gazetteer, "Almaty");
  g_autoptr (GPtrArray) kazakhstan = qorgan_gazetteer_search (gazetteer, "Kazakhstan");
  g_autoptr (GPtrArray) letter = qorgan_gazetteer_search (gazetteer, "a");
  g_autoptr (GPtrArray) nothing = qorgan_gazetteer_search (gazetteer, "  ");
  g_autoptr (GPtrArray) unknown = qorgan_gazetteer_search (gazetteer, "Reykjavik");

  /* The city of that name comes before the region whose name begins with it. */
  g_assert_cmpstr (((QorganPlace *) g_ptr_array_index (almaty, 0))->code, ==, "almaty");
  g_assert_cmpstr (((QorganPlace *) g_ptr_array_index (almaty, 1))->code, ==, "almaty-region");
  g_assert_true (g_ptr_array_find (kazakhstan, (gpointer) place_of ("west-kazakhstan-region"), NULL));
  g_assert_cmpuint (letter->len, ==, QORGAN_GAZETTEER_MAX_RESULTS);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (unknown->len, ==, 0);
}

static const QorganPlaceName *
find_other_name (const QorganPlace *place, const char *name)
{
  for (guint i = 0; i < place->n_other_names; i++)
    if (g_str_equal (place->other_names[i].name, name))
      return &place->other_names[i];
  g_assert_not_reached ();
}

static void
test_facts (void)
{
  const QorganPlace *oral = place_of ("oral");
  const QorganPlace *astana = place_of ("astana");
  const QorganPlaceName *nur_sultan = find_other_name (astana, "Нұр-Сұлтан");
  const QorganPlaceName *akmolinsk = find_other_name (astana, "Akmolinsk");

  g_assert_cmpstr (oral->zone, ==, "Asia/Oral");
  g_assert_cmpstr (oral->region->names[QORGAN_LANGUAGE_EN], ==, "West Kazakhstan Region");
  g_assert_cmpstr (oral->region->zone, ==, "Asia/Oral");
  g_assert_cmpfloat_with_epsilon (oral->latitude, 51.233, 1e-9);
  g_assert_cmpfloat_with_epsilon (oral->longitude, 51.367, 1e-9);
  g_assert_null (find_other_name (oral, "Uralsk")->from);
  g_assert_null (find_other_name (oral, "Uralsk")->to);

  g_assert_null (astana->region);
  g_assert_cmpstr (astana->zone, ==, "Asia/Almaty");
  g_assert_cmpstr (nur_sultan->from, ==, "2019-03");
  g_assert_cmpstr (nur_sultan->to, ==, "2022-09-19");
  g_assert_null (akmolinsk->from);
  g_assert_cmpstr (akmolinsk->to, ==, "1961");
}

static void
test_nearest (void)
{
  QorganGazetteer *gazetteer = qorgan_gazetteer_get_default ();

  g_assert_cmpstr (qorgan_gazetteer_find_nearest (gazetteer, 51.20, 51.40, 15)->code, ==, "oral");
  /* Semey is also the point that stands for its region; the town is meant. */
  g_assert_cmpstr (qorgan_gazetteer_find_nearest (gazetteer, 50.427, 80.267, 15)->code, ==, "semey");
  g_assert_null (qorgan_gazetteer_find_nearest (gazetteer, 46.0, 66.0, 15));
}

static void
test_strict (void)
{
  static const struct
  {
    const char *row;
    const char *complaint;
  } rows[] = {
    { "there\tcity\tThere\tТам\tАнда\t-\there\t50\t70\tAsia/Almaty", "10 columns" },
    { "There\tcity\tThere\tТам\tАнда\t-\there\t50\t70\tAsia/Almaty\tus", "not a code" },
    { "\tcity\tThere\tТам\tАнда\t-\there\t50\t70\tAsia/Almaty\tus", "not a code" },
    { "here\tcity\tThere\tТам\tАнда\t-\there\t50\t70\tAsia/Almaty\tus", "already taken" },
    { "there\thamlet\tThere\tТам\tАнда\t-\there\t50\t70\tAsia/Almaty\tus", "not a kind" },
    { "there\tcity\t\tТам\tАнда\t-\there\t50\t70\tAsia/Almaty\tus", "not a name" },
    { "there\tcity\tThere\tТам\tАнда \t-\there\t50\t70\tAsia/Almaty\tus", "not a name" },
    { "there\tcity\tThere\tТам\tАнда\tOld|\there\t50\t70\tAsia/Almaty\tus", "not a name" },
    { "there\tcity\tThere\tТам\tАнда\tOld (until 1991)\there\t50\t70\tAsia/Almaty\tus", "not a period" },
    { "there\tcity\tThere\tТам\tАнда\tOld (to 91)\there\t50\t70\tAsia/Almaty\tus", "not a period" },
    { "there\tcity\tThere\tТам\tАнда\tOld (to 1991\there\t50\t70\tAsia/Almaty\tus", "closing bracket" },
    { "there\tcity\tThere\tТам\tАнда\t-\telsewhere\t50\t70\tAsia/Almaty\tus", "not a region" },
    { "there\tcity\tThere\tТам\tАнда\t-\t-\t50\t70\tAsia/Almaty\tus", "needs a region" },
    { "there\tcapital\tThere\tТам\tАнда\t-\there\t50\t70\tAsia/Almaty\tus", "cannot have a region" },
    { "there\tcity\tThere\tТам\tАнда\t-\there\t70\t50\tAsia/Almaty\tus", "not a coordinate" },
    { "there\tcity\tThere\tТам\tАнда\t-\there\t50,1\t70\tAsia/Almaty\tus", "not a coordinate" },
    { "there\tcity\tThere\tТам\tАнда\t-\there\tnan\t70\tAsia/Almaty\tus", "not a coordinate" },
    { "there\tcity\tThere\tТам\tАнда\t-\there\t50\t70\tAsia/Atlantis\tus", "not a time zone" },
    { "", "0 columns" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat (HEADING, REGION, rows[i].row, "\n\n", NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (qorgan_gazetteer_new (text, &error));
      g_assert_error (error, QORGAN_GEO_ERROR, QORGAN_GEO_ERROR_GAZETTEER);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].complaint));
      g_assert_nonnull (strstr (error->message, "line 3"));
    }
}

static void
test_other_texts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganGazetteer) small = qorgan_gazetteer_new (HEADING REGION, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (qorgan_gazetteer_get_size (small), ==, 1);
  g_assert_null (qorgan_gazetteer_new ("", &error));
  g_assert_error (error, QORGAN_GEO_ERROR, QORGAN_GEO_ERROR_GAZETTEER);
  g_clear_error (&error);
  g_assert_null (qorgan_gazetteer_new (HEADING "\xff", &error));
  g_assert_error (error, QORGAN_GEO_ERROR, QORGAN_GEO_ERROR_GAZETTEER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gazetteer/bundled", test_bundled);
  g_test_add_func ("/gazetteer/names", test_names);
  g_test_add_func ("/gazetteer/every-name-finds-its-place", test_every_name_finds_its_place);
  g_test_add_func ("/gazetteer/ranking", test_ranking);
  g_test_add_func ("/gazetteer/facts", test_facts);
  g_test_add_func ("/gazetteer/nearest", test_nearest);
  g_test_add_func ("/gazetteer/strict", test_strict);
  g_test_add_func ("/gazetteer/other-texts", test_other_texts);
  return g_test_run ();
}
