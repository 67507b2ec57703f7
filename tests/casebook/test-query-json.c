/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries as JSON: in and out, and what is refused in which words. */

#include <json-glib/json-glib.h>

#include "qorgan-casebook-error.h"
#include "qorgan-kinds.h"
#include "qorgan-query.h"

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

static void
test_json_round_trip (void)
{
  static const char *const texts[] = {
    "{\"kind\":\"case\"}",
    "{\"kind\":\"person\",\"search\":\"ахмед\",\"sort\":\"title\"}",
    "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"any\":[\"open\",\"closed\"]},{\"field\":\"opened\","
    "\"since\":\"2022-01\",\"until\":\"2022-02\"},{\"field\":\"client\",\"none\":[\"1000001\"]},{\"field\":\"closed\","
    "\"empty\":true},{\"field\":\"track\",\"empty\":false}],\"sort\":\"opened\",\"descending\":true}",
    "{\"kind\":\"case\",\"where\":[{\"via\":\"step.case\",\"field\":\"measure\",\"any\":[\"house_arrest\"]},"
    "{\"via\":\"step.case\",\"field\":\"place\",\"none\":[\"1000001\"],\"within\":true},"
    "{\"via\":\"step.case\",\"field\":\"happened\",\"on\":\"2022-01-15\"}]}",
    "{\"kind\":\"person\",\"where\":[{\"via\":[\"case.client\",\"step.case\"],\"field\":\"measure\","
    "\"any\":[\"remand\"]}]}",
    "{\"kind\":\"incident\",\"where\":[{\"via\":\"incident.place\",\"field\":\"kind\",\"any\":[\"city\"]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = parse (texts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (QorganQuery) query = qorgan_query_from_json (node, NULL, &error);
      g_autoptr (QorganQuery) copy = NULL;
      g_autoptr (JsonNode) out = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      copy = qorgan_query_copy (query);
      out = qorgan_query_to_json (copy);
      text = json_to_string (out, FALSE);
      g_assert_cmpstr (text, ==, texts[i]);
    }
}

static void
test_json_refused (void)
{
  static const struct
  {
    const char *json;
    const char *names;
  } wrong[] = {
    { "[]", "JSON object" },
    { "{}", "kind" },
    { "{\"kind\":\"spaceship\"}", "kind" },
    { "{\"kind\":\"case\",\"limit\":3}", "limit" },
    { "{\"kind\":\"case\",\"search\":3}", "search" },
    { "{\"kind\":\"case\",\"sort\":\"colour\"}", "colour" },
    { "{\"kind\":\"case\",\"sort\":null}", "sort" },
    { "{\"kind\":\"case\",\"descending\":\"yes\"}", "descending" },
    { "{\"kind\":\"case\",\"where\":{}}", "where" },
    { "{\"kind\":\"case\",\"where\":[3]}", "where" },
    { "{\"kind\":\"case\",\"where\":[{\"any\":[]}]}", "field" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"colour\",\"any\":[\"red\"]}]}", "colour" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\"}]}", "state" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"any\":\"open\"}]}", "state" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"any\":[1]}]}", "state" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"like\":[\"o\"]}]}", "like" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"since\":\"2022\"}]}", "state" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"empty\":1}]}", "state" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"client\",\"any\":[\"Lukpan\"]}]}", "client" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"opened\",\"any\":[\"2022\"]}]}", "opened" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"opened\",\"since\":\"2022-13\"}]}", "2022-13" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"opened\",\"until\":true}]}", "opened" },
    { "{\"kind\":\"step\",\"where\":[{\"field\":\"length\",\"any\":[\"10\"]}]}", "length" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"empty\":true},{\"field\":\"state\",\"any\":[]}]}",
      "twice" },
    { "{\"kind\":\"case\",\"where\":[{\"via\":\"step\",\"field\":\"measure\",\"any\":[]}]}", "step.case" },
    { "{\"kind\":\"case\",\"where\":[{\"via\":\"step.colour\",\"field\":\"measure\",\"any\":[]}]}", "step.colour" },
    { "{\"kind\":\"case\",\"where\":[{\"via\":\"step.measure\",\"field\":\"measure\",\"any\":[]}]}", "step.measure" },
    { "{\"kind\":\"case\",\"where\":[{\"via\":\"affiliation.person\",\"field\":\"post\",\"any\":[]}]}",
      "affiliation.person" },
    { "{\"kind\":\"case\",\"where\":[{\"via\":\"case.client\",\"field\":\"note\",\"any\":[]}]}", "case.client" },
    { "{\"kind\":\"case\",\"where\":[{\"via\":[],\"field\":\"note\",\"any\":[]}]}", "via" },
    { "{\"kind\":\"case\",\"where\":[{\"via\":3,\"field\":\"note\",\"any\":[]}]}", "via" },
    { "{\"kind\":\"case\",\"where\":[{\"via\":\"step.case\",\"field\":\"colour\",\"any\":[]}]}", "colour" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"client\",\"any\":[\"3\"],\"within\":1}]}", "within" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"state\",\"any\":[],\"within\":true}]}", "within" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"closed\",\"on\":\"2022\"}]}", "closed" },
    { "{\"kind\":\"case\",\"where\":[{\"field\":\"opened\",\"on\":\"?\"}]}", "opened" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (JsonNode) node = parse (wrong[i].json);
      g_autoptr (GError) error = NULL;

      g_assert_null (qorgan_query_from_json (node, NULL, &error));
      g_assert_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_QUERY);
      if (strstr (error->message, wrong[i].names) == NULL)
        g_error ("“%s” does not name “%s”", error->message, wrong[i].names);
    }
}

static void
test_json_of_other_kind (void)
{
  g_autoptr (JsonNode) node = parse ("{\"kind\":\"case\"}");
  g_autoptr (GError) error = NULL;

  g_assert_null (qorgan_query_from_json (node, &qorgan_kind_person, &error));
  g_assert_error (error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_QUERY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/json/round-trip", test_json_round_trip);
  g_test_add_func ("/query/json/refused", test_json_refused);
  g_test_add_func ("/query/json/other-kind", test_json_of_other_kind);
  return g_test_run ();
}
